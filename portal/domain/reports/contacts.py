"""What is said to customers: contacts, their correction, and the answers to what customers asked or wished."""

from dataclasses import dataclass
from datetime import datetime

from portal.domain.definition import Channel
from portal.domain.events import NextContact


@dataclass(frozen=True, slots=True)
class LogContact:
    """One contact as it was: ``text`` is the TEXT id under which who, with whom and about what are kept.

    ``summary`` is those words, for the rules that look at them; they are stored by whoever calls.
    """

    moment: str
    happened_at: datetime
    means: Channel
    reached: bool
    subjects: tuple[str, ...]
    text: str
    summary: str
    next: NextContact | None
    disciplines: tuple[str, ...] = ()
    incoming: bool = False
    also: str = ""
    """The contact moment that was made in the same talk, where the definition lets it join (3 with 2)."""


@dataclass(frozen=True, slots=True)
class CorrectContact:
    contact: str
    subjects: tuple[str, ...]
    text: str
    summary: str


@dataclass(frozen=True, slots=True)
class RaiseComplaint:
    complaint: str


@dataclass(frozen=True, slots=True)
class AnswerComplaint:
    complaint: str
    text: str
    summary: str


@dataclass(frozen=True, slots=True)
class PassOnQuestion:
    question: str
    to: str
    """Id of an organisation of this application, or the brand's customer service."""


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    question: str
    text: str
    summary: str
    """The words themselves, for the rules that look at them."""


@dataclass(frozen=True, slots=True)
class DecideWish:
    wish: str
    granted: bool
    text: str
    summary: str
