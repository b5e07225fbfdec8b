"""The events that an organisation can send, exactly as their JSON looks, and the commands each of them means."""

from typing import get_args

from functions.planning_api.bodies.plans import (
    HardDate,
    HardDateCorrected,
    InspectionDone,
    InspectionPlanned,
    SoftDate,
    SoftDateCorrected,
)
from functions.planning_api.bodies.steps import (
    Cancelled,
    Completion,
    Congestion,
    Invoice,
    PointNoted,
    PointSolved,
    Quote,
    QuoteRefused,
    Reached,
    Released,
    Resumed,
    Stalled,
)
from functions.planning_api.bodies.talks import (
    ComplaintAnswered,
    ComplaintMade,
    ComplaintRaised,
    ContactCorrected,
    Contacted,
    QuestionAnswered,
    QuestionAsked,
    QuestionPassedOn,
    Silence,
    WishDecided,
)

Incoming = (
    Released
    | Reached
    | Quote
    | QuoteRefused
    | Invoice
    | Congestion
    | SoftDate
    | HardDate
    | SoftDateCorrected
    | HardDateCorrected
    | InspectionPlanned
    | InspectionDone
    | Completion
    | PointNoted
    | PointSolved
    | Stalled
    | Resumed
    | Cancelled
    | Contacted
    | ContactCorrected
    | Silence
    | ComplaintMade
    | ComplaintRaised
    | ComplaintAnswered
    | QuestionAsked
    | QuestionPassedOn
    | QuestionAnswered
    | WishDecided
)
TYPES: tuple[str, ...] = tuple(kind.__struct_config__.tag for kind in get_args(Incoming))

__all__ = ["TYPES", "Incoming"]
