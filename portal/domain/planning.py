"""Deciding what an organisation reports: who may say it ([KCP] rule 1), whether it can be, and what follows from it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import reduce
from typing import Any

from portal.domain import (
    codes,
    complaints,
    contacts,
    details,
    inspections,
    papers,
    points,
    questions,
    quotes,
    sharing,
    standstill,
    sums,
    watching,
    wishes,
)
from portal.domain.agreement import agree, correct
from portal.domain.application import CUSTOMER, SERVICE, Application
from portal.domain.completion import cancel, complete
from portal.domain.congestion import congest
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.fold import apply
from portal.domain.reaching import reach
from portal.domain.recency import since
from portal.domain.reminding import with_reminders
from portal.domain.reports import (
    AcceptQuote,
    AddPapers,
    AgreeDate,
    AnswerComplaint,
    AnswerQuestion,
    Ask,
    AskCode,
    CancelOrders,
    ChangeDetails,
    ChooseSilence,
    Command,
    Complain,
    Complete,
    CorrectContact,
    CorrectDate,
    DecideWish,
    EndShare,
    Inspect,
    LogContact,
    MakeWish,
    NotePoint,
    NotYours,
    PassOnQuestion,
    PlanInspection,
    RaiseComplaint,
    Reach,
    RefuseQuote,
    ReportCongestion,
    ReportReady,
    ResumeOrder,
    SendSum,
    ShareLink,
    SolvePoint,
    StallOrder,
)
from portal.domain.watching import heard

CUSTOMERS_ALONE: frozenset[type[Command]] = frozenset(
    (AcceptQuote, ReportReady, AddPapers, MakeWish, ChangeDetails, ShareLink, EndShare, AskCode)
)
"""What nobody does in a customer's place: it comes from their own page, after a code where it binds them."""
BY_ANYBODY: Mapping[str, tuple[type[Command], ...]] = {
    CUSTOMER: (*(Ask, Complain, RaiseComplaint, ChooseSilence, RefuseQuote, CancelOrders, *CUSTOMERS_ALONE),),
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
    events = DECIDERS[type(command)](state, command, by, definition, now)
    return heard(state, with_reminders(events, definition), definition)


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
    AcceptQuote: quotes.accept,
    AskCode: codes.ask,
    AddPapers: papers.add,
    ReportReady: papers.report_ready,
    MakeWish: wishes.make,
    DecideWish: wishes.decide_wish,
    ChangeDetails: details.change,
    ShareLink: sharing.share,
    EndShare: sharing.end,
    ChooseSilence: watching.choose,
}
"""Who decides about each kind of report; a test holds it against all kinds there are."""
