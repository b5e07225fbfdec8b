"""Questions of customers: each with an owner and a term, passed on with its thread, never sent away ([KCP] rule 2)."""

from datetime import datetime

from portal.domain.application import SERVICE, Application, Question
from portal.domain.calendar import add_term
from portal.domain.contacts import no_planning
from portal.domain.definition import Channel, Definition, Topic
from portal.domain.events import Deadline, Event, QuestionAnswered, QuestionAsked, QuestionPassedOn
from portal.domain.numbering import following
from portal.domain.orders import order_of
from portal.domain.reports import AnswerQuestion, Ask, Impossible, NotYours, PassOnQuestion
from portal.domain.roles import behind
from portal.domain.term_names import of_question


def ask(state: Application, command: Ask, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The customer asks, or somebody writes it down for them. Raises Impossible."""
    if any(known.text == command.text for known in state.questions):
        return ()
    waiting = [known for known in state.questions if not known.answered_at]
    if len(waiting) >= definition.process.most_open:
        raise Impossible(
            "question.full", f"{len(waiting)} questions wait for an answer already; answer some of those first."
        )
    owner = _owner(state, _topic(command.topic, definition), command.discipline)
    id = following("q", state.questions)
    opens = (_term(id, command.means, owner, definition, now),)
    asked = QuestionAsked(now, by, id, command.text, command.topic, command.means, owner, opens, command.discipline)
    return (asked,)


def pass_on(
    state: Application, command: PassOnQuestion, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """With a new term for the one that gets it. Raises NotYours, Impossible."""
    question = _waiting(state, command.question, by)
    if command.to not in {*state.organisations, SERVICE}:
        there = ", ".join(sorted(state.organisations))
        raise Impossible("question.to", f"A question is passed on to one of {there}, or to {SERVICE}.")
    return () if command.to == question.owner else passed_on(question, command.to, by, definition, now)


def passed_on(question: Question, to: str, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    return (QuestionPassedOn(now, by, question.id, to, (_term(question.id, question.means, to, definition, now),)),)


def unanswered(question: Question, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Its term passed: customer service owns it from now on [ours]; nobody is above them."""
    return () if question.owner == SERVICE else passed_on(question, SERVICE, by, definition, now)


def answer(
    state: Application, command: AnswerQuestion, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """By its owner, who says nothing of planning unless that is the contractor. Raises NotYours, Impossible."""
    question = question_of(state, command.question)
    if question.answered_at:
        return ()
    _waiting(state, command.question, by)
    if by != state.contractor:
        no_planning(command.summary, definition)
    return (QuestionAnswered(now, by, question.id, command.text),)


def question_of(state: Application, id: str) -> Question:
    """Raises Impossible."""
    found = next((known for known in state.questions if known.id == id), None)
    if found is None:
        there = ", ".join(known.id for known in state.questions) or "none"
        raise Impossible("question.unknown", f"There is no question {id!r}; there are: {there}.")
    return found


def _waiting(state: Application, id: str, by: str) -> Question:
    """One that this organisation owns; customer service may take up any."""
    question = question_of(state, id)
    if by not in (question.owner, SERVICE):
        raise NotYours("question.of_other", f"Question {id} is answered by {question.owner}.")
    if question.answered_at:
        raise Impossible("question.answered", f"Question {id} was answered already.")
    return question


def _topic(id: str, definition: Definition) -> Topic | None:
    """None for what is about nothing in particular, such as a mail. Raises Impossible."""
    if not id:
        return None
    topics = definition.process.questions.topics
    found = next((topic for topic in topics if topic.id == id), None)
    if found is None:
        raise Impossible(
            "question.topic_unknown",
            f"No question is about {id!r}; possible: {', '.join(topic.id for topic in topics)}.",
        )
    return found


def _owner(state: Application, topic: Topic | None, discipline: str) -> str:
    """The contractor, or the operator of that discipline, of the first open one where none is named; without a topic
    whoever has the order now. Raises Impossible."""
    still_open = [order for order in state.orders if order.is_open] or list(state.orders)
    order = order_of(state, discipline) if discipline else still_open[0]
    role = topic.owner if topic else "contractor" if "released" in order.reached else "operator"
    return behind(role, order.part, state.contractor)


def _term(id: str, means: Channel, owner: str, definition: Definition, now: datetime) -> Deadline:
    rules = definition.process.questions
    within = rules.call_within if means == "phone" else rules.within
    return Deadline(of_question(id, means), "", owner, add_term(now, within, definition.holidays), "question_answered")
