"""How an application begins, and what its customer does after the work."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.definition import Language
from portal.domain.events.values import Capability, Deadline, OrderedPart, Todo


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
    homes: int = 1
    """A developer's application may hold several homes in one street, each with every discipline asked for."""
    source: str = ""
    """Taken over while it ran: the organisation that brought it and its own reference, ``organisation:reference``."""
    pavement: str = ""
    """Keyed hash of the postcode (``portal.domain.links.pavement``): which applications lie together, not where."""


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
