"""A contact that was just logged, as its page tells it: what leaves and when, and until when it can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from portal.bootstrap.workbench import Workbench
from portal.domain.calendar import local
from portal.domain.events import ContactLogged
from portal.domain.fold import standing
from portal.domain.permissions import speaks_for
from portal.domain.staff import Employee
from portal.domain.talk import Talk
from portal.domain.wording import clock
from portal.services.take_back import undoable
from portal.services.talks import from_text


@dataclass(frozen=True, slots=True)
class LoggedView:
    """``version`` is 0 where it can't be taken back any more; ``talk`` None where it was."""

    id: str
    talk: Talk | None
    reached: bool
    version: int
    until: str
    """On a Dutch clock."""


def logged_view(portal: Workbench, employee: Employee, reference: str, id: str) -> LoggedView:
    log = portal.applications.log(reference)
    found = next((one for one in standing(log) if isinstance(one, ContactLogged) and one.text == id), None)
    text = portal.applications.text(reference, id)
    if found is None or text is None:
        return LoggedView(id, None, reached=False, version=0, until="")
    until = found.at + undoable(portal.definition)
    ours = (found.at, speaks_for(employee))
    is_last = (log[-1].at, log[-1].by) == ours
    version = len(log) if is_last and portal.now() <= until else 0
    return LoggedView(id, from_text(text), found.reached, version, _clock(until))


def _clock(at: datetime) -> str:
    return clock(local(at).time(), "nl")
