"""Deciding what an organisation reports: who may say it ([KCP] rule 1), whether it can be, and what follows from it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import reduce
from typing import Any

from portal.domain import complaints, contacts, inspections, points, questions, standstill, sums, watching
from portal.domain.agreement import agree, correct
from portal.domain.application import SERVICE, Application
from portal.domain.completion import cancel, complete
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.fold import apply
from portal.domain.legal import congest
from portal.domain.reaching import reach
from portal.domain.recency import since
from portal.domain.reports import (
    AgreeDate,
    AnswerComplaint,
    AnswerQuestion,
    Ask,
    CancelOrders,
    ChooseSilence,
    Command,
    Complain,
    Complete,
    CorrectContact,
    CorrectDate,
    Inspect,
    LogContact,
    NotePoint,
    NotYours,
    PassOnQuestion,
    PlanInspection,
    RaiseComplaint,
    Reach,
    RefuseQuote,
    ReportCongestion,
    ResumeOrder,
    SendSum,
    SolvePoint,
    StallOrder,
)
from portal.domain.watching import heard

BY_ANYBODY: Mapping[str, tuple[type[Command], ...]] = {
    "customer": (Complain, RaiseComplaint, ChooseSilence, Ask),
    SERVICE: (LogContact, Complain, RaiseComplaint, ChooseSilence, Ask, PassOnQuestion, AnswerQuestion),
}
"""What the customer, and the brand's own customer service for them, may report without a part in the application."""


def decide(state: Application, command: Command, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The events that follow when organisation ``by`` reports ``command`` at ``now`` (UTC).

    Raises NotYours where this organisation may not report this, Impossible where the application can't take it.
    An empty tuple means that it was so already.
    """
    if by not in state.organisations and type(command) not in BY_ANYBODY.get(by, ()):
        raise NotYours("no_part", f"Organisation {by} has no part in application {state.reference}.")
    return heard(state, DECIDERS[type(command)](state, command, by, definition, now), definition)


def decide_all(
    state: Application,
    commands: Iterable[Command],
    by: str,
    definition: Definition,
    now: datetime,
    as_of: datetime | None = None,
) -> tuple[Event, ...]:
    """The events of several reports that belong together: a contact, and what was agreed in it. All or nothing.

    Each is decided on what stands after the one before. ``as_of`` (UTC) is when all of it was so, where that is not
    now. Raises NotYours, Impossible.
    """
    happened: tuple[Event, ...] = ()
    for command in commands:
        events = tuple(since(event, as_of) for event in decide(state, command, by, definition, now))
        state, happened = reduce(apply, events, state), (*happened, *events)
    return happened


DECIDERS: Mapping[type[Command], Callable[[Application, Any, str, Definition, datetime], tuple[Event, ...]]] = {
    Reach: reach,
    SendSum: sums.send,
    RefuseQuote: sums.refuse,
    ReportCongestion: congest,
    AgreeDate: agree,
    CorrectDate: correct,
    PlanInspection: inspections.plan,
    Inspect: inspections.inspect,
    Complete: complete,
    CancelOrders: cancel,
    StallOrder: standstill.stall,
    ResumeOrder: standstill.resume,
    NotePoint: points.note,
    SolvePoint: points.solve,
    LogContact: contacts.log,
    CorrectContact: contacts.correct,
    Complain: complaints.complain,
    RaiseComplaint: complaints.go_up,
    AnswerComplaint: complaints.answer,
    Ask: questions.ask,
    PassOnQuestion: questions.pass_on,
    AnswerQuestion: questions.answer,
    ChooseSilence: watching.choose,
}
"""Who decides about each kind of report; a test holds it against all kinds there are."""
