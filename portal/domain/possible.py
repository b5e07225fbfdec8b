"""What a customer can do now, by the endpoint of its page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.papers import missing, waiting_for_works
from portal.domain.quotes import can_accept, can_refuse

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
