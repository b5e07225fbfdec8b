"""What each operator asks for its own order ([KCP] rule 8): its quote, accepted or not; its invoice, paid or not."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.events import Sum
from portal.domain.names import discipline_name, organisation

QuoteState = Literal["", "to_come", "waiting", "accepted", "refused", "expired"]
InvoiceState = Literal["", "open", "overdue", "paid"]


@dataclass(frozen=True, slots=True)
class MoneyView:
    """``cents`` is the price as it is known; None while a quote is to come. Days are the last ones."""

    discipline: str
    name: str
    operator: str
    operator_phone: str
    cents: int | None
    quote: QuoteState
    accept_until: date | None
    invoice: InvoiceState
    invoiced_cents: int | None
    pay_until: date | None


def money(state: Application, definition: Definition, language: Language, now: datetime) -> tuple[MoneyView, ...]:
    today = local(now).date()
    return tuple(_money(order, definition, language, today) for order in state.orders)


def _money(order: DisciplineOrder, definition: Definition, language: Language, today: date) -> MoneyView:
    operator, quote, invoice = organisation(order.part.operator, definition), order.quote, order.invoice
    return MoneyView(
        discipline=order.discipline,
        name=discipline_name(order.discipline, definition, language),
        operator=operator.name if operator else "",
        operator_phone=operator.phone if operator else "",
        cents=quote.cents if quote else order.part.cents,
        quote=quote_state(order),
        accept_until=quote.until if quote and quote_state(order) == "waiting" else None,
        invoice=invoice_state(order, today),
        invoiced_cents=invoice.cents if invoice else None,
        pay_until=_unpaid(order, invoice),
    )


def quote_state(order: DisciplineOrder) -> QuoteState:
    """``""`` where none is needed, or where nothing comes of the order any more."""
    if "quote_accepted" in order.reached:
        return "accepted"
    if order.cancelled_at is not None:
        return ""
    if order.quote_lapsed:
        return order.quote_lapsed
    if "quote_sent" in order.reached:
        return "waiting"
    return "to_come" if order.part.cents is None else ""


def invoice_state(order: DisciplineOrder, today: date) -> InvoiceState:
    if "invoice_paid" in order.reached:
        return "paid"
    if "invoice_sent" not in order.reached:
        return ""
    return "overdue" if order.invoice and order.invoice.until < today else "open"


def _unpaid(order: DisciplineOrder, invoice: Sum | None) -> date | None:
    return invoice.until if invoice and "invoice_paid" not in order.reached else None
