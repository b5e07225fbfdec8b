"""Pages as bare as a page of ours can be: one form on the shared base, without storage or with one request to it.

What the product's own pages are measured against.
"""

from flask import Flask, request
from werkzeug.wrappers import Response

from portal.bootstrap.planning_api import PlanningApi
from portal.web.answers import page, see_other
from portal.web.app import make_app
from portal.web.fields import Line
from portal.web.forms import PageForm, from_request
from portal.web.language import pages
from tests.figures.visitor import PLAIN, READING, WRITING


class PlainForm(PageForm):
    name = Line("apply.who.name", missing="apply.who.name_missing")


def create_app(portal: PlanningApi) -> Flask:
    app = make_app(__name__, portal)

    def reading() -> Response:
        portal.keys.of("nobody")
        return plain()

    def writing() -> Response:
        portal.limiter.count("key_refused", "nobody")
        return plain()

    pages(app, "plain", plain, nl=PLAIN, en="/en/plain/")
    pages(app, "reading", reading, nl=READING, en="/en/plain/read/", methods=("GET",))
    pages(app, "writing", writing, nl=WRITING, en="/en/plain/write/", methods=("GET",))
    return app


def plain() -> Response:
    form = from_request(PlainForm)
    if request.method == "POST" and form.validate():
        return see_other("plain")
    return page("plain/plain.html", form)
