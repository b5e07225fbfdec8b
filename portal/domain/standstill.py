"""Orders that stall and go on ([KCP] rule 9): with a cause, an owner and a time-out; what waited moves along."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import (
    END_OF_WORKING_DAY,
    add_term,
    add_working_days,
    instant,
    local,
    working_days_between,
)
from portal.domain.causes import known, responsible
from portal.domain.deadlines import call, execution, moment_of
from portal.domain.definition import Cause, Definition
from portal.domain.events import Deadline, Event, OrderResumed, OrderStalled
from portal.domain.legal import later_end, watch
from portal.domain.orders import open_order
from portal.domain.reports import ResumeOrder, StallOrder
from portal.domain.roles import behind
from portal.domain.running import EXECUTION, REPLAN, RESUME, is_legal, key


def stall(state: Application, command: StallOrder, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    order = open_order(state, command.discipline, by)
    cause = known(command.cause, definition)
    if order.stall is not None and order.stall.cause == cause.id:
        return ()
    return (stalled(state, order, cause, by, definition, now, called=command.called),)


def stalled(
    state: Application,
    order: DisciplineOrder,
    cause: Cause,
    by: str,
    definition: Definition,
    now: datetime,
    *,
    called: bool = False,
) -> OrderStalled:
    """With its time-out, the contractor's task to plan it again, and the call that tells the customer."""
    told = () if called else _call(state, definition, now)
    return OrderStalled(
        now,
        by,
        order.discipline,
        cause.id,
        responsible(cause, order, state),
        opens=(_time_out(state, order, cause, definition, now), *_replan(state, order, definition, now), *told),
        stops_legal_clock=cause.stops_legal_clock,
    )


def _time_out(
    state: Application, order: DisciplineOrder, cause: Cause, definition: Definition, now: datetime
) -> Deadline:
    rule = next(rule for rule in definition.process.standstills if rule.party == cause.party)
    owner = behind(rule.owner, order.part, state.contractor)
    return Deadline(RESUME, order.discipline, owner, add_term(now, rule.within, definition.holidays), "resumed")


def _replan(state: Application, order: DisciplineOrder, definition: Definition, now: datetime) -> tuple[Deadline, ...]:
    """What had a date is planned again by the contractor; a second cause gives no more time."""
    running = any((due.moment, due.discipline) == (REPLAN, order.discipline) for due in state.deadlines)
    if order.current is None or running:
        return ()
    due = add_term(now, definition.process.replan_within, definition.holidays)
    return (Deadline(REPLAN, order.discipline, state.contractor, due, "replanned"),)


def _call(state: Application, definition: Definition, now: datetime) -> tuple[Deadline, ...]:
    """Once the contractor knows the customer: what that contact moment needs first has been reached."""
    moment = moment_of("shifted", definition.process)
    reached = {milestone for order in state.orders for milestone in order.reached}
    if moment is None or not reached.issuperset(moment.preconditions):
        return ()
    return call(state, "shifted", definition, now)


def resume(
    state: Application, command: ResumeOrder, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    order = open_order(state, command.discipline, by)
    return (resumed(state, order, by, definition, now),) if order.stall else ()


def resumed(state: Application, order: DisciplineOrder, by: str, definition: Definition, now: datetime) -> OrderResumed:
    """What waited is due as many working days later as it stood still; a date that passed is planned again."""
    assert order.stall is not None
    ends = later_end(order, now)
    own = [due for due in order.stall.held if due.discipline and due.moment != EXECUTION]
    kept = [due for due in own if due.closes_on not in order.reached]
    held = [due for due in kept if ends is None or not is_legal(due.moment)]
    legal = watch(definition.process, order.discipline, state.submitted_at, ends, now) if ends else ()
    moved = moved_by(held, order.stall.since, now, definition.holidays)
    planned = _planned(state, order, definition, now)
    shared = _shared(state, order, definition, now)
    opens = (*moved, *shared, *legal, *planned, *_quote(order, definition, now))
    return OrderResumed(now, by, order.discipline, opens, ends)


def _shared(state: Application, order: DisciplineOrder, definition: Definition, now: datetime) -> tuple[Deadline, ...]:
    """The dates for all orders waited since the last of them stood still; this one is the first to go on."""
    stalls = [other.stall for other in state.orders if other.is_open and other.stall]
    running = {key(due) for due in state.deadlines}
    waiting = [due for stall in stalls for due in stall.held if not due.discipline and key(due) not in running]
    still = [due for due in waiting if due.closes_on not in order.reached]
    return moved_by(still, max(stall.since for stall in stalls), now, definition.holidays)


def _quote(order: DisciplineOrder, definition: Definition, now: datetime) -> tuple[Deadline, ...]:
    """Where the quote lapsed, going on means a new one ([KCP] rule 8)."""
    if not order.quote_lapsed:
        return ()
    inner = next(one for one in definition.process.milestones if one.milestone == "quote_sent")
    due = add_term(now, inner.term, definition.holidays)
    return (Deadline("quote_sent", order.discipline, order.part.operator, due, "quote_sent"),)


def _planned(state: Application, order: DisciplineOrder, definition: Definition, now: datetime) -> tuple[Deadline, ...]:
    """A date that still lies ahead holds; one that passed meanwhile is planned again, by the contractor."""
    if order.current is None:
        return ()
    if order.current.promise.last_day >= local(now).date():
        return execution(state.contractor, order.current.hardness, order.current.promise)
    due = add_term(now, definition.process.replan_within, definition.holidays)
    return (Deadline(REPLAN, order.discipline, state.contractor, due, "replanned"),)


def moved_by(
    held: Iterable[Deadline], since: datetime, now: datetime, holidays: frozenset[date]
) -> tuple[Deadline, ...]:
    """The same deadlines, later by the working days between; never before the end of the next working day."""
    today = local(now).date()
    lost = working_days_between(local(since).date(), today, holidays)
    earliest = add_working_days(today, 1, holidays)
    return tuple(replace(due, due=_later(due.due, lost, earliest, holidays), late=False) for due in held)


def _later(due: datetime, lost: int, earliest: date, holidays: frozenset[date]) -> datetime:
    day = local(due).date()
    moved = add_working_days(day, lost, holidays) if lost else day
    return instant(earliest, END_OF_WORKING_DAY) if moved < earliest else instant(moved, local(due).time())
