"""Deciding about dates: one for all open disciplines ([KCP] rule 13), given by the contractor alone ([KCP] rule 1)."""

from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from portal.domain.application import AGREED, Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.causes import known, responsible
from portal.domain.deadlines import call, execution, starting
from portal.domain.definition import Definition
from portal.domain.events import DateAgreed, DateCorrected, Deadline, Event, Hardness, Promise
from portal.domain.fold import apply
from portal.domain.orders import contractors
from portal.domain.reports import AgreeDate, CorrectDate, Deviation, Impossible
from portal.domain.running import with_new


def agree(state: Application, command: AgreeDate, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The date for every order where it changes something. Raises NotYours, Impossible."""
    contractors(state, by, "plans it")
    orders = _to_plan(state, command)
    deviations = _deviations(command, orders)
    promises = tuple(_promise(order, command, deviations.get(order.discipline), state, definition) for order in orders)
    told = zip(orders, promises, strict=True)
    changed = tuple(promise for order, promise in told if not _stands(order, command.hardness, promise))
    for promise in changed:
        _can_be_promised(promise, state, command.hardness, local(now).date())
    if not changed:
        return ()
    event = DateAgreed(now, by, command.hardness, changed, called=command.called)
    opens = with_new(_starting(event, state, definition), _call(state, event, definition))
    return (replace(event, opens=opens),)


def _to_plan(state: Application, command: AgreeDate) -> tuple[DisciplineOrder, ...]:
    """Every open order; a day only where the quote was accepted, the rest is planned without it ([KCP] rule 8)."""
    orders = tuple(order for order in state.orders if order.is_open)
    if not orders:
        raise Impossible(
            "date.nothing_to_plan", "No order of this application is open any more, so there is nothing to plan."
        )
    if command.disciplines and not command.cause:
        raise Impossible(
            "date.part_needs_cause", "A date for some disciplines alone deviates from the rest; give its cause."
        )
    asked = tuple(order for order in orders if order.discipline in command.disciplines or not command.disciplines)
    if not asked:
        raise Impossible("no_open_order", f"No open order for {', '.join(command.disciplines)} in this application.")
    ready = tuple(order for order in asked if command.hardness == "soft" or order.may_begin)
    if not ready:
        raise Impossible(
            "date.no_quote_accepted",
            "No quote of this application is accepted yet; a day is agreed once one is, a week can be.",
        )
    return ready


def correct(
    state: Application, command: CorrectDate, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """What was agreed really, for every open order that stands with the slip. Raises NotYours, Impossible."""
    contractors(state, by, "plans it")
    wrong = [order for order in state.orders if order.is_open and _hardness(order) == command.hardness]
    if not wrong:
        raise Impossible("date.none_to_correct", f"No {command.hardness} date stands, so there is none to correct.")
    promises = tuple(Promise(order.discipline, command.first_day, command.last_day, command.part) for order in wrong)
    told = zip(wrong, promises, strict=True)
    changed = tuple(promise for order, promise in told if not _stands(order, command.hardness, promise))
    if not changed:
        return ()
    event = DateCorrected(now, by, command.hardness, changed)
    return (replace(event, opens=_starting(event, state, definition)),)


def _hardness(order: DisciplineOrder) -> Hardness | None:
    return order.current.hardness if order.current else None


def _deviations(command: AgreeDate, orders: tuple[DisciplineOrder, ...]) -> dict[str, Deviation]:
    deviations = {deviation.discipline: deviation for deviation in command.exceptions}
    unknown = deviations.keys() - {order.discipline for order in orders}
    if unknown:
        raise Impossible("no_open_order", f"No open order for {', '.join(sorted(unknown))} in this application.")
    if len(deviations) < len(command.exceptions):
        raise Impossible(
            "date.exception_twice", "A discipline stands among the exceptions twice; give each of them one date."
        )
    return deviations


def _promise(
    order: DisciplineOrder,
    command: AgreeDate,
    deviation: Deviation | None,
    state: Application,
    definition: Definition,
) -> Promise:
    said = deviation or command
    if deviation is None and not command.cause:
        return Promise(order.discipline, said.first_day, said.last_day, said.part)
    cause = known(said.cause, definition)
    by = responsible(cause, order, state)
    return Promise(order.discipline, said.first_day, said.last_day, said.part, cause.id, by)


def _stands(order: DisciplineOrder, hardness: Hardness, promise: Promise) -> bool:
    return order.current is not None and order.current.hardness == hardness and _same(order.current.promise, promise)


def _same(one: Promise, other: Promise) -> bool:
    return (one.first_day, one.last_day, one.part) == (other.first_day, other.last_day, other.part)


def _can_be_promised(promise: Promise, state: Application, hardness: Hardness, today: date) -> None:
    if promise.last_day < promise.first_day or promise.last_day < today:
        raise Impossible("date.past", "A planned date is not past, and its last day does not lie before its first.")
    if not promise.cause and _moves(state, hardness, promise):
        raise Impossible(
            "date.needs_cause",
            f"The date for {promise.discipline} moves away from what the customer was told; give its cause.",
        )


def _moves(state: Application, hardness: Hardness, promise: Promise) -> bool:
    """A day within the week that was agreed is no shift; any other change of an agreed date is."""
    order = state.order(promise.discipline)
    if order is None or order.current is None:
        return False
    told = order.current
    within = told.promise.first_day <= promise.first_day and promise.last_day <= told.promise.last_day
    return not (told.hardness == "soft" and hardness == "hard" and within)


def _starting(event: DateAgreed | DateCorrected, state: Application, definition: Definition) -> tuple[Deadline, ...]:
    """What starts or moves because of it."""
    after = apply(state, event)
    orders = tuple(order for order in after.orders if order.is_open)
    parts = tuple(order.part for order in orders)
    first_day = _first_day(orders)
    opens = (
        starting(after, parts, definition, milestone, event.at, first_day=first_day)
        for milestone in AGREED[event.hardness]
    )
    days = (execution(state.contractor, event.hardness, promise) for promise in event.promises)
    return tuple(chain.from_iterable((*opens, *days)))


def _first_day(orders: tuple[DisciplineOrder, ...]) -> date:
    """Of the weeks that still become a day; of all dates where none does."""
    planned = [(order, order.current) for order in orders if order.current]
    weeks = [plan.promise.first_day for order, plan in planned if plan.hardness == "soft" and order.may_begin]
    return min(weeks or [plan.promise.first_day for _, plan in planned])


def _call(state: Application, event: DateAgreed, definition: Definition) -> tuple[Deadline, ...]:
    """A date that nobody called about: the contact moment it belongs to is still to be made ([KCP] rule 5)."""
    if event.called:
        return ()
    moved = any(_moves(state, event.hardness, promise) for promise in event.promises)
    return call(state, "shifted" if moved else AGREED[event.hardness][-1], definition, event.at)
