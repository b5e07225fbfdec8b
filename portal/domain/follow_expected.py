"""When each step of an order is to be expected at the latest: its own term, or the term after what comes before.

A step whose term hasn't started yet is projected: its cause is taken to happen on its own last day. It is the portal's
own calculation, no promise of anybody's ([KCP] rule 1); while an order stands still nothing is calculated for it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import END_OF_DAY, add_term, instant
from portal.domain.deadlines import COUNTED_BACK_AT, counted_back, inner_of, moment_for
from portal.domain.definition import Definition, Milestone, Term

Expected = Mapping[Milestone, datetime]
"""By milestone the last moment (UTC); also of those that were reached, when that was."""


def expected(order: DisciplineOrder, state: Application, definition: Definition) -> Expected:
    """Of everything that some term of the definition ends with; nothing where the order is closed or stands still."""
    if not order.is_open or order.stall is not None:
        return {}
    terms, known = _terms(order, state, definition), _known(order, state)
    waiting: set[Milestone] = set()

    def at(milestone: Milestone) -> datetime | None:
        if milestone not in known and milestone not in waiting:
            waiting.add(milestone)
            starts = ((at(term.after), term) for term in terms.get(milestone, ()))
            ends = [add_term(start, term, definition.holidays) for start, term in starts if start]
            if ends:
                known[milestone] = min(ends)
        return known.get(milestone)

    for milestone in terms:
        at(milestone)
    _count_back(known, order, definition)
    return known


def window_of(order: DisciplineOrder) -> tuple[date, date]:
    """First and last day on which the work is done, as it stands."""
    promise = order.current.promise if order.current else None
    return (promise.first_day, promise.last_day) if promise else (order.part.expected_from, order.part.expected_to)


def _known(order: DisciplineOrder, state: Application) -> dict[Milestone, datetime]:
    """What was reached, what is due, and the work on the last day of its window."""
    known: dict[Milestone, datetime] = {"completed": instant(window_of(order)[1], END_OF_DAY)}
    for due in sorted(state.deadlines, key=lambda due: due.due, reverse=True):
        if due.discipline in ("", order.discipline) and due.closes_on != "completed":
            known[due.closes_on] = due.due
    known.update(order.reached)  # type: ignore[arg-type]  # the keys are milestones
    return known


def _terms(order: DisciplineOrder, state: Application, definition: Definition) -> Mapping[Milestone, list[Term]]:
    """By milestone the terms at whose end it must be reached for this order, whoever owns it."""
    found: dict[Milestone, list[Term]] = {}
    for milestone, term in _all_terms(order, state, definition):
        found.setdefault(milestone, []).append(term)
    return found


def _all_terms(order: DisciplineOrder, state: Application, definition: Definition) -> Iterable[tuple[Milestone, Term]]:
    part, process = order.part, definition.process
    for general in process.contact_moments:
        moment = moment_for(process, general, part.operator, state.combi)
        concerned = part.cents is None or not moment.only_with_quote
        if moment.fulfilled_by and moment.term and not moment.optional and concerned:
            yield moment.fulfilled_by, moment.term
    for inner in inner_of(process, part, state.combi):
        yield inner.milestone, inner.term


def _count_back(known: dict[Milestone, datetime], order: DisciplineOrder, definition: Definition) -> None:
    """The contact moments that are due so many working days before the work begins."""
    begins, start = window_of(order)[0], known.get(COUNTED_BACK_AT)
    for moment in definition.process.contact_moments:
        days, milestone = moment.working_days_before, moment.fulfilled_by
        if start and days is not None and milestone and milestone not in known:
            known[milestone] = counted_back(begins, days, start, definition.holidays)
