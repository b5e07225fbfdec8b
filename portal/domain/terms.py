"""Terms that ended because what they asked for was done: kept or not ([KCP] rule 14), by whoever owed them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.domain.application import NOBODYS_LIST, Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Milestone
from portal.domain.events import (
    ComplaintAnswered,
    ContactLogged,
    DateAgreed,
    Deadline,
    Event,
    MilestoneReached,
    OrderResumed,
    PointSolved,
    QuestionAnswered,
)
from portal.domain.running import LEGAL, is_legal, is_watch, key

DONE_BY: Mapping[Milestone, type[Event]] = {
    "contacted": ContactLogged,
    "replanned": DateAgreed,
    "resumed": OrderResumed,
    "point_solved": PointSolved,
    "complaint_answered": ComplaintAnswered,
    "question_answered": QuestionAnswered,
    "called_back": MilestoneReached,
}
"""What ends a term that no order reaches for good."""


@dataclass(frozen=True, slots=True)
class TermEnd:
    """``moment`` as the deadline had it; ``discipline`` ``""`` where it covered the whole application."""

    moment: str
    discipline: str
    in_time: bool


@dataclass(frozen=True, slots=True)
class TermsEnded:
    """Those of one organisation that one command ended; ``version`` is the application's after it."""

    organisation: str
    at: datetime
    reference: str
    version: int
    terms: tuple[TermEnd, ...]


def terms_ended(before: Application, after: Application, events: Iterable[Event]) -> tuple[TermsEnded, ...]:
    """One for each organisation that owed something; what was moved, waits or is no longer needed is none of them."""
    happened = tuple(events)
    if not happened:
        return ()
    at, found = happened[-1].at, dict[str, list[TermEnd]]()
    for owner, term in (*_deadlines(before, after, happened, at), *_legal(before, after, at)):
        found.setdefault(owner, []).append(term)
    return tuple(
        TermsEnded(who, at, after.reference, after.version, tuple(terms)) for who, terms in sorted(found.items())
    )


def _deadlines(
    before: Application, after: Application, events: tuple[Event, ...], at: datetime
) -> Iterator[tuple[str, TermEnd]]:
    still = {key(due) for due in after.deadlines}
    for due in before.deadlines:
        ours = due.owner not in NOBODYS_LIST and not is_watch(due.moment) and not is_legal(due.moment)
        if ours and key(due) not in still and _done(due, before, after, events):
            yield due.owner, TermEnd(due.moment, due.discipline, at <= due.due)


def _done(due: Deadline, before: Application, after: Application, events: tuple[Event, ...]) -> bool:
    ends = DONE_BY.get(due.closes_on)
    if ends is not None:
        return any(isinstance(event, ends) for event in events)
    asked = [order.discipline for order in before.orders if due.discipline in ("", order.discipline)]
    return any(_reached(before.order(one), after.order(one), due.closes_on) for one in asked)


def _legal(before: Application, after: Application, at: datetime) -> Iterator[tuple[str, TermEnd]]:
    """The legal term of an order runs from the first day, though it stands on a list only once it warns."""
    for order in after.orders:
        if order.legal_deadline and _reached(before.order(order.discipline), order, "completed"):
            in_time = local(at).date() <= order.legal_deadline
            yield order.part.operator, TermEnd(LEGAL, order.discipline, in_time)


def _reached(before: DisciplineOrder | None, after: DisciplineOrder | None, milestone: str) -> bool:
    """Newly: a date that is agreed again counts as well."""
    if before is None or after is None:
        return False
    return milestone in after.reached and before.reached.get(milestone) != after.reached[milestone]
