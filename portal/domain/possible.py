"""What a customer can do now, by the endpoint of its page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition

Act = Literal[
    "accept_quote",
    "refuse_quote",
    "works_ready",
    "documents",
    "ask",
    "call_back",
    "complain",
    "other_date",
    "tell_change",
    "details",
    "share",
    "unshare",
    "silence",
    "cancel",
]


def possible_acts(state: Application, definition: Definition, now: datetime) -> tuple[Act, ...]:
    """In the order in which they are offered: what the customer owes first, asking and stopping last."""
    return (*_owed(state, now), *_asked(definition), *_while_open(state))


def _owed(state: Application, now: datetime) -> Iterator[Act]:
    if any(can_accept(order, now) for order in state.orders):
        yield "accept_quote"
    if any(can_refuse(order) for order in state.orders):
        yield "refuse_quote"
    if waiting_for_works(state):
        yield "works_ready"
    if missing(state):
        yield "documents"


def _asked(definition: Definition) -> Iterator[Act]:
    if definition.process.questions.topics:
        yield "ask"
        yield "call_back"
    yield "complain"


def _while_open(state: Application) -> Iterator[Act]:
    if state.is_open:
        yield from ("other_date", "tell_change", "details", "share", "silence", "cancel")
    if any(share.ended_at is None for share in state.shares):
        yield "unshare"


def can_accept(order: DisciplineOrder, now: datetime) -> bool:
    """Whether a quote waits for an answer; one that was refused can be accepted after all until its last day."""
    if not order.is_open or order.quote is None or "quote_accepted" in order.reached:
        return False
    return local(now).date() <= order.quote.until


def can_refuse(order: DisciplineOrder) -> bool:
    waits = order.is_open and order.quote is not None and "quote_accepted" not in order.reached
    return waits and not order.quote_lapsed


def waiting_for_works(state: Application) -> tuple[DisciplineOrder, ...]:
    """The open orders for which the customer still has something to get ready."""
    if not any(todo.kind == "works" for todo in state.todos):
        return ()
    return tuple(order for order in state.orders if order.is_open and "customer_works_ready" not in order.reached)


def missing(state: Application) -> tuple[str, ...]:
    """Ids of the drawings that are still to come, as long as an order waits for them."""
    waits = any(order.is_open and "information_complete" not in order.reached for order in state.orders)
    return tuple(todo.id for todo in state.todos if todo.kind == "drawing") if waits else ()
