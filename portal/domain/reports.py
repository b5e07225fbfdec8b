"""What an organisation can report about an application, and the two ways in which that can be refused."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.definition import Channel, Language, Milestone
from portal.domain.events import DayPart, Hardness, InspectionMeans, NextContact, Sum, Wished

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


class _Refusal(Exception):
    """``why`` names the sentence for who works with the portal (``content/words/workbench_refused.toml``)."""

    def __init__(self, why: str, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why


class NotYours(_Refusal):
    """The organisation has no part in this application, or this kind of news isn't its to bring."""


class Impossible(_Refusal):
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
    called: bool = True
    """False where the customer has not been spoken to about it: then a call is due ([KCP] rule 5)."""
    disciplines: tuple[str, ...] = ()
    """Only these, with the cause why; the others keep the date they have. All open ones when empty."""


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
class PlanInspection:
    day: date
    part: DayPart
    means: InspectionMeans


@dataclass(frozen=True, slots=True)
class Inspect:
    """What was found at the site; ``charge`` names the charge of a failed one, ``""`` for none."""

    passed: bool
    text: str
    charge: str = ""


@dataclass(frozen=True, slots=True)
class NotePoint:
    discipline: str
    owner: str
    until: date
    text: str


@dataclass(frozen=True, slots=True)
class SolvePoint:
    point: str


@dataclass(frozen=True, slots=True)
class LogContact:
    """One contact as it was: ``text`` is the TEXT id under which who, with whom and about what are kept.

    ``summary`` is those words, for the rules that look at them; they are stored by whoever calls.
    """

    moment: str
    happened_at: datetime
    means: Channel
    reached: bool
    subjects: tuple[str, ...]
    text: str
    summary: str
    next: NextContact | None
    disciplines: tuple[str, ...] = ()
    incoming: bool = False
    also: str = ""
    """The contact moment that was made in the same talk, where the definition lets it join (3 with 2)."""


@dataclass(frozen=True, slots=True)
class CorrectContact:
    contact: str
    subjects: tuple[str, ...]
    text: str
    summary: str


@dataclass(frozen=True, slots=True)
class CorrectDate:
    """What was agreed really, in the place of a slip of the pen."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: DayPart = "day"


@dataclass(frozen=True, slots=True)
class Complain:
    text: str


@dataclass(frozen=True, slots=True)
class RaiseComplaint:
    complaint: str


@dataclass(frozen=True, slots=True)
class AnswerComplaint:
    complaint: str
    text: str
    summary: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the customer: ``text`` is the TEXT id of its words, ``topic`` one of the definition or ``""``."""

    text: str
    topic: str = ""
    discipline: str = ""
    means: Channel = "site"


@dataclass(frozen=True, slots=True)
class PassOnQuestion:
    question: str
    to: str
    """Id of an organisation of this application, or the brand's customer service."""


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    question: str
    text: str
    summary: str
    """The words themselves, for the rules that look at them."""


@dataclass(frozen=True, slots=True)
class AcceptQuote:
    """The customer accepts the very quote they saw: its number says which."""

    discipline: str
    number: str


@dataclass(frozen=True, slots=True)
class AskCode:
    """A code to the known address, for one form of one act."""

    act: str
    form: str


@dataclass(frozen=True, slots=True)
class AddPapers:
    """``count`` files, listed in TEXT ``text``; ``todos`` are the ids of what they are."""

    count: int
    text: str
    todos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportReady:
    """The customer's own works are ready, for every open order that waits for them."""


@dataclass(frozen=True, slots=True)
class MakeWish:
    """Another week, by its Monday, or a change on the customer's side, in words of TEXT ``text``."""

    what: Wished
    text: str
    week: date | None = None


@dataclass(frozen=True, slots=True)
class DecideWish:
    wish: str
    granted: bool
    text: str
    summary: str


@dataclass(frozen=True, slots=True)
class ChangeDetails:
    """``changed`` names what differs; the address known before lies in TEXT ``text``."""

    changed: tuple[str, ...]
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class ShareLink:
    """``acts``: they may act too, not only follow; who they are lies in TEXT ``text``."""

    acts: bool
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class EndShare:
    share: str


@dataclass(frozen=True, slots=True)
class ChooseSilence:
    """The customer says after how many working days without news they want to hear that there is none."""

    working_days: int


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
