"""What the customer wrote that an act is about: shown above the form, so that nobody answers from memory."""

from dataclasses import dataclass
from datetime import date

from portal.bootstrap import Workbench
from portal.domain.application import Application, Complaint, Question
from portal.domain.calendar import local

ABOUT = {"vraag-antwoord": "question", "vraag-doorgeven": "question", "klacht-antwoord": "complaint"}
"""Acts that are about something a customer wrote."""


@dataclass(frozen=True, slots=True)
class Words:
    """``topic`` is ``""`` where the customer named none; ``text`` where the words were erased."""

    id: str
    on: date
    topic: str
    text: str


def waiting_words(portal: Workbench, state: Application, act: str) -> tuple[Words, ...]:
    """Everything that still waits for an answer, oldest first; nothing for other acts."""
    written: dict[str, tuple[Question | Complaint, ...]]
    written = {"question": state.questions, "complaint": state.complaints}
    asked = written.get(ABOUT.get(act, ""), ())
    return tuple(_words(portal, state, one) for one in asked if one.answered_at is None)


def _words(portal: Workbench, state: Application, one: Question | Complaint) -> Words:
    at, about = (one.asked_at, one.topic) if isinstance(one, Question) else (one.made_at, "")
    topics = {topic.id: topic.name.nl for topic in portal.definition.process.questions.topics}
    text = portal.applications.text(state.reference, one.text) or ""
    return Words(one.id, local(at).date(), topics.get(about, ""), text)
