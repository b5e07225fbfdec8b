"""Too many requests: the page or problem document that says how long to wait (RFC 6585 4)."""

from math import ceil

from flask import Flask, Response

from portal.services.limiting import Act, Limiter, TooOften
from portal.services.ports import Unavailable
from portal.web.errors import error_answer
from portal.web.visitor import visitor


def answer_too_often(app: Flask) -> None:
    app.register_error_handler(TooOften, too_often)


def too_often(refused: TooOften) -> Response:
    """Our page of 429, with the minutes to wait in it and the seconds in ``Retry-After``."""
    answer = error_answer(429, minutes=ceil(refused.seconds / 60))
    answer.headers["Retry-After"] = str(refused.seconds)
    return answer


def refusal(limiter: Limiter, act: Act) -> Response | None:
    """Count something that was refused; the page of 429 instead, where the visitor tried too often, or that of 503.

    For error handlers: what they raise is answered by nobody.
    """
    try:
        limiter.count(act, visitor())
    except TooOften as refused:
        return too_often(refused)
    except Unavailable:
        return error_answer(503)
    return None
