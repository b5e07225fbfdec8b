"""Which messages leave, and how the brand writes to its customers."""

from dataclasses import dataclass
from typing import Literal

from portal.domain.definition.values import Length, Written


@dataclass(frozen=True, slots=True)
class Notification:
    """Which message leaves when an event happens; its kind decides the hours (architecture: answer, news, survey)."""

    event: str
    message: str
    kind: Literal["answer", "news", "survey"]
    necessary: bool = True
    """False where a customer may do without it, and unsubscribe."""
    channel: Written | Literal[""] = ""
    """Where set: only this way, beside the way the customer prefers."""


@dataclass(frozen=True, slots=True)
class Sender:
    """``domain`` signs the mails; answers to them go to addresses in ``replies``."""

    name: str
    mail: str
    domain: str
    replies: str


@dataclass(frozen=True, slots=True)
class Messaging:
    """How the brand writes to its customers."""

    order: tuple[Written, ...]
    """Where one way fails for good, the next is tried."""
    merge_minutes: int
    """News of one application within so long goes together."""
    most_merged: int
    undelivered_owner: Literal["operator", "contractor", "service"]
    """Who speaks to a customer that no message reached."""
    undelivered_within: Length
    contacts_within_hours: int
    """A customer's contact within so long after a message counts as one after it."""
