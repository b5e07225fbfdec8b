"""What an organisation can report about an application, and the two ways in which that can be refused."""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition import Milestone
from portal.domain.events import DayPart, Hardness

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


class NotYours(Exception):
    """The organisation has no part in this application, or this kind of news isn't its to bring."""


class Impossible(Exception):
    """What is reported can't be, as the application stands; the sentence says what would be possible."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A milestone other than a date or a completion, for some disciplines (all of the reporter's when empty)."""

    milestone: Milestone
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deviation:
    """A discipline that deviates from the shared date, with its cause ([KCP] rule 13)."""

    discipline: str
    first_day: date
    last_day: date
    part: DayPart
    cause: str


@dataclass(frozen=True, slots=True)
class AgreeDate:
    """One date for all open disciplines: Monday–Friday of a week when soft, one day when hard."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: DayPart = "day"
    cause: str = ""
    exceptions: tuple[Deviation, ...] = ()


@dataclass(frozen=True, slots=True)
class Complete:
    discipline: str


@dataclass(frozen=True, slots=True)
class StallOrder:
    discipline: str
    cause: str


@dataclass(frozen=True, slots=True)
class ResumeOrder:
    discipline: str


@dataclass(frozen=True, slots=True)
class CancelOrders:
    """Some disciplines, or all open ones of the reporter when empty."""

    disciplines: tuple[str, ...]
    cause: str


Command = Reach | AgreeDate | Complete | StallOrder | ResumeOrder | CancelOrders
