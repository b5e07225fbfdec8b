"""What an application puts on work lists, and when the sweep must look at it."""

from datetime import datetime

from portal.domain.application import NOBODYS_LIST, PORTAL, Application
from portal.domain.events import Deadline
from portal.domain.running import soonest

WAKE = "wake"


def next_deadlines(state: Application) -> dict[tuple[str, str], Deadline]:
    """The next deadline for each (organisation, discipline): these are the work items ([architecture] work table).

    What the customer or the portal itself has to do is nobody's work list. One item of the portal's own says when the
    sweep must look at this application, whoever's term passes then.
    """
    found = {known: due for known, due in soonest(state.deadlines).items() if known[0] not in NOBODYS_LIST}
    at = wakes_at(state)
    if at is not None:
        found[PORTAL, ""] = Deadline(WAKE, "", PORTAL, at, "told")
    return found


def wakes_at(state: Application) -> datetime | None:
    """When the next term passes (UTC)."""
    return min((deadline.due for deadline in state.deadlines if not deadline.late), default=None)
