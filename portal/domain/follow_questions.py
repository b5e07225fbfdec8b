"""The customer's questions on the follow page: about what, who answers and by when. The words lie apart."""

from dataclasses import dataclass
from datetime import date

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.names import organisation_name


@dataclass(frozen=True, slots=True)
class QuestionView:
    on: date
    topic: str
    who: str
    """Who answered, or will."""
    by: date | None
    answered_on: date | None


def questions(state: Application, definition: Definition, language: Language) -> tuple[QuestionView, ...]:
    """Newest first."""
    topics = {topic.id: topic.name.in_(language) for topic in definition.process.questions.topics}
    due = {due.moment: due.due for due in state.deadlines}
    views = []
    for question in reversed(state.questions):
        ends = due.get(question.term)
        views.append(
            QuestionView(
                on=local(question.asked_at).date(),
                topic=topics.get(question.topic, ""),
                who=organisation_name(question.answered_by or question.owner, definition),
                by=local(ends).date() if ends else None,
                answered_on=local(question.answered_at).date() if question.answered_at else None,
            )
        )
    return tuple(views)
