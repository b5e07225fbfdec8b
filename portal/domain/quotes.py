"""The customer accepts a quote ([KCP] rule 8): the one they saw, as long as it holds, also after refusing it first."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.orders import customers_order
from portal.domain.possible import can_accept
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
        raise Impossible(
            "sum.no_quote_waits",
            f"There is no quote {command.number!r} for {command.discipline} that can be accepted today.",
        )
    return reached(state, order, Reach("quote_accepted"), by, definition, now)
