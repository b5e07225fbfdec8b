"""Error pages: what happened, that nothing is lost, what to do now, and how to reach a person.

The only place that knows which HTTP code an error of ours becomes. Under ``/api/`` the same sentences leave as a
problem document.
"""

import logging
from collections.abc import Mapping

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from portal.services.journal import described
from portal.web.access_log import request_id
from portal.web.language import say
from portal.web.origin import is_api
from portal.web.problem import problem

LOG = logging.getLogger("portal.failure")

WORDED = frozenset({400, 403, 404, 405, 410, 413, 422, 429, 500, 503})
"""Codes with sentences of their own in ``content/words/errors.toml``."""

RETRY_AFTER = 10
"""Seconds after which a request that met an unavailable store may be tried again."""


def handle_errors(app: Flask) -> None:
    app.register_error_handler(HTTPException, answer_http)


def answer_as(app: Flask, error: type[Exception], status: int) -> None:
    """Let ``error``, wherever a view meets it, become the error page (or problem document) of ``status``."""

    def answer(problem: Exception) -> Response:
        if status >= 500:
            LOG.warning("unavailable", extra={"told": {"request": request_id(), **described(problem)}})
        return error_answer(status)

    app.register_error_handler(error, answer)


def answer_http(error: HTTPException) -> Response | HTTPException:
    """Our page for what Flask and Werkzeug raise; redirects and ready-made responses pass unchanged."""
    if error.code is None or error.code < 400 or error.response is not None:
        return error
    answer = error_answer(error.code)
    for name, value in error.get_headers():
        if name != "Content-Type":
            answer.headers[name] = value
    return answer


def error_answer(status: int, **values: object) -> Response:
    """The page or problem document for ``status``, in the language of the path; ``values`` fill its sentences."""
    answer = _problem(status) if is_api(request.path) else _page(status, values)
    if status == 503:
        answer.headers["Retry-After"] = str(RETRY_AFTER)
    return answer


def _problem(status: int) -> Response:
    about = _words_for(status)
    return problem(status, say(f"errors.{about}.title"), say(f"errors.{about}.happened"))


def _page(status: int, values: Mapping[str, object]) -> Response:
    about = _words_for(status)
    page = render_template("error.html", about=about, request_id=request_id(), values={"minutes": 1, **values})
    return make_response(page, status)


def _words_for(status: int) -> int:
    if status in WORDED:
        return status
    return 500 if status >= 500 else 400
