"""What happened since a form's page was made, and whether it touches what the form decides about."""

from collections.abc import Iterable, Mapping

from portal.domain.events import (
    ComplaintAnswered,
    ComplaintRaised,
    CompletionReported,
    ContactCorrected,
    ContactLogged,
    DateAgreed,
    DateCorrected,
    DetailsChanged,
    Event,
    InspectionDone,
    InspectionPlanned,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
    PapersAdded,
    PointNoted,
    PointSolved,
    QuestionAnswered,
    QuestionPassedOn,
    QuoteLapsed,
    Shared,
    ShareEnded,
    Undone,
    WishDecided,
    WishMade,
)
from portal.domain.reports import (
    AcceptQuote,
    AddPapers,
    AgreeDate,
    AnswerComplaint,
    AnswerQuestion,
    CancelOrders,
    ChangeDetails,
    Command,
    Complete,
    CorrectContact,
    CorrectDate,
    DecideWish,
    EndShare,
    Inspect,
    LogContact,
    MakeWish,
    NotePoint,
    PassOnQuestion,
    PlanInspection,
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

Kinds = tuple[type[Event], ...]

ENDS: Kinds = (OrderCancelled, CompletionReported)
STANDS: Kinds = (OrderStalled, OrderResumed)
DATES: Kinds = (DateAgreed, DateCorrected)
LOOKS: Kinds = (InspectionPlanned, InspectionDone)
TOUCHED_BY: Mapping[type[Command], Kinds] = {
    LogContact: (ContactLogged, ContactCorrected, *DATES, *LOOKS, *STANDS, *ENDS),
    CorrectContact: (ContactCorrected,),
    AgreeDate: (*DATES, *STANDS, *ENDS),
    CorrectDate: (*DATES, *ENDS),
    PlanInspection: (*LOOKS, *ENDS),
    Inspect: (*LOOKS, *ENDS),
    Reach: (MilestoneReached, QuoteLapsed, *ENDS),
    SendSum: (MilestoneReached, QuoteLapsed, *ENDS),
    RefuseQuote: (MilestoneReached, QuoteLapsed, *ENDS),
    Complete: (*STANDS, *ENDS),
    StallOrder: (*STANDS, *ENDS),
    ResumeOrder: (*STANDS, *ENDS),
    CancelOrders: (*STANDS, *ENDS, *DATES),
    NotePoint: (PointNoted,),
    SolvePoint: (PointSolved,),
    AnswerComplaint: (ComplaintAnswered, ComplaintRaised),
    AcceptQuote: (MilestoneReached, QuoteLapsed, *ENDS),
    ReportReady: (MilestoneReached, *ENDS),
    AddPapers: (PapersAdded, *ENDS),
    MakeWish: (*DATES, WishMade, WishDecided, *ENDS),
    DecideWish: (WishDecided, *DATES, *ENDS),
    ChangeDetails: (DetailsChanged,),
    ShareLink: (Shared, ShareEnded),
    EndShare: (Shared, ShareEnded),
    AnswerQuestion: (QuestionAnswered, QuestionPassedOn),
    PassOnQuestion: (QuestionAnswered, QuestionPassedOn),
    ReportCongestion: ENDS,
}
"""The kinds of event after which whoever reports this should look again; what was taken back touches everything."""


def touching(since: Iterable[Event], commands: Iterable[Command]) -> tuple[Event, ...]:
    """Those of the events that touch one of the commands."""
    kinds: Kinds = tuple(kind for command in commands for kind in TOUCHED_BY.get(type(command), ()))
    return tuple(event for event in since if isinstance(event, (*kinds, Undone)))
