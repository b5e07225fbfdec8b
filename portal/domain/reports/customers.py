"""What customers report themselves, or somebody writes down for them. Words lie in TEXT items."""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition import Channel, Language
from portal.domain.events import Wished


@dataclass(frozen=True, slots=True)
class Complain:
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the customer: ``text`` is the TEXT id of its words, ``topic`` one of the definition or ``""``."""

    text: str
    topic: str = ""
    discipline: str = ""
    means: Channel = "site"


@dataclass(frozen=True, slots=True)
class AcceptQuote:
    """The customer accepts the very quote they saw: its number says which."""

    discipline: str
    number: str


@dataclass(frozen=True, slots=True)
class AskCode:
    """A code to the known address, for one form of one act."""

    act: str
    form: str


@dataclass(frozen=True, slots=True)
class AddPapers:
    """``count`` files, listed in TEXT ``text``; ``todos`` are the ids of what they are."""

    count: int
    text: str
    todos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportReady:
    """The customer's own works are ready, for every open order that waits for them."""


@dataclass(frozen=True, slots=True)
class MakeWish:
    """Another week, by its Monday, or a change on the customer's side, in words of TEXT ``text``."""

    what: Wished
    text: str
    week: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeDetails:
    """``changed`` names what differs; the address known before lies in TEXT ``text``."""

    changed: tuple[str, ...]
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class ShareLink:
    """``acts``: they may act too, not only follow; who they are lies in TEXT ``text``."""

    acts: bool
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class EndShare:
    share: str


@dataclass(frozen=True, slots=True)
class ChooseSilence:
    """The customer says after how many working days without news they want to hear that there is none."""

    working_days: int
