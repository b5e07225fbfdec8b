"""A code of six digits to the known address, before what can't be turned back. Like a link it is derived, never stored:
from the application and the one form it is for. The application holds which form that is, and since when."""

import hmac
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from portal.domain.application import Application
from portal.domain.channels import Way, ways
from portal.domain.definition import Definition, Written
from portal.domain.events import CodeAsked, Event
from portal.domain.links import LinkKeys
from portal.domain.person import Person
from portal.domain.reports import AskCode

DIGITS = 6


def ask(state: Application, command: AskCode, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The same form again gets no other code while the one it has is good."""
    if is_waiting(state, command.form, definition, now):
        return ()
    return (CodeAsked(now, by, command.act, command.form),)


def way_of_code(person: Person, order: Iterable[Written]) -> Way | None:
    """By mail, else to a mobile number; None where neither works: a letter with a code comes too late."""
    soon = [channel for channel in order if channel != "letter"]
    return next(iter(ways(replace(person, channel="mail"), soon)), None)


def code_for(secret: bytes, reference: str, form: str, asked_at: datetime) -> str:
    message = f"code|{reference}|{form}|{asked_at.isoformat()}".encode()
    number = int.from_bytes(hmac.new(secret, message, sha256).digest()[:8], "big")
    return str(number % 10**DIGITS).zfill(DIGITS)


def is_waiting(state: Application, form: str, definition: Definition, now: datetime) -> bool:
    """Whether a code was sent for this form that is still good."""
    sent = state.code
    good_for = timedelta(minutes=definition.process.code_minutes)
    return sent is not None and sent.form == form and now < sent.asked_at + good_for


def is_right(keys: LinkKeys, state: Application, form: str, typed: str, definition: Definition, now: datetime) -> bool:
    """Compared in constant time, with every key there is, so that a key can be rotated."""
    if state.code is None or not is_waiting(state, form, definition, now):
        return False
    codes = [code_for(secret, state.reference, form, state.code.asked_at) for secret in keys.secrets.values()]
    return sum(hmac.compare_digest(code.encode(), typed.encode()) for code in codes) > 0
