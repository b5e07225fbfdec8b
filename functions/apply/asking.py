"""The view behind every page with a question: show it, keep what was typed, go on."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from functions.apply.desk import Desk
from functions.apply.filled import Filled
from functions.apply.money import total
from functions.apply.questions.question import QuestionPage
from functions.apply.road import CHECK, Stop, after, before, detour, first_unfinished
from functions.apply.saving import save_for_later
from portal.web.answers import page, see_other
from portal.web.forms import PageForm, from_request

RETURNING = "controle"
"""In the query: the customer came from the check and wants to go back there."""


class Asking:
    """One question's page as a view."""

    def __init__(self, desk: Desk, question: QuestionPage) -> None:
        self._desk = desk
        self._question = question

    def __call__(self, discipline: str = "") -> ResponseReturnValue:
        stop = Stop(self._question.page, discipline)
        filled = self._desk.open_or_new() if stop.page == "what" else self._desk.open()
        earlier = detour(stop, filled)
        if earlier is not None:
            return go_to(earlier)
        form = from_request(self._question.form, self._question.known(filled, stop))
        extra = self._question.prepare(form, filled, stop)
        if request.method == "POST":
            answer = self._take(form, filled, stop)
            if answer is not None:
                return answer
        return page(f"apply/{stop.page}.html", form, **scene(stop, filled), **extra)

    def _take(self, form: PageForm, filled: Filled, stop: Stop) -> Response | None:
        """Keep what was posted and go on; None where the page must be shown again."""
        complete = form.validate()
        if complete:
            self._question.check(form, filled)
            complete = not form.errors
        if not complete and not halfway():
            return None
        now = self._desk.keep(filled, self._question.kept(form, filled, stop, complete=complete))
        return self._desk.hand_over(onward(self._desk, now, stop), now)


def onward(desk: Desk, filled: Filled, stop: Stop) -> Response:
    """Where the pressed button leads, once the answers of ``stop`` are kept."""
    if "later" in request.form:
        return save_for_later(desk, filled)
    if "back" in request.form:
        return go_to(before(stop, filled) or stop)
    if "call" in request.form:
        return see_other("question", bij=stop.page)
    return go_to(first_unfinished(filled) if returning() else after(stop, filled))


def halfway() -> bool:
    """Whether the customer leaves the page without being done with it."""
    return any(button in request.form for button in ("later", "back", "call"))


def scene(stop: Stop, filled: Filled) -> dict[str, Any]:
    """What every page of the form shows around its question."""
    return {
        "stop": stop,
        "first": before(stop, filled) is None,
        "lines": filled.lines,
        "total": total(filled.lines),
        "coming_from": coming_from(),
    }


def returning() -> bool:
    return request.args.get("naar") == RETURNING


def coming_from() -> dict[str, Any]:
    """What to carry along in an address, so that the way back to the check isn't lost."""
    return {"naar": RETURNING} if returning() else {}


def go_to(stop: Stop) -> Response:
    """To another page of the form."""
    return see_other(stop.page, **stop.place, **({} if stop == CHECK else coming_from()))
