"""Step 5: drawings. Files go straight to the bucket; what is missing becomes something to do later."""

from collections.abc import Iterable
from dataclasses import asdict

from flask import request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from functions.apply.asking import coming_from, go_to, halfway, onward, scene
from functions.apply.desk import Desk
from functions.apply.filled import Filled
from functions.apply.road import Stop, detour
from portal.domain.answers import Document
from portal.domain.definition import Drawing
from portal.files.drawings import MEGABYTE, MOST_BYTES, MOST_FILES, Drawings, Drawn, sound
from portal.services.file_ports import UploadForm
from portal.services.ports import Unavailable
from portal.web.answers import page

STOP = Stop("drawings")


class DrawingsPage:
    """Without an answer from the bucket the page still works: drawings can always be sent later."""

    def __init__(self, desk: Desk, drawings: Drawings) -> None:
        self._desk = desk
        self._drawings = drawings

    def view(self) -> ResponseReturnValue:
        filled = self._desk.open()
        earlier = detour(STOP, filled)
        if earlier is not None:
            return go_to(earlier)
        found = self._found(filled)
        if request.method == "POST" and (halfway() or _may_go(found)):
            return self._keep(filled, found)
        return self._show(filled, found)

    def remove(self) -> ResponseReturnValue:
        filled = self._desk.open()
        self._drawings.remove(filled.draft_id, request.form.get("file", ""))
        return go_to(STOP)

    def _found(self, filled: Filled) -> tuple[Drawn, ...] | None:
        """What lies in the bucket; None where it doesn't answer."""
        try:
            return self._drawings.of(filled.draft_id)
        except Unavailable:
            return None

    def _show(self, filled: Filled, found: tuple[Drawn, ...] | None) -> Response:
        files = found or ()
        room = found is not None and len(files) < MOST_FILES
        answer = page(
            "apply/drawings.html",
            **scene(STOP, filled),
            asked=filled.drawings,
            found=files,
            faulty=[drawn for drawn in files if drawn.problem],
            missing=missing(filled, sound(files)),
            uploads=self._forms(filled) if room else {},
            out_of_order=found is None,
            limits={"megabytes": MOST_BYTES // MEGABYTE, "files": MOST_FILES},
        )
        answer.status_code = 422 if request.method == "POST" else 200
        return answer

    def _forms(self, filled: Filled) -> dict[str, UploadForm]:
        """One for each drawing that is asked for; they bring the customer back to this very page."""
        back_to = self._desk.origin() + url_for("drawings", **coming_from())
        batch = self._desk.portal.new_id()
        return {
            drawing.id: self._drawings.form(filled.draft_id, drawing.id, batch, back_to) for drawing in filled.drawings
        }

    def _keep(self, filled: Filled, found: tuple[Drawn, ...] | None) -> Response:
        documents = filled.documents if found is None else sound(found)[:MOST_FILES]
        complete = filled.is_complete("drawings") or not halfway()
        answers = {"documents": [asdict(document) for document in documents], "complete": complete}
        now = self._desk.keep(filled, {"drawings": answers})
        return self._desk.hand_over(onward(self._desk, now, STOP), now)


def missing(filled: Filled, documents: Iterable[Document]) -> tuple[Drawing, ...]:
    """What the chosen products ask for and isn't there yet."""
    given = {document.drawing for document in documents}
    return tuple(drawing for drawing in filled.drawings if drawing.id not in given)


def _may_go(found: tuple[Drawn, ...] | None) -> bool:
    """A file that can't be used has to be taken away first, so that nobody thinks that we have it."""
    return found is None or (len(found) <= MOST_FILES and not any(drawn.problem for drawn in found))
