"""What is reported of an order: how far it is, its sums, a standstill, its end, and what is left to mend."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.definition import Milestone
from portal.domain.events import Sum

REPORTABLE: tuple[Milestone, ...] = (
    "intake_done",
    "quick_scan_done",
    "quote_sent",
    "quote_accepted",
    "invoice_sent",
    "invoice_paid",
    "released",
    "work_file_ready",
    "permit_granted",
    "soil_survey_done",
    "customer_works_ready",
    "inspected",
    "delivered",
    "called_back",
)


@dataclass(frozen=True, slots=True)
class Reach:
    """A milestone other than a date or a completion, for some disciplines (all of the reporter's when empty)."""

    milestone: Milestone
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Complete:
    discipline: str


@dataclass(frozen=True, slots=True)
class StallOrder:
    discipline: str
    cause: str
    called: bool = False
    """True where the customer was spoken to about it: then no call is due ([KCP] contact moment 1a)."""


@dataclass(frozen=True, slots=True)
class ResumeOrder:
    discipline: str


@dataclass(frozen=True, slots=True)
class CancelOrders:
    """Some disciplines, or all open ones of the reporter when empty."""

    disciplines: tuple[str, ...]
    cause: str


@dataclass(frozen=True, slots=True)
class SendSum:
    """A quote or an invoice of an operator for its own order."""

    what: Literal["quote", "invoice"]
    discipline: str
    sum: Sum


@dataclass(frozen=True, slots=True)
class RefuseQuote:
    discipline: str


@dataclass(frozen=True, slots=True)
class ReportCongestion:
    discipline: str


@dataclass(frozen=True, slots=True)
class NotePoint:
    discipline: str
    owner: str
    until: date
    text: str


@dataclass(frozen=True, slots=True)
class SolvePoint:
    point: str
