"""What customers do themselves after they applied, and how it is answered. Words lie in TEXT items."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.definition import Channel, Language, Milestone
from portal.domain.events.values import Capability, Deadline

Wished = Literal["date", "change"]


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """``topic`` is the id of one in the definition; ``discipline`` is ``""`` where all are meant."""

    at: datetime
    by: str
    question: str
    text: str
    topic: str
    means: Channel
    owner: str
    opens: tuple[Deadline, ...]
    discipline: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPassedOn:
    """To whom it belongs ([KCP] rule 2), with all that was written; or up, where its term passed."""

    at: datetime
    by: str
    question: str
    owner: str
    opens: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    at: datetime
    by: str
    question: str
    text: str
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeAsked:
    """A code is sent to the known address, good for one form: the one with this id."""

    at: datetime
    by: str
    act: str
    form: str


@dataclass(frozen=True, slots=True)
class PapersAdded:
    """Files that the customer sent; which they are lies in TEXT ``text``. ``todos``: what is not missing any more."""

    at: datetime
    by: str
    count: int
    text: str
    todos: tuple[str, ...]
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class WishMade:
    """Another week (``what`` is date, ``week`` its Monday) or a change on the customer's side; the owner decides."""

    at: datetime
    by: str
    wish: str
    what: Wished
    week: date | None
    text: str
    owner: str
    opens: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class WishDecided:
    """Granted or not, with the reason why in TEXT ``text``."""

    at: datetime
    by: str
    wish: str
    granted: bool
    text: str


@dataclass(frozen=True, slots=True)
class DetailsChanged:
    """``changed`` names what; the address known before, which is told, lies in TEXT ``text``."""

    at: datetime
    by: str
    changed: tuple[str, ...]
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody else may follow, or act, through a link of their own; who that is lies in TEXT ``text``."""

    at: datetime
    by: str
    capability: Capability
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class ShareEnded:
    """The link of that capability opens nothing any more."""

    at: datetime
    by: str
    share: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """The customer is reminded of what is still theirs to do, for the ``times``-th time."""

    at: datetime
    by: str
    of: Milestone
    discipline: str
    times: int
    opens: tuple[Deadline, ...] = ()
