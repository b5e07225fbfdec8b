"""What can be reported of an application, by an organisation or by its customer, and how that is refused."""

from portal.domain.reports.contacts import (
    AnswerComplaint,
    AnswerQuestion,
    CorrectContact,
    DecideWish,
    LogContact,
    PassOnQuestion,
    RaiseComplaint,
)
from portal.domain.reports.customers import (
    AcceptQuote,
    AddPapers,
    Ask,
    AskCode,
    ChangeDetails,
    ChooseSilence,
    Complain,
    EndShare,
    MakeWish,
    ReportReady,
    ShareLink,
)
from portal.domain.reports.orders import (
    REPORTABLE,
    CancelOrders,
    Complete,
    NotePoint,
    Reach,
    RefuseQuote,
    ReportCongestion,
    ResumeOrder,
    SendSum,
    SolvePoint,
    StallOrder,
)
from portal.domain.reports.planning import AgreeDate, CorrectDate, Deviation, Inspect, PlanInspection
from portal.domain.reports.refusals import Impossible, NotYours

Command = (
    Reach
    | SendSum
    | RefuseQuote
    | ReportCongestion
    | AgreeDate
    | CorrectDate
    | PlanInspection
    | Inspect
    | Complete
    | NotePoint
    | SolvePoint
    | StallOrder
    | ResumeOrder
    | CancelOrders
    | LogContact
    | CorrectContact
    | Complain
    | RaiseComplaint
    | AnswerComplaint
    | Ask
    | PassOnQuestion
    | AnswerQuestion
    | AcceptQuote
    | AskCode
    | AddPapers
    | ReportReady
    | MakeWish
    | DecideWish
    | ChangeDetails
    | ShareLink
    | EndShare
    | ChooseSilence
)

__all__ = [
    "REPORTABLE",
    "AcceptQuote",
    "AddPapers",
    "AgreeDate",
    "AnswerComplaint",
    "AnswerQuestion",
    "Ask",
    "AskCode",
    "CancelOrders",
    "ChangeDetails",
    "ChooseSilence",
    "Command",
    "Complain",
    "Complete",
    "CorrectContact",
    "CorrectDate",
    "DecideWish",
    "Deviation",
    "EndShare",
    "Impossible",
    "Inspect",
    "LogContact",
    "MakeWish",
    "NotYours",
    "NotePoint",
    "PassOnQuestion",
    "PlanInspection",
    "RaiseComplaint",
    "Reach",
    "RefuseQuote",
    "ReportCongestion",
    "ReportReady",
    "ResumeOrder",
    "SendSum",
    "ShareLink",
    "SolvePoint",
    "StallOrder",
]
