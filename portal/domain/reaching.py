"""Milestones that are reported as they are reached: preparation, acceptance, payment, release, delivery, a call."""

from dataclasses import replace
from datetime import datetime

from portal.domain.application import Application, DisciplineOrder
from portal.domain.deadlines import day_owed, starting
from portal.domain.definition import Definition
from portal.domain.events import Event, MilestoneReached
from portal.domain.fold import apply
from portal.domain.orders import contractors, not_cancelled, own_order
from portal.domain.reports import REPORTABLE, Impossible, Reach
from portal.domain.running import with_new
from portal.domain.sums import going_on


def reach(state: Application, command: Reach, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Each order that hasn't reached it yet; one that waited for exactly this goes on. Raises NotYours, Impossible."""
    if command.milestone not in REPORTABLE:
        raise Impossible(
            "milestone.not_reported",
            f"Milestone {command.milestone} is not reported this way; possible: {', '.join(REPORTABLE)}.",
        )
    if command.milestone == "called_back":
        return _call_back(state, by, now)
    events: list[Event] = []
    for discipline in command.disciplines or not_cancelled(state, by):
        order = _may_reach(own_order(state, discipline, by), command)
        if command.milestone not in order.reached:
            for event in reached(state, order, command, by, definition, now):
                state = apply(state, event)
                events.append(event)
    return tuple(events)


def _may_reach(order: DisciplineOrder, command: Reach) -> DisciplineOrder:
    if order.cancelled_at is not None:
        raise Impossible("order_cancelled", f"The order for {order.discipline} is cancelled.")
    if command.milestone == "delivered" and "completed" not in order.reached:
        raise Impossible(
            "milestone.not_completed_yet",
            f"The order for {order.discipline} is not completed; the contractor reports that before it is delivered.",
        )
    return order


def reached(
    state: Application, order: DisciplineOrder, command: Reach, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """With what starts because of it, and the order going on where it waited for exactly this."""
    event = MilestoneReached(now, by, command.milestone, order.discipline)
    after = apply(state, event)
    goes_on = going_on(after, command.milestone, order.discipline, by, definition, now)
    opens = starting(after, (order.part,), definition, command.milestone, now)
    if command.milestone == "quote_accepted":
        opens = with_new(opens, day_owed(after, order, definition, now))
    return replace(event, opens=opens), *goes_on


def _call_back(state: Application, by: str, now: datetime) -> tuple[Event, ...]:
    """The customer asked for a call and got it; where nobody asked there is nothing to log."""
    contractors(state, by, "calls back about it")
    return (MilestoneReached(now, by, "called_back", ""),) if state.call_requested_at else ()
