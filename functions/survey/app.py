"""The survey's Flask app."""

from flask import Flask

from functions.survey.views import Views
from portal.bootstrap.survey import Survey
from portal.services.answer_survey import SurveyClosed
from portal.services.follow_link import NoSuchLink
from portal.services.ports import Unavailable
from portal.web.app import make_app
from portal.web.errors import answer_as
from portal.web.language import pages
from portal.web.limiting import answer_too_often


def create_app(portal: Survey) -> Flask:
    app = make_app(__name__, portal)
    views = Views(portal)
    nl, en = "/ktv/<ref>/<token>", "/en/survey/<ref>/<token>"
    pages(app, "ask", views.ask, nl=nl, en=en)
    pages(app, "thanks", views.thanks, nl=f"{nl}/dank", en=f"{en}/thanks", methods=("GET",))
    pages(app, "call", views.call, nl=f"{nl}/bel-mij", en=f"{en}/call-me", methods=("POST",))
    app.register_error_handler(SurveyClosed, views.closed)
    app.register_error_handler(NoSuchLink, views.no_such_link)
    answer_as(app, Unavailable, 503)
    answer_too_often(app)
    return app
