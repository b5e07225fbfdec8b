"""The messenger's work: send what may leave, each message at least once, and never lose one.

News of one application goes together: the pieces are replaced by one message that holds them, in one transaction. A
message is claimed for as long as one try may take, made, handed over, and then removed while its delivery state is
written. Only a kill between handing over and removing sends it twice, with the same Message-ID. Where the customer's
preferred way fails for good, the next is tried at once.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from portal.domain.definition import Brand, Written
from portal.domain.outgoing import GATHERED, Message, leaves_at, together
from portal.services.measures import measured
from portal.services.message_ports import (
    BadAddress,
    Letter,
    Made,
    Mail,
    Outbox,
    Refused,
    Sms,
    Texts,
    Transport,
    TryLater,
)
from portal.services.ports import Conflict, Unavailable

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
    def __call__(self, message: Message, now: datetime, tried: Collection[Written] = ()) -> Made | None:
        """What leaves, by a way that wasn't tried; None where there is nobody to send it to any more (erased, expired).
        Raises Refused where no way is left."""


class Failures(Protocol):
    """What is written down about what can't be delivered (``portal.services.failing``)."""

    def address_failed(self, reference: str, channel: Written, address: str) -> None: ...

    def undelivered(self, message: Message) -> None: ...


@dataclass(frozen=True, slots=True)
class Delivering:
    outbox: Outbox
    transport: Transport
    texts: Texts | None
    compose: Compose
    failures: Failures
    brand: Brand
    undo: timedelta
    """So long what staff did can be taken back: nothing about it leaves before."""
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
    now = needs.now()
    found = needs.outbox.due(now + _early(needs), limit)
    due = [message for message in found if message.not_before <= now]
    oldest = min((message.not_before for message in due), default=None)
    age = (now - oldest).total_seconds() if oldest else 0.0
    results = _all_tried(needs, _gathered(needs, due, found))
    later = results.count("later") + results.count("busy")
    swept = Round(results.count("sent"), later, results.count("parked"))
    if due:
        about = {"MessagesSent": swept.sent, "MessagesLater": swept.later, "MessagesParked": swept.parked}
        measured(**about, MessagesWaitingAge=age)
    return swept


def _early(needs: Delivering) -> timedelta:
    """News that leaves with older news may do so by so much before its own time: it can't be taken back any more."""
    return max(timedelta(minutes=needs.brand.messages.merge_minutes) - needs.undo, timedelta())


def _gathered(needs: Delivering, due: Iterable[Message], found: Collection[Message]) -> Iterator[Message]:
    """What is due, with the news of one application in one message."""
    gone: set[str] = set()
    for message in due:
        if message.id in gone:
            continue
        alike = [other for other in found if _goes_with(message, other)][: needs.brand.messages.most_merged]
        merged = _merged(needs, alike) if len(alike) > 1 and message in alike else None
        gone |= {part.id for part in merged.parts} if merged else {message.id}
        yield merged or message


def _goes_with(message: Message, other: Message) -> bool:
    """News that nobody tried to send yet: what may have arrived stays as it was."""
    fresh = all(one.kind == GATHERED and not one.attempts and not one.parts for one in (message, other))
    return fresh and (message.subject, message.necessary) == (other.subject, other.necessary)


def _merged(needs: Delivering, news: Collection[Message]) -> Message | None:
    """None where somebody else took one of them: then each goes as it stands."""
    merged = together(sorted(news, key=lambda message: message.not_before))
    try:
        needs.outbox.merge(merged)
    except Conflict:
        return None
    return merged


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
    the message will be made again, ``parked``, ``dropped``, ``night`` where it waits for the morning, or ``held`` by
    another.

    Each end is a line in the journal, so that what left is known even where a table is put back to an earlier moment.
    """
    ended = _tried(needs, message)
    for part in message.parts or (message,):
        log.info("message %s: %s", part.id, ended)
    return ended


def _tried(needs: Delivering, message: Message) -> str:
    now = needs.now()
    if not needs.outbox.claim(message, now, now + HELD):
        return "held"
    allowed = leaves_at(message.kind, now, needs.brand)
    if allowed > now:
        _mark(lambda: needs.outbox.postpone(message, allowed))
        return "night"
    try:
        made = _handed_over(needs, message, now)
    except Refused as problem:
        return _given_up(needs, message, str(problem))
    except TryLater as problem:
        return _again(needs, message, str(problem), "busy")
    except Unavailable as problem:
        return _again(needs, message, str(problem))
    except Exception as fault:
        # One message that can't be made must not hold up the others.
        log.exception("message %s could not be made", message.id)
        return _again(needs, message, f"{type(fault).__name__}: {fault}")
    return _marked(needs, message, made)


def _handed_over(needs: Delivering, message: Message, now: datetime) -> Made | None:
    """What left, by the first way that took it; a letter leaves from the print room. Raises Refused, TryLater."""
    tried: dict[Written, Refused] = {}
    while True:
        try:
            made = needs.compose(message, now, tried)
        except Refused as problem:
            raise next(iter(tried.values()), problem) from problem
        channel = channel_of(made) if made else "mail"
        if channel in tried:
            raise tried[channel]
        try:
            _hand_over(needs, made)
        except Refused as problem:
            tried[channel] = problem
            if made and isinstance(problem, BadAddress) and not message.about_draft:
                needs.failures.address_failed(message.subject, channel, made.to)
        else:
            return made


def _hand_over(needs: Delivering, made: Made | None) -> None:
    match made:
        case Mail():
            needs.transport.send(made)
        case Sms() if needs.texts is not None:
            needs.texts.send(made)
        case Sms():
            raise Refused("there is no way out for text messages")
        case _:
            return


def channel_of(made: Made) -> Written:
    return "mail" if isinstance(made, Mail) else "letter" if isinstance(made, Letter) else "sms"


def _marked(needs: Delivering, message: Message, made: Made | None) -> str:
    if made is None:
        _mark(lambda: needs.outbox.drop(message))
        return "dropped"
    if isinstance(made, Letter):
        _mark(lambda: needs.outbox.to_print(message, needs.now()))
    else:
        _mark(lambda: needs.outbox.sent(message, needs.now(), channel_of(made)))
    return "sent"


def _given_up(needs: Delivering, message: Message, problem: str) -> str:
    """Parked for good, and somebody is asked to speak to the customer."""
    if not message.about_draft:
        _mark(lambda: needs.failures.undelivered(message))
    _mark(lambda: needs.outbox.park(message, needs.now(), problem))
    return "parked"


def _again(needs: Delivering, message: Message, problem: str, ended: str = "later") -> str:
    if message.attempts + 1 >= TRIES:
        return _given_up(needs, message, problem)
    wait = min(FIRST_WAIT * 2**message.attempts, LONGEST_WAIT)
    jitter = timedelta(milliseconds=needs.below(int(wait.total_seconds() * 250)))
    next_try = leaves_at(message.kind, needs.now() + wait + jitter, needs.brand)
    _mark(lambda: needs.outbox.later(message, next_try, problem))
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
