"""Folds of what customers do, and of how it is answered."""

from collections.abc import Callable
from dataclasses import replace

from portal.domain.application import Application, Line, Question
from portal.domain.events import PapersAdded, QuestionAnswered, QuestionAsked, QuestionPassedOn
from portal.domain.folding.parts import ended, newest, opened, said


def ask(state: Application, event: QuestionAsked) -> Application:
    question = Question(
        id=event.question,
        asked_at=event.at,
        topic=event.topic,
        discipline=event.discipline,
        means=event.means,
        owner=event.owner,
        text=event.text,
        by=event.by,
    )
    questions = newest((*state.questions, question), lambda known: known.answered_at is not None)
    after = opened(replace(state, questions=questions), event.opens)
    return said(after, Line(event.at, "question_asked", event.by, event.discipline, {"question": event.question}))


def pass_on(state: Application, event: QuestionPassedOn) -> Application:
    after = _over(state, event.question, lambda question: replace(question, owner=event.owner))
    line = Line(event.at, "question_passed_on", event.owner, "", {"question": event.question})
    return said(opened(after, event.opens), line)


def answer(state: Application, event: QuestionAnswered) -> Application:
    def answered(question: Question) -> Question:
        return replace(question, answer=event.text, answered_at=event.at, answered_by=event.by)

    after = opened(_over(state, event.question, answered), event.opens)
    return said(after, Line(event.at, "question_answered", event.by, "", {"question": event.question}))


def add(state: Application, event: PapersAdded) -> Application:
    todos = tuple(todo for todo in state.todos if todo.id not in event.todos)
    after = opened(replace(state, documents=state.documents + event.count, todos=todos), event.opens)
    return said(after, Line(event.at, "papers_added", event.by))


def _over(state: Application, id: str, change: Callable[[Question], Question]) -> Application:
    """The question changed, and its term ended."""
    for question in state.questions:
        if question.id == id:
            state = ended(state, question.term)
    questions = tuple(change(question) if question.id == id else question for question in state.questions)
    return replace(state, questions=questions)
