"""Step 6: check and send. Where sending means ordering, the page and its button say so, with the price."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from functions.apply.asking import go_to, halfway, onward, scene
from functions.apply.complete import complete_answers
from functions.apply.desk import Desk
from functions.apply.drawing import STOP as DRAWINGS
from functions.apply.drawing import missing
from functions.apply.filled import Filled
from functions.apply.money import total
from functions.apply.road import CHECK, detour
from functions.apply.summary import summary
from portal.domain.answers import Document
from portal.domain.catalogue import charges_on, works_for
from portal.domain.submission import NotDeliverable
from portal.files.drawings import Drawings, sound
from portal.services.submit import Submission, submit
from portal.web.answers import page, see_other
from portal.web.language import current_language

CHANGED = 409
"""HTTP: what the customer agreed to isn't what stands now."""


class DrawingsChanged(Exception):
    """A file that was found sound is gone or has another content by now."""


class Checking:
    def __init__(self, desk: Desk, drawings: Drawings) -> None:
        self._desk = desk
        self._drawings = drawings
        portal = desk.portal
        self._submission = Submission(
            portal.applications, portal.drafts, portal.definition, portal.settings.lookup_secret, portal.below
        )

    def view(self) -> ResponseReturnValue:
        filled = self._desk.open()
        earlier = detour(CHECK, filled)
        if earlier is not None:
            return go_to(earlier)
        if request.method == "GET":
            return self._show(filled)
        return onward(self._desk, filled, CHECK) if halfway() else self._send(filled)

    def _show(self, filled: Filled, refused: str = "") -> Response:
        """``refused`` is the key of a sentence that says why it was not sent."""
        failed: dict[str, Any] = {"failed": refused} if refused else {}
        answer = page(
            "apply/check.html",
            **failed,
            **scene(CHECK, filled),
            steps=summary(filled),
            works=works_for(filled.catalogue, filled.products),
            missing=missing(filled, filled.documents),
            charges=charges_on(filled.catalogue, filled.today),
        )
        answer.status_code = CHANGED if refused else 200
        return answer

    def _send(self, filled: Filled) -> Response:
        if request.form.get("price") != total(filled.lines).seen:
            return self._show(filled, "apply.check.price_changed")
        try:
            answers = complete_answers(filled, current_language(), self._documents(filled))
            reference = submit(self._submission, filled.draft_id, answers, self._desk.portal.now())
        except DrawingsChanged:
            return go_to(DRAWINGS)
        except NotDeliverable as problem:
            return self._show(filled, problem.key)
        return see_other("sent", reference=reference)

    def _documents(self, filled: Filled) -> tuple[Document, ...]:
        """What was checked when the drawings were left, if it is still the same content. Raises DrawingsChanged."""
        checked = filled.documents
        if checked and not set(checked) <= set(sound(self._drawings.of(filled.draft_id))):
            raise DrawingsChanged(f"the drawings of draft {filled.draft_id} changed after they were checked")
        return checked
