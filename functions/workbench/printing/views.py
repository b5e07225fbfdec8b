"""Letters that wait to be printed; only the brand's own people see them."""

from contextlib import suppress
from dataclasses import dataclass, replace

from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from functions.workbench.assets import named
from functions.workbench.looking import looked
from portal.bootstrap.workbench import Workbench
from portal.domain.staff import Employee
from portal.domain.wording import moment
from portal.services.message_ports import Letter, Made, Refused
from portal.services.ports import Conflict, Delivery
from portal.services.staff_ports import Waiting
from portal.web.answers import page, see_other
from portal.web.language import say

MOST = 100


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    reference: str
    about: str
    since: str


class PrintViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def list(self, employee: Employee) -> ResponseReturnValue:
        _own(employee)
        rows = [_row(waiting) for waiting in self._portal.print_room.waiting(MOST)]
        return page("workbench/printing/list.html", rows=rows, full=len(rows) == MOST)

    def letter(self, employee: Employee, key: str) -> ResponseReturnValue:
        """The page to print, as it stands now and leaving a trace; or why it needs no printing any more."""
        waiting = self._waiting(employee, key)
        made = self._made(waiting)
        if not isinstance(made, Letter):
            return page("workbench/printing/otherwise.html", row=_row(waiting), gone=made is None)
        looked(self._portal, employee, waiting.message.subject, "letter")
        return self._portal.render().sheet(made, f"/medewerkers/bestand/{named('paper.css')}")

    def done(self, employee: Employee, key: str) -> ResponseReturnValue:
        """It was printed; or it goes the way that the customer prefers by now. Done by two at once, it is done once."""
        waiting = self._waiting(employee, key)
        room, now, made = self._portal.print_room, self._portal.now(), self._made(waiting)
        with suppress(Conflict):
            if isinstance(made, Letter):
                message = waiting.message
                room.printed(waiting, Delivery(message.id, message.name, "handed_over", now, channel="letter"))
            elif made is None:
                room.drop(waiting)
            else:
                room.send_otherwise(waiting, replace(waiting.message, not_before=now))
        return see_other("letters")

    def _made(self, waiting: Waiting) -> Made | None:
        """What the message comes to now; a letter where there is no way at all, for it was to be one."""
        try:
            return self._portal.compose()(waiting.message, self._portal.now())
        except Refused:
            return None

    def _waiting(self, employee: Employee, key: str) -> Waiting:
        _own(employee)
        found = self._portal.print_room.find(key)
        if found is None:
            raise NotFound
        return found


def _own(employee: Employee) -> None:
    """Letters are the brand's, not an organisation's. Raises NotFound."""
    if employee.organisation:
        raise NotFound


def _row(waiting: Waiting) -> Row:
    message = waiting.message
    about = say(f"workbench_app.mail.{message.name}")
    return Row(waiting.key, message.subject, about, moment(message.not_before, "nl"))
