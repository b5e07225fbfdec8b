"""The two ways in which a view ends: a page, or a redirect after something was done."""

from flask import make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import Form


def page(template: str, form: Form | None = None, **values: object) -> Response:
    """Render a page; 422 where its form has errors, so that the title says so and a test can see it."""
    status = 422 if form is not None and form.errors else 200
    return make_response(render_template(template, form=form, **values), status)


def see_other(endpoint: str, **values: object) -> Response:
    """303 to a page of our own, in the same language: what was posted is not posted again by going back."""
    return redirect(url_for(endpoint, **values), 303)  # type: ignore[arg-type]
