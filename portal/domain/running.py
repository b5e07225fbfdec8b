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
        "replanned",
        "contacted",
    }
)
"""What only serves the execution: whoever still owed it when the work was done owes it no longer."""


DATES: frozenset[Milestone] = frozenset({"soft_date_agreed", "hard_date_agreed"})
"""What is agreed for all disciplines at once."""

ANSWERS: frozenset[Milestone] = frozenset({"question_answered", "complaint_answered", "called_back"})
"""What a customer asked for and gets, whatever becomes of the work."""

SILENCE = "silence"
"""The watch that ends a customer's silence ([KCP] rule 10)."""
RESUME = "resume"
"""The deadline by which a standing order goes on."""
REPLAN = "replan"
"""The deadline by which the contractor plans an order that stalled with a date again ([KCP] rule 9)."""
EXECUTION = "execution"
"""The work itself, due on the day that was agreed."""
SPEAK = "speak"
"""The task of whoever acts now, once the customer has heard nothing for too long."""
NEXT = "next"
"""The next contact as it was told to the customer, due in the week that was named ([KCP] rule 3)."""
UNDELIVERED = "undelivered"
"""The task of whoever speaks to a customer that a message could not reach."""
BY_ANY_CONTACT = (SPEAK, NEXT, UNDELIVERED)
"""What ends when its owner reaches the customer, whatever it is about."""
REMIND = "remind"
"""With what it reminds of behind it: the watch that reminds the customer."""
LEGAL = "legal"
"""The legal term of a discipline, and with the percentage behind it the watches that warn beforehand."""


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


def answers(running: Deadlines) -> Deadlines:
    """Those left when there is no work any more."""
    return tuple(deadline for deadline in running if deadline.closes_on in ANSWERS)


def with_new(running: Deadlines, new: Deadlines) -> Deadlines:
    """A deadline for the same thing replaces the one that ran: so an agreed date that shifts moves what hangs on it."""
    return tuple({key(deadline): deadline for deadline in (*running, *new)}.values())


def resting(running: Deadlines, discipline: str, *, legal: bool, whole: bool) -> tuple[Deadlines, Deadlines]:
    """What waits while this discipline stands still, and what goes on; the legal clock only where the law stops it.

    ``whole``: none of the orders goes on, so that the dates for all of them wait too.
    """
    waits = tuple(
        deadline
        for deadline in running
        if (deadline.discipline == discipline and _rests(deadline, legal=legal))
        or (whole and deadline.discipline == "" and deadline.closes_on in DATES)
    )
    return waits, tuple(deadline for deadline in running if deadline not in waits)


def _rests(deadline: Deadline, *, legal: bool) -> bool:
    if deadline.moment.startswith(f"{REMIND}:"):
        return False
    return deadline.closes_on not in ("resumed", "replanned") and (legal or not is_legal(deadline.moment))


def contacted(running: Deadlines, moment: str, by: str) -> Deadlines:
    """Those left when an organisation reached the customer about this contact moment."""
    return tuple(
        deadline
        for deadline in running
        if deadline.closes_on != "contacted" or deadline.moment not in (moment, *BY_ANY_CONTACT) or deadline.owner != by
    )


def is_legal(moment: str) -> bool:
    return moment.startswith(LEGAL)


def is_watch(moment: str) -> bool:
    """Whether the portal watches it itself: nobody has to do anything, but something happens when it passes."""
    return moment == SILENCE or moment.startswith((f"{LEGAL}_", f"{REMIND}:"))


def without_watches(running: Deadlines) -> Deadlines:
    """Those left when an application closed: nobody waits for news, no legal term runs."""
    return tuple(known for known in running if not is_watch(known.moment) and not is_legal(known.moment))


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
