"""What events are made of: deadlines, links, parts, promises and sums, each decided when the event happened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.definition import Channel, Milestone

DayPart = Literal["day", "morning", "afternoon"]
Hardness = Literal["soft", "hard"]
Purpose = Literal["follow", "act", "survey"]
"""``act`` also follows; the customer's own link, the first to follow by, may do everything."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something an owner must do before ``due``; closed when ``closes_on`` is reached.

    ``discipline`` is ``""`` where it covers the whole application (planning contact). ``moment`` is the id of a
    contact moment, the name of an internal milestone, or a watch of the portal (``portal.domain.watches``).
    """

    moment: str
    discipline: str
    owner: str
    due: datetime
    closes_on: Milestone
    late: bool = False
    """True in a state where it passed; an event always opens it in time."""


@dataclass(frozen=True, slots=True)
class Capability:
    """What a derived link opens: the item holds this, never the link ([architecture] links are derived)."""

    id: str
    purpose: Purpose
    version: int
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderedPart:
    """One discipline as it was applied for; ``cents`` is None where a quote is needed."""

    discipline: str
    product: str
    kind: str
    capacity: str
    operator: str
    digging: bool
    cents: int | None
    expected_from: date
    expected_to: date
    legal_deadline: date | None


@dataclass(frozen=True, slots=True)
class Todo:
    """Something the customer still has to do: a missing drawing or customer works."""

    id: str
    kind: Literal["drawing", "works"]
    discipline: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A planned date for one discipline: a week (soft) or a day or half-day (hard); days inclusive."""

    discipline: str
    first_day: date
    last_day: date
    part: DayPart = "day"
    cause: str = ""
    """Cause code where it deviates from the shared date or shifts an earlier promise."""
    caused_by: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A quote or an invoice of one operator for its own order ([KCP] rule 8): VAT included, day inclusive."""

    cents: int
    until: date
    """Quote: the last day on which it can be accepted. Invoice: the last day on which it is paid in time."""
    number: str


@dataclass(frozen=True, slots=True)
class NextContact:
    """How every contact ends ([KCP] rule 3): which week (its Monday), who, how."""

    week: date
    by: str
    means: Channel
