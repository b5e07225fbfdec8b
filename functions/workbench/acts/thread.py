"""What the customer wrote that an act is about: shown above the form, so that nobody answers from memory."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.bootstrap.workbench import Workbench
from portal.domain.application import Application, Complaint, Question, Wish
from portal.domain.calendar import local

WISHES = ("wens-week", "wens-dag", "wens-ja", "wens-nee")
ABOUT = {
    "vraag-antwoord": "question",
    "vraag-doorgeven": "question",
    "klacht-antwoord": "complaint",
    **dict.fromkeys(WISHES, "wish"),
}
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
    match ABOUT.get(act):
        case "question":
            waits = [(one, one.asked_at, one.topic) for one in state.questions if one.answered_at is None]
            return tuple(_words(portal, state, *one) for one in waits)
        case "complaint":
            made = [(one, one.made_at, "") for one in state.complaints if one.answered_at is None]
            return tuple(_words(portal, state, *one) for one in made)
        case "wish":
            wished = [(one, one.made_at, "") for one in state.wishes if one.granted is None]
            return tuple(_words(portal, state, *one) for one in wished)
        case _:
            return ()


def _words(portal: Workbench, state: Application, one: Question | Complaint | Wish, at: datetime, topic: str) -> Words:
    topics = {known.id: known.name.nl for known in portal.definition.process.questions.topics}
    text = portal.applications.text(state.reference, one.text) or ""
    return Words(one.id, local(at).date(), topics.get(topic, ""), text)
