"""The questions so far with their answers, newest first, in the customer's own words and those of whoever answered."""

from dataclasses import dataclass
from datetime import date

from functions.track.acts.act import Scene, until
from portal.domain.application import Question
from portal.domain.calendar import local
from portal.domain.names import organisation_name


@dataclass(frozen=True, slots=True)
class Asked:
    """``answer`` is ``""`` while it waits for ``who``, until ``until``; words that were erased are ``""`` too."""

    on: date
    topic: str
    words: str
    who: str
    until: date | None
    answer: str
    answered_on: date | None


def thread(scene: Scene) -> tuple[Asked, ...]:
    """Two reads for each question at most."""
    return tuple(_asked(scene, question) for question in reversed(scene.state.questions))


def _asked(scene: Scene, question: Question) -> Asked:
    topics = {topic.id: topic.name.in_(scene.language) for topic in scene.definition.process.questions.topics}
    return Asked(
        on=local(question.asked_at).date(),
        topic=topics.get(question.topic, ""),
        words=_words(scene, question.text),
        who=organisation_name(question.answered_by or question.owner, scene.definition),
        until=until(scene.state, question.term),
        answer=_words(scene, question.answer) if question.answer else "",
        answered_on=local(question.answered_at).date() if question.answered_at else None,
    )


def _words(scene: Scene, id: str) -> str:
    return scene.portal.applications.text(scene.state.reference, id) or ""
