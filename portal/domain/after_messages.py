"""How often customers get in touch within three days after each message: the sign that it answered or raised questions.

A contact counts for every message its customer got in the time before it. Shares come with their 95 % interval
(Wilson), so that nobody acts on chance.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from portal.domain.application import CUSTOMER
from portal.domain.events import CallRequested, ComplaintMade, ContactLogged, Event, QuestionAsked

Z = 1.96


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message that left; ``template`` is its name, of a piece of news the name of that news. ``at`` is UTC."""

    reference: str
    template: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Incoming:
    """A customer got in touch: called, wrote, asked, complained."""

    reference: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reaction:
    """``followed``: after so many of those that were sent the customer got in touch in time."""

    sent: int
    followed: int

    def __add__(self, other: "Reaction") -> "Reaction":
        return Reaction(self.sent + other.sent, self.followed + other.followed)

    @property
    def share(self) -> float:
        return self.followed / self.sent

    @property
    def interval(self) -> tuple[float, float]:
        """In which the true share lies, 95 times in 100 (Wilson 1927)."""
        n, p = self.sent, self.share
        middle, width = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - width) / (1 + Z * Z / n)), min(1.0, (middle + width) / (1 + Z * Z / n))


NONE = Reaction(0, 0)


def incoming(reference: str, events: Iterable[Event]) -> tuple[Incoming, ...]:
    """Where the customer got in touch; a contact counts when it took place."""
    return tuple(
        Incoming(reference, event.happened_at if isinstance(event, ContactLogged) else event.at)
        for event in events
        if _is_incoming(event)
    )


def _is_incoming(event: Event) -> bool:
    if isinstance(event, ContactLogged):
        return event.incoming
    return isinstance(event, QuestionAsked | ComplaintMade | CallRequested) and event.by == CUSTOMER


def reactions(sent: Iterable[SentMessage], contacts: Iterable[Incoming], within: timedelta) -> dict[str, Reaction]:
    """By template."""
    times: dict[str, list[datetime]] = {}
    for contact in contacts:
        times.setdefault(contact.reference, []).append(contact.at)
    found: dict[str, Reaction] = {}
    for message in sent:
        followed = any(message.at < at <= message.at + within for at in times.get(message.reference, ()))
        found[message.template] = found.get(message.template, NONE) + Reaction(1, int(followed))
    return found


def added(days: Iterable[Mapping[str, Reaction]]) -> dict[str, Reaction]:
    """Several days together."""
    found: dict[str, Reaction] = {}
    for day in days:
        for template, reaction in day.items():
            found[template] = found.get(template, NONE) + reaction
    return found
