"""A post office without a post: an outbox in memory that keeps the store's promises, and a postman who can fail."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from portal.domain.definition import Written
from portal.domain.outgoing import Message
from portal.services.message_ports import Mail, Sms
from portal.services.ports import Conflict
from tests.builders import NOW, a_reference


def a_message(id: str = "m1", **changes: object) -> Message:
    return replace(Message(id, a_reference(), "released", "answer", NOW, {}), **changes)


def a_mail(id: str = "m1", **changes: object) -> Mail:
    mail = Mail(
        message_id=f"<{id}@portaal.example>",
        to="sanne@klant.example",
        sender_name="Het portaal",
        sender_mail="bericht@portaal.example",
        subject="Uw aansluiting is gepland",
        text="Dinsdag komen wij.\n",
        html="<p>Dinsdag komen wij.</p>",
        language="nl",
        at=NOW,
    )
    return replace(mail, **changes)


@dataclass
class InMemoryOutbox:
    """``portal.services.message_ports.Outbox``: what waits, who holds it, and what became of it."""

    waiting: dict[str, Message] = field(default_factory=dict)
    held: dict[str, datetime] = field(default_factory=dict)
    handed_over: list[str] = field(default_factory=list)
    parked: dict[str, str] = field(default_factory=dict)
    to_be_printed: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @classmethod
    def holding(cls, *messages: Message) -> "InMemoryOutbox":
        return cls({message.id: message for message in messages})

    def due(self, now: datetime, limit: int) -> tuple[Message, ...]:
        ready = (message for message in self.waiting.values() if message.not_before <= now)
        return tuple(sorted(ready, key=lambda message: message.not_before))[:limit]

    def claim(self, message: Message, now: datetime, until: datetime) -> bool:
        if self.held.get(message.id, now) > now or message.id not in self.waiting:
            return False
        self.held[message.id] = until
        return True

    def sent(self, message: Message, at: datetime, channel: Written = "mail") -> None:
        del self.waiting[message.id]
        self.handed_over.append(message.id)

    def drop(self, message: Message) -> None:
        del self.waiting[message.id]
        self.dropped.append(message.id)

    def to_print(self, message: Message, at: datetime) -> None:
        del self.waiting[message.id]
        self.to_be_printed.append(message.id)

    def postpone(self, message: Message, not_before: datetime) -> None:
        self.waiting[message.id] = replace(message, not_before=not_before)
        self.held.pop(message.id, None)

    def merge(self, merged: Message) -> None:
        if any(part.id not in self.waiting or part.id in self.held for part in merged.parts):
            raise Conflict("somebody took one of them")
        for part in merged.parts:
            del self.waiting[part.id]
        self.waiting[merged.id] = merged

    def later(self, message: Message, not_before: datetime, problem: str) -> None:
        self.waiting[message.id] = replace(message, not_before=not_before, attempts=message.attempts + 1)
        self.held.pop(message.id, None)
        self.problems.append(problem)

    def park(self, message: Message, at: datetime, problem: str) -> None:
        del self.waiting[message.id]
        self.parked[message.id] = problem


@dataclass
class Texter:
    """``portal.services.message_ports.Texts`` that keeps what it takes."""

    taken: list[Sms] = field(default_factory=list)
    trouble: Callable[[Sms], None] = lambda _: None

    def send(self, sms: Sms) -> None:
        self.trouble(sms)
        self.taken.append(sms)


@dataclass
class Ledger:
    """``portal.services.deliver_messages.Failures`` that remembers what it was told."""

    failed: list[tuple[str, str]] = field(default_factory=list)
    unreached: list[str] = field(default_factory=list)

    def address_failed(self, reference: str, channel: Written, address: str) -> None:
        self.failed.append((channel, address))

    def undelivered(self, message: Message) -> None:
        self.unreached.append(message.id)


@dataclass
class Postman:
    """``portal.services.message_ports.Transport`` that keeps what it takes; ``trouble`` may raise before that."""

    taken: list[Mail] = field(default_factory=list)
    trouble: Callable[[Mail], None] = lambda _: None

    def send(self, mail: Mail) -> None:
        self.trouble(mail)
        self.taken.append(mail)

    @property
    def ids(self) -> list[str]:
        return [mail.message_id for mail in self.taken]
