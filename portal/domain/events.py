"""What happened to an application, in the past tense. Events carry decided facts: the fold reads no definition.

All instants are aware datetimes in UTC; all days are Dutch calendar days (Europe/Amsterdam). ``by`` is the id of the
organisation that acted, ``"customer"`` or ``"portal"``. Personal data never stands in an event: it lies in PERSON and
TEXT items that events refer to, so that erasure touches no event.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.definition import Language, Milestone

DayPart = Literal["day", "morning", "afternoon"]
Hardness = Literal["soft", "hard"]
Purpose = Literal["follow", "survey"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something an owner must do before ``due``; closed when ``closes_on`` is reached.

    ``discipline`` is ``""`` where it covers the whole application (planning contact). ``moment`` is the id of a
    contact moment or the name of an internal milestone.
    """

    moment: str
    discipline: str
    owner: str
    due: datetime
    closes_on: Milestone


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
class ApplicationSubmitted:
    at: datetime
    by: str
    language: Language
    parts: tuple[OrderedPart, ...]
    wish_from: date
    wish_to: date
    area: str
    combi: str
    contractor: str
    place: str
    todos: tuple[Todo, ...]
    documents: int
    opens: tuple[Deadline, ...]
    follow: Capability
    definition: str


@dataclass(frozen=True, slots=True)
class MilestoneReached:
    """An operator, the contractor or the customer reports a step of one order; no date in the future is promised."""

    at: datetime
    by: str
    milestone: Milestone
    discipline: str
    opens: tuple[Deadline, ...] = ()


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
class DateAgreed:
    """The contractor plans ([KCP] rule 1): one date for all disciplines, deviations with a cause."""

    at: datetime
    by: str
    hardness: Hardness
    promises: tuple[Promise, ...]
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class CompletionReported:
    """Gereedmelding by the contractor for one discipline; ``survey`` is issued with the last one."""

    at: datetime
    by: str
    discipline: str
    opens: tuple[Deadline, ...] = ()
    survey: Capability | None = None


@dataclass(frozen=True, slots=True)
class OrderStalled:
    at: datetime
    by: str
    discipline: str
    cause: str
    caused_by: str


@dataclass(frozen=True, slots=True)
class OrderResumed:
    at: datetime
    by: str
    discipline: str


@dataclass(frozen=True, slots=True)
class OrderCancelled:
    """``survey`` is issued where this was the last open order and another one was completed."""

    at: datetime
    by: str
    discipline: str
    cause: str
    survey: Capability | None = None


@dataclass(frozen=True, slots=True)
class SurveyAnswered:
    """``seconds`` from the page being made to the answer, capped at 30 minutes; the words lie in TEXT ``text``."""

    at: datetime
    by: str
    grade: int
    taps: dict[str, str]
    text: str
    seconds: int | None


@dataclass(frozen=True, slots=True)
class CallRequested:
    """The customer asks to be called back (from the survey's thank-you page)."""

    at: datetime
    by: str
    opens: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class LinkRequested:
    """Lost link: the follow link was asked for again and is mailed to the known address."""

    at: datetime
    by: str


Event = (
    ApplicationSubmitted
    | MilestoneReached
    | DateAgreed
    | CompletionReported
    | OrderStalled
    | OrderResumed
    | OrderCancelled
    | SurveyAnswered
    | CallRequested
    | LinkRequested
)

KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        ApplicationSubmitted,
        MilestoneReached,
        DateAgreed,
        CompletionReported,
        OrderStalled,
        OrderResumed,
        OrderCancelled,
        SurveyAnswered,
        CallRequested,
        LinkRequested,
    )
}
VERSION = 1
"""Version written with every event; older ones are read through ``portal.store.upcasting``."""
