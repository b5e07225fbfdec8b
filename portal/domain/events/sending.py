"""What becomes of messages on their way to a customer, and which of them the customer can do without."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from portal.domain.definition import Written
from portal.domain.events.values import Deadline


@dataclass(frozen=True, slots=True)
class AddressFailed:
    """An address takes nothing from us for good; which one lies with the person."""

    at: datetime
    by: str
    channel: Written
    why: Literal["refused", "bounce", "complaint"]


@dataclass(frozen=True, slots=True)
class MessageUndelivered:
    """A message reached the customer in no way: somebody has to speak to them."""

    at: datetime
    by: str
    message: str
    """Its name in the definition."""
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionalMessagesChosen:
    """Whether the customer wants what they can do without."""

    at: datetime
    by: str
    wanted: bool
