"""Quotes and invoices ([KCP] rule 8): each operator's own, each order by itself."""

from dataclasses import replace
from datetime import datetime

from portal.domain.application import CUSTOMER, Application, DisciplineOrder
from portal.domain.calendar import END_OF_DAY, instant, local
from portal.domain.causes import awaiting, known
from portal.domain.deadlines import starting
from portal.domain.definition import Definition, Milestone
from portal.domain.events import Deadline, Event, MilestoneReached, QuoteLapsed
from portal.domain.fold import apply
from portal.domain.orders import customers_order, operators_order
from portal.domain.reports import Impossible, RefuseQuote, SendSum
from portal.domain.running import with_new
from portal.domain.standstill import resumed, stalled

SENT: dict[str, tuple[Milestone, Milestone]] = {
    "quote": ("quote_sent", "quote_accepted"),
    "invoice": ("invoice_sent", "invoice_paid"),
}
"""What is reached by sending it, and what it asks of the customer."""


def send(state: Application, command: SendSum, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    order = operators_order(state, command.discipline, by)
    if command.sum in (order.quote, order.invoice):
        return ()
    _can_be_sent(order, command, now)
    reached, asked = SENT[command.what]
    event = MilestoneReached(now, by, reached, command.discipline, sum=command.sum)
    opens = starting(apply(state, event), (order.part,), definition, reached, now)
    due = Deadline(asked, command.discipline, "customer", instant(command.sum.until, END_OF_DAY), asked)
    return (replace(event, opens=with_new(opens, (due,))),)


def _can_be_sent(order: DisciplineOrder, command: SendSum, now: datetime) -> None:
    if command.sum.cents < 0:
        raise Impossible("sum.negative", f"A {command.what} is not below zero.")
    if command.sum.until < local(now).date():
        raise Impossible("sum.day_past", f"The last day of a {command.what} is not past when it is sent.")
    if command.what == "quote" and "quote_accepted" in order.reached:
        raise Impossible(
            "sum.quote_was_accepted", f"The quote for {order.discipline} was accepted; a new one needs a new order."
        )


def refuse(
    state: Application, command: RefuseQuote, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Its operator reports it, or the customer does it: this order waits alone. Raises NotYours, Impossible."""
    mine = by == CUSTOMER
    order = customers_order(state, command.discipline) if mine else operators_order(state, command.discipline, by)
    if order.quote is None or "quote_accepted" in order.reached:
        raise Impossible("sum.no_quote_waits", f"There is no quote for {command.discipline} that waits for an answer.")
    if order.quote_lapsed == "refused":
        return ()
    return lapsed(state, order, "refused", by, definition, now)


def lapsed(
    state: Application, order: DisciplineOrder, how: str, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """A quote that was refused or ran out, and the standstill that follows, where it does not stand still already."""
    event = QuoteLapsed(now, by, order.discipline, "refused" if how == "refused" else "expired")
    return event, *waiting_for("quote_accepted", state, order, by, definition, now)


def waiting_for(
    milestone: Milestone, state: Application, order: DisciplineOrder, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """The standstill of an order that can't go on before this is reached; none where it stands still already."""
    cause = awaiting(milestone, definition)
    if cause is None or order.stall is not None or not order.is_open:
        return ()
    return (stalled(state, order, cause, by, definition, now),)


def going_on(
    state: Application, milestone: Milestone, discipline: str, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """The order goes on where it stood still for exactly what was reached now."""
    order = state.order(discipline)
    if order is None or order.stall is None or known(order.stall.cause, definition).ends_on != milestone:
        return ()
    return (resumed(state, order, by, definition, now),)
