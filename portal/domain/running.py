"""The deadlines that run in an application: what a milestone ends, what a new one replaces, which comes first."""

from collections.abc import Collection

from portal.domain.definition import Milestone
from portal.domain.events import Deadline

Deadlines = tuple[Deadline, ...]

PREPARATION: frozenset[Milestone] = frozenset(
    {
        "released",
        "soft_date_agreed",
        "work_file_ready",
        "permit_granted",
        "soil_survey_done",
        "customer_works_ready",
        "hard_date_agreed",
        "inspected",
    }
)
"""What only serves the execution: whoever still owed it when the work was done owes it no longer."""


def without(running: Deadlines, milestones: Collection[Milestone], discipline: str) -> Deadlines:
    """Those left when a discipline reached these milestones: its own end, and so do those of the whole application."""
    return tuple(
        deadline
        for deadline in running
        if deadline.closes_on not in milestones or deadline.discipline not in ("", discipline)
    )


def without_preparation(running: Deadlines, discipline: str) -> Deadlines:
    """Those left when nothing has to be executed for this discipline any more."""
    return tuple(
        deadline for deadline in running if deadline.discipline != discipline or deadline.closes_on not in PREPARATION
    )


def without_discipline(running: Deadlines, discipline: str) -> Deadlines:
    return tuple(deadline for deadline in running if deadline.discipline != discipline)


def with_new(running: Deadlines, new: Deadlines) -> Deadlines:
    """A deadline for the same thing replaces the one that ran: so an agreed date that shifts moves what hangs on it."""
    return tuple({key(deadline): deadline for deadline in (*running, *new)}.values())


def soonest(running: Deadlines) -> dict[tuple[str, str], Deadline]:
    """The next deadline for each (owner, discipline)."""
    found: dict[tuple[str, str], Deadline] = {}
    for deadline in running:
        known = found.setdefault((deadline.owner, deadline.discipline), deadline)
        if deadline.due < known.due:
            found[deadline.owner, deadline.discipline] = deadline
    return found


def key(deadline: Deadline) -> tuple[str, str]:
    """What makes two deadlines the same one: what must be done, and for which discipline."""
    return deadline.moment, deadline.discipline
