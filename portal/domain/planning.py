"""Deciding what an organisation reports: who may say it ([KCP] rule 1), whether it can be, and what follows from it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from portal.domain.agreement import agree
from portal.domain.application import Application, DisciplineOrder
from portal.domain.causes import known, responsible
from portal.domain.deadlines import starting
from portal.domain.definition import Definition
from portal.domain.events import (
    Capability,
    CompletionReported,
    Event,
    MilestoneReached,
    OrderCancelled,
    OrderedPart,
    OrderResumed,
    OrderStalled,
)
from portal.domain.fold import apply
from portal.domain.reports import (
    REPORTABLE,
    AgreeDate,
    CancelOrders,
    Command,
    Complete,
    Impossible,
    NotYours,
    Reach,
    ResumeOrder,
    StallOrder,
)

SURVEY = "s1"


def decide(state: Application, command: Command, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The events that follow when organisation ``by`` reports ``command`` at ``now`` (UTC).

    Raises NotYours where this organisation may not report this, Impossible where the application can't take it.
    An empty tuple means that it was so already.
    """
    if by not in state.organisations:
        raise NotYours(f"Organisation {by} has no part in application {state.reference}.")
    match command:
        case Reach():
            return _reach(state, command, by, definition, now)
        case AgreeDate():
            return agree(state, command, by, definition, now)
        case Complete():
            return _complete(state, command, by, definition, now)
        case StallOrder():
            return _stall(state, command, by, definition, now)
        case ResumeOrder():
            order = _own_order(state, command.discipline, by)
            return (OrderResumed(now, by, order.discipline),) if order.stall else ()
        case CancelOrders():
            return _cancel(state, command, by, definition, now)
        case _:
            assert_never(command)


def _reach(state: Application, command: Reach, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    if command.milestone not in REPORTABLE:
        raise Impossible(f"Milestone {command.milestone} is not reported this way; possible: {', '.join(REPORTABLE)}.")
    if command.milestone == "called_back":
        return _call_back(state, by, now)
    events: list[Event] = []
    for discipline in command.disciplines or _not_cancelled(state, by):
        order = _may_reach(_own_order(state, discipline, by), command)
        if command.milestone not in order.reached:
            event = MilestoneReached(now, by, command.milestone, discipline)
            event = _reached(state, event, order.part, definition)
            state = apply(state, event)
            events.append(event)
    return tuple(events)


def _may_reach(order: DisciplineOrder, command: Reach) -> DisciplineOrder:
    if order.cancelled_at is not None:
        raise Impossible(f"The order for {order.discipline} is cancelled.")
    if command.milestone == "delivered" and "completed" not in order.reached:
        raise Impossible(
            f"The order for {order.discipline} is not completed; the contractor reports that before it is delivered."
        )
    return order


def _reached(
    state: Application, event: MilestoneReached, part: OrderedPart, definition: Definition
) -> MilestoneReached:
    """The same event with what starts because of it."""
    return replace(event, opens=starting(apply(state, event), (part,), definition, event.milestone, event.at))


def _call_back(state: Application, by: str, now: datetime) -> tuple[Event, ...]:
    """The customer asked for a call and got it; where nobody asked there is nothing to log."""
    if by != state.contractor:
        raise NotYours("Only the contractor of an application calls back about it.")
    return (MilestoneReached(now, by, "called_back", ""),) if state.call_requested_at else ()


def _complete(
    state: Application, command: Complete, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    if by != state.contractor:
        raise NotYours("Only the contractor of an application reports completion.")
    order = _order(state, command.discipline)
    if "completed" in order.reached:
        return ()
    if order.cancelled_at is not None:
        raise Impossible(f"The order for {command.discipline} is cancelled, so it can't be completed.")
    survey = _survey(state, command.discipline, definition, now)
    event = CompletionReported(now, by, command.discipline, survey=survey)
    opens = starting(apply(state, event), (order.part,), definition, "completed", now)
    return (replace(event, opens=opens),)


def _stall(
    state: Application, command: StallOrder, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    order = _own_order(state, command.discipline, by)
    if not order.is_open:
        raise Impossible(f"The order for {command.discipline} is not open, so it can't stall.")
    cause = known(command.cause, definition)
    if order.stall is not None and order.stall.cause == cause.id:
        return ()
    return (OrderStalled(now, by, command.discipline, cause.id, responsible(cause, order, state)),)


def _cancel(
    state: Application, command: CancelOrders, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    cause = known(command.cause, definition)
    events: list[Event] = []
    for discipline in command.disciplines or _open(state, by):
        order = _own_order(state, discipline, by)
        if "completed" in order.reached:
            raise Impossible(f"The order for {discipline} is completed, so it can't be cancelled.")
        if order.cancelled_at is None:
            survey = _survey(state, discipline, definition, now) if _any_completed(state) else None
            event = OrderCancelled(now, by, discipline, cause.id, survey)
            state = apply(state, event)
            events.append(event)
    return tuple(events)


def _survey(state: Application, discipline: str, definition: Definition, now: datetime) -> Capability | None:
    """The customer is asked once the last open order is out of the way."""
    if [order.discipline for order in state.orders if order.is_open] != [discipline]:
        return None
    return Capability(SURVEY, "survey", 1, now + timedelta(days=definition.survey.valid_days))


def _any_completed(state: Application) -> bool:
    return any("completed" in order.reached for order in state.orders)


def _order(state: Application, discipline: str) -> DisciplineOrder:
    order = state.order(discipline)
    if order is None:
        there = ", ".join(order.discipline for order in state.orders)
        raise Impossible(f"This application has no order for {discipline!r}; it has: {there}.")
    return order


def _own_order(state: Application, discipline: str, by: str) -> DisciplineOrder:
    order = _order(state, discipline)
    if by not in (state.contractor, order.part.operator):
        raise NotYours(f"The order for {discipline} is not of organisation {by}.")
    return order


def _own(state: Application, by: str) -> tuple[DisciplineOrder, ...]:
    return tuple(order for order in state.orders if by in (state.contractor, order.part.operator))


def _not_cancelled(state: Application, by: str) -> tuple[str, ...]:
    return tuple(order.discipline for order in _own(state, by) if order.cancelled_at is None)


def _open(state: Application, by: str) -> tuple[str, ...]:
    return tuple(order.discipline for order in _own(state, by) if order.is_open)
