"""What leaves the house, the ways out, and the queue before them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from portal.domain.definition import Written
from portal.domain.outgoing import Message


@dataclass(frozen=True, slots=True)
class Mail:
    """A finished mail; ``message_id`` is the same each time the same message is sent."""

    message_id: str
    to: str
    sender_name: str
    sender_mail: str
    subject: str
    text: str
    html: str
    language: str
    at: datetime
    """When it was made, in UTC."""
    reference: str = ""
    """Of the application it is about; ``""`` for a draft. Notices about the mail come back with it."""
    unsubscribe: str = ""
    """Where one click ends such mails (RFC 8058); ``""`` for what a customer can't do without."""
    reply_to: str = ""
    """Where an answer goes; "" for the sender."""
    in_reply_to: str = ""
    """Message-ID of the mail that this one answers."""


@dataclass(frozen=True, slots=True)
class Sms:
    """A text message in the GSM alphabet; ``to`` is E.164. It may arrive twice where it was sent twice."""

    id: str
    to: str
    text: str
    sender_name: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """What a print room puts on paper: ``to`` and ``text`` in lines, ``link`` as a code to scan."""

    id: str
    to: str
    subject: str
    text: str
    link: str
    language: str
    at: datetime


Made = Mail | Sms | Letter


class TryLater(Exception):
    """The provider can't take it now."""


class Refused(Exception):
    """The provider will never take it."""


class BadAddress(Refused):
    """Nor anything else for that address."""


class Transport(Protocol):
    def send(self, mail: Mail) -> None:
        """Hand it over. Raises TryLater (worth another try), Refused (never will be) or BadAddress."""


class Texts(Protocol):
    def send(self, sms: Sms) -> None:
        """As ``Transport.send``."""


class Outbox(Protocol):
    def due(self, now: datetime, limit: int) -> tuple[Message, ...]: ...

    def claim(self, message: Message, now: datetime, until: datetime) -> bool:
        """Take it for sending; False where another messenger holds it or it is gone."""

    def sent(self, message: Message, at: datetime, channel: Written = "mail") -> None: ...

    def to_print(self, message: Message, at: datetime) -> None:
        """It goes to the print room, which sends it on paper."""

    def drop(self, message: Message) -> None:
        """Remove it unsent, leaving nothing: whom it was for is no longer known."""

    def later(self, message: Message, not_before: datetime, problem: str) -> None: ...

    def postpone(self, message: Message, not_before: datetime) -> None:
        """As ``later``, without counting a try."""

    def merge(self, merged: Message) -> None:
        """Put it in the place of its parts. Raises Conflict unless all of them wait and nobody ever held one."""

    def park(self, message: Message, at: datetime, problem: str) -> None: ...
