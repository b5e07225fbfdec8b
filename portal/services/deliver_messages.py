"""The messenger's work: send what may leave, each message at least once, and never lose one.

A message is claimed for as long as one try may take, made, handed over, and then removed while its delivery state is
written. Only a kill between handing over and removing sends it twice, with the same Message-ID.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from portal.domain.outgoing import Message
from portal.services.measures import measured
from portal.services.ports import Conflict, Mail, Outbox, Refused, Transport, TryLater, Unavailable

log = logging.getLogger("portal.messages")

HELD = timedelta(minutes=5)
"""Longer than the slowest try, so that nobody else takes a message that is still on its way to a slow provider."""
TRIES = 35
FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(minutes=8)
"""Waits double from the first to the longest, and chance adds a quarter: all tries span more than four hours, and ten
minutes after a provider is back nothing waits for it any more."""
MOST_BUSY = 3
"""So many in a row that the provider didn't take end a sweep: it is down or wants fewer, and asking on would cost each
message a try, and us up to a time-out for each of them."""
MARKS = 3
"""How often what became of a message is written: a mail that left without a mark leaves again."""


class Compose(Protocol):
    def __call__(self, message: Message, now: datetime) -> Mail | None:
        """The finished mail; None where there is nobody to send it to any more (erased, expired)."""


@dataclass(frozen=True, slots=True)
class Delivering:
    outbox: Outbox
    transport: Transport
    compose: Compose
    now: Callable[[], datetime]
    below: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Round:
    """What one sweep did."""

    sent: int = 0
    later: int = 0
    parked: int = 0


def deliver_due(needs: Delivering, limit: int = 100) -> Round:
    """One sweep over what may leave now. Raises Unavailable where the store doesn't answer: the next sweep goes on."""
    due = needs.outbox.due(needs.now(), limit)
    oldest = min((message.not_before for message in due), default=None)
    age = (needs.now() - oldest).total_seconds() if oldest else 0.0
    results = _all_tried(needs, due)
    later = results.count("later") + results.count("busy")
    swept = Round(results.count("sent"), later, results.count("parked"))
    if due:
        about = {"MessagesSent": swept.sent, "MessagesLater": swept.later, "MessagesParked": swept.parked}
        measured(**about, MessagesWaitingAge=age)
    return swept


def _all_tried(needs: Delivering, due: Iterable[Message]) -> list[str]:
    """How each ended, up to the last where the provider was busy too often in a row."""
    results: list[str] = []
    for message in due:
        results.append(deliver(needs, message))
        if results[-MOST_BUSY:] == ["busy"] * MOST_BUSY:
            break
    return results


def deliver(needs: Delivering, message: Message) -> str:
    """Try one message; says how it ended: ``sent``, ``busy`` where the provider will be asked again, ``later`` where
    the message will be made again, ``parked``, ``dropped`` or ``held`` by another.

    Each end is a line in the journal, so that what left is known even where a table is put back to an earlier moment.
    """
    ended = _tried(needs, message)
    log.info("message %s: %s", message.id, ended)
    return ended


def _tried(needs: Delivering, message: Message) -> str:
    now = needs.now()
    if not needs.outbox.claim(message, now, now + HELD):
        return "held"
    try:
        mail = needs.compose(message, now)
        if mail is None:
            _mark(lambda: needs.outbox.drop(message))
            return "dropped"
        needs.transport.send(mail)
    except Refused as problem:
        reason = str(problem)
        _mark(lambda: needs.outbox.park(message, needs.now(), reason))
        return "parked"
    except TryLater as problem:
        return _again(needs, message, str(problem), "busy")
    except Unavailable as problem:
        return _again(needs, message, str(problem))
    except Exception as fault:
        # One message that can't be made must not hold up the others.
        log.exception("message %s could not be made", message.id)
        return _again(needs, message, f"{type(fault).__name__}: {fault}")
    _mark(lambda: needs.outbox.sent(message, needs.now()))
    return "sent"


def _again(needs: Delivering, message: Message, problem: str, ended: str = "later") -> str:
    if message.attempts + 1 >= TRIES:
        _mark(lambda: needs.outbox.park(message, needs.now(), problem))
        return "parked"
    wait = min(FIRST_WAIT * 2**message.attempts, LONGEST_WAIT)
    jitter = timedelta(milliseconds=needs.below(int(wait.total_seconds() * 250)))
    _mark(lambda: needs.outbox.later(message, needs.now() + wait + jitter, problem))
    return ended


def _mark(write: Callable[[], None]) -> None:
    """Write it, again where another messenger looked at the item at that moment or the store was busy.

    Every mark may be written twice. Raises Unavailable.
    """
    for _ in range(MARKS - 1):
        with suppress(Conflict, Unavailable):
            return write()
    try:
        return write()
    except Conflict as conflict:
        raise Unavailable(f"what became of a message could not be written in {MARKS} tries") from conflict
