"""How orders end: completed by the contractor, or cancelled; the last one brings the survey."""

from dataclasses import replace
from datetime import datetime, timedelta

from portal.domain.application import CUSTOMER, Application
from portal.domain.causes import known
from portal.domain.deadlines import starting
from portal.domain.definition import Definition
from portal.domain.events import Capability, CompletionReported, Event, OrderCancelled
from portal.domain.fold import apply
from portal.domain.orders import contractors, order_of, own_order, still_open
from portal.domain.reports import CancelOrders, Complete, Impossible

SURVEY = "s1"


def complete(
    state: Application, command: Complete, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    contractors(state, by, "reports completion")
    order = order_of(state, command.discipline)
    if "completed" in order.reached:
        return ()
    if order.cancelled_at is not None:
        raise Impossible(
            "order_cancelled", f"The order for {command.discipline} is cancelled, so it can't be completed."
        )
    if not order.may_begin:
        raise Impossible(
            "completion.quote_not_accepted",
            f"The quote for {command.discipline} is not accepted, and no work starts before it is: report that first.",
        )
    survey = _survey(state, command.discipline, definition, now)
    event = CompletionReported(now, by, command.discipline, survey=survey)
    opens = starting(apply(state, event), (order.part,), definition, "completed", now)
    return (replace(event, opens=opens),)


def cancel(
    state: Application, command: CancelOrders, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """By whoever has a part in it, or by the customer. Raises NotYours, Impossible."""
    cause = known(command.cause, definition)
    events: list[Event] = []
    for discipline in command.disciplines or still_open(state, by):
        order = order_of(state, discipline) if by == CUSTOMER else own_order(state, discipline, by)
        if "completed" in order.reached:
            raise Impossible(
                "completion.cannot_cancel", f"The order for {discipline} is completed, so it can't be cancelled."
            )
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
