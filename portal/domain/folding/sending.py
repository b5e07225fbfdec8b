"""Folds of what becomes of messages."""

from dataclasses import replace

from portal.domain.application import Application, Line
from portal.domain.events import AddressFailed, MessageUndelivered, OptionalMessagesChosen
from portal.domain.folding.parts import opened, said


def address_failed(state: Application, event: AddressFailed) -> Application:
    return said(state, Line(event.at, f"{event.channel}_failed", event.by))


def undelivered(state: Application, event: MessageUndelivered) -> Application:
    return opened(state, event.opens)


def choose_optional(state: Application, event: OptionalMessagesChosen) -> Application:
    return replace(state, unsubscribed=not event.wanted)
