"""What happened to an application, in the past tense. Events carry decided facts: the fold reads no definition.

All instants are aware datetimes in UTC; all days are Dutch calendar days (Europe/Amsterdam). ``by`` is the id of the
organisation that acted, ``"customer"``, ``"portal"`` or ``"service"``. Personal data never stands in an event: it lies
in PERSON and TEXT items that events refer to, so that erasure touches no event.
"""

from typing import get_args

from portal.domain.events.beginning import ApplicationSubmitted, CallRequested, LinkRequested, SurveyAnswered
from portal.domain.events.contacts import (
    ComplaintAnswered,
    ComplaintMade,
    ComplaintRaised,
    ContactCorrected,
    ContactLogged,
    Undone,
)
from portal.domain.events.customers import (
    CodeAsked,
    DetailsChanged,
    PapersAdded,
    QuestionAnswered,
    QuestionAsked,
    QuestionPassedOn,
    Reminded,
    Shared,
    ShareEnded,
    WishDecided,
    Wished,
    WishMade,
)
from portal.domain.events.orders import (
    CompletionReported,
    CongestionFound,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
    PointNoted,
    PointSolved,
    QuoteLapsed,
)
from portal.domain.events.planning import (
    DateAgreed,
    DateCorrected,
    InspectionDone,
    InspectionMeans,
    InspectionPlanned,
)
from portal.domain.events.sending import AddressFailed, MessageUndelivered, OptionalMessagesChosen
from portal.domain.events.values import (
    Capability,
    DayPart,
    Deadline,
    Hardness,
    NextContact,
    OrderedPart,
    Promise,
    Purpose,
    Sum,
    Todo,
)
from portal.domain.events.watches import DeadlinePassed, SilenceChosen, StillOnIt

Event = (
    ApplicationSubmitted
    | MilestoneReached
    | QuoteLapsed
    | DateAgreed
    | DateCorrected
    | InspectionPlanned
    | InspectionDone
    | CompletionReported
    | OrderStalled
    | OrderResumed
    | OrderCancelled
    | CongestionFound
    | PointNoted
    | PointSolved
    | ContactLogged
    | ContactCorrected
    | ComplaintMade
    | ComplaintRaised
    | ComplaintAnswered
    | QuestionAsked
    | QuestionPassedOn
    | QuestionAnswered
    | CodeAsked
    | PapersAdded
    | WishMade
    | WishDecided
    | DetailsChanged
    | Shared
    | ShareEnded
    | Reminded
    | Undone
    | DeadlinePassed
    | StillOnIt
    | SilenceChosen
    | SurveyAnswered
    | CallRequested
    | LinkRequested
    | AddressFailed
    | MessageUndelivered
    | OptionalMessagesChosen
)

KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}
VERSION = 2
"""Version written with every event; older ones are read through ``portal.store.upcasting``."""

__all__ = [
    "KINDS",
    "VERSION",
    "AddressFailed",
    "ApplicationSubmitted",
    "CallRequested",
    "Capability",
    "CodeAsked",
    "ComplaintAnswered",
    "ComplaintMade",
    "ComplaintRaised",
    "CompletionReported",
    "CongestionFound",
    "ContactCorrected",
    "ContactLogged",
    "DateAgreed",
    "DateCorrected",
    "DayPart",
    "Deadline",
    "DeadlinePassed",
    "DetailsChanged",
    "Event",
    "Hardness",
    "InspectionDone",
    "InspectionMeans",
    "InspectionPlanned",
    "LinkRequested",
    "MessageUndelivered",
    "MilestoneReached",
    "NextContact",
    "OptionalMessagesChosen",
    "OrderCancelled",
    "OrderResumed",
    "OrderStalled",
    "OrderedPart",
    "PapersAdded",
    "PointNoted",
    "PointSolved",
    "Promise",
    "Purpose",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionPassedOn",
    "QuoteLapsed",
    "Reminded",
    "ShareEnded",
    "Shared",
    "SilenceChosen",
    "StillOnIt",
    "Sum",
    "SurveyAnswered",
    "Todo",
    "Undone",
    "WishDecided",
    "WishMade",
    "Wished",
]
