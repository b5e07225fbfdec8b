"""The customer accepts a quote ([KCP] rule 8): the one they saw, as long as it holds, also after refusing it first."""

from datetime import datetime

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.orders import customers_order
from portal.domain.reaching import reached
from portal.domain.reports import AcceptQuote, Impossible, Reach


def accept(
    state: Application, command: AcceptQuote, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Raises Impossible."""
    order = customers_order(state, command.discipline)
    if "quote_accepted" in order.reached:
        return ()
    if not can_accept(order, now) or order.quote is None or order.quote.number != command.number:
        raise Impossible(f"There is no quote {command.number!r} for {command.discipline} that can be accepted today.")
    return reached(state, order, Reach("quote_accepted"), by, definition, now)


def can_accept(order: DisciplineOrder, now: datetime) -> bool:
    """Whether a quote waits for an answer; one that was refused can be accepted after all until its last day."""
    if not order.is_open or order.quote is None or "quote_accepted" in order.reached:
        return False
    return local(now).date() <= order.quote.until


def can_refuse(order: DisciplineOrder) -> bool:
    waits = order.is_open and order.quote is not None and "quote_accepted" not in order.reached
    return waits and not order.quote_lapsed
