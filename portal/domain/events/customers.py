"""What customers do themselves after they applied, and how it is answered. Words lie in TEXT items."""

from dataclasses import dataclass
from datetime import datetime

from portal.domain.definition import Channel
from portal.domain.events.values import Deadline


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
