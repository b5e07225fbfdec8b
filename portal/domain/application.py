"""An application (aanvraag) as it stands: what its events add up to (``portal.domain.fold``).

The state is what the snapshot stores and what the follow page and the workbench read. It holds no personal data:
what was said and by whom lies in TEXT items that it refers to.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from portal.domain import term_names
from portal.domain.calendar import local
from portal.domain.definition import Channel, Language, Milestone
from portal.domain.events import (
    Capability,
    DayPart,
    Deadline,
    Hardness,
    InspectionMeans,
    NextContact,
    OrderedPart,
    Promise,
    Sum,
    Todo,
    Wished,
)
from portal.domain.running import Deadlines

NEWEST_LINES = 40
"""Customer lines kept in the snapshot; older ones come from the log, so that the snapshot stays under 32 KB."""
NEWEST_CONTACTS = 12
"""Contacts kept in the snapshot, for the same reason."""
NEWEST_ENDED = 5
"""Complaints and questions that were answered and points that were solved, likewise; those that wait are all kept."""

NEWEST_PROMISES = 5
"""Promises of one discipline that gave way to another, likewise; the first and the current one stand beside them."""

PORTAL = "portal"
"""Acts by itself: the sweep over terms that pass."""
SERVICE = "service"
"""The brand's own customer service: people, who speak in the brand's name."""
CUSTOMER = "customer"
NOBODYS_LIST = (CUSTOMER, PORTAL)

AGREED: dict[Hardness, tuple[Milestone, ...]] = {
    "soft": ("soft_date_agreed",),
    "hard": ("soft_date_agreed", "hard_date_agreed"),
}
"""What a date stands for: whoever agrees the day has agreed the week."""
BEFORE: dict[str, Milestone] = {"quote_accepted": "quote_sent", "invoice_paid": "invoice_sent"}
"""What was there for whoever accepts or pays, also where nobody reported it."""


@dataclass(frozen=True, slots=True)
class Stall:
    """``held`` is what ran for the discipline: it waits, and goes on when the order does."""

    since: datetime
    cause: str
    caused_by: str
    held: Deadlines = ()
    legal_since: datetime | None = None
    """Since when the legal clock stands still; None while it runs."""
    legal_days: int = 0
    """Days that it stood still before, for an earlier cause of the same standstill."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One promised date with who gave it and when."""

    hardness: Hardness
    promise: Promise
    by: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class DisciplineOrder:
    """One discipline of an application (deelopdracht), with its own operator and its own state."""

    part: OrderedPart
    reached: dict[str, datetime]
    first: Plan | None = None
    """The first promise ever made; never overwritten."""
    current: Plan | None = None
    before: tuple[Plan, ...] = ()
    """The newest of those that gave way to another, oldest first; the first one apart."""
    stall: Stall | None = None
    cancelled_at: datetime | None = None
    quote: Sum | None = None
    quote_lapsed: Literal["", "refused", "expired"] = ""
    invoice: Sum | None = None
    legal_deadline: date | None = None
    """As it stands: pauses and congestion have moved it."""
    congested: bool = False

    @property
    def discipline(self) -> str:
        return self.part.discipline

    @property
    def is_open(self) -> bool:
        return self.cancelled_at is None and "completed" not in self.reached

    @property
    def may_begin(self) -> bool:
        """No work starts before the customer accepted the quote, where there is one ([KCP] rule 8)."""
        return self.part.cents is not None or "quote_accepted" in self.reached


@dataclass(frozen=True, slots=True)
class Contact:
    """One logged contact; who spoke with whom about what lies in TEXT ``text``, which a correction replaces."""

    id: str
    by: str
    moment: str
    disciplines: tuple[str, ...]
    happened_at: datetime
    means: Channel
    incoming: bool
    reached: bool
    subjects: tuple[str, ...]
    text: str
    corrects: str = ""
    """TEXT id of what was logged wrongly and stays, struck through."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """The look at the site as it is planned or was done."""

    day: date
    part: DayPart
    means: InspectionMeans
    passed: bool | None = None
    text: str = ""
    charge: str = ""
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A remaining point of a delivery."""

    id: str
    discipline: str
    owner: str
    until: date
    text: str
    solved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    id: str
    made_at: datetime
    owner: str
    text: str
    answer: str = ""
    answered_at: datetime | None = None

    @property
    def term(self) -> str:
        """The name of its deadline."""
        return term_names.of_complaint(self.id)


@dataclass(frozen=True, slots=True)
class Question:
    """What the customer asked about a topic of the definition, and the answer; both are words in TEXT items."""

    id: str
    asked_at: datetime
    topic: str
    discipline: str
    means: Channel
    owner: str
    text: str
    by: str = CUSTOMER
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""

    @property
    def term(self) -> str:
        """The name of its deadline."""
        return term_names.of_question(self.id, self.means)


@dataclass(frozen=True, slots=True)
class Wish:
    """Something the customer would have otherwise: decided by ``owner``, in words of TEXT ``answer``."""

    id: str
    made_at: datetime
    what: Wished
    week: date | None
    owner: str
    text: str
    granted: bool | None = None
    answer: str = ""
    decided_at: datetime | None = None

    @property
    def term(self) -> str:
        """The name of its deadline."""
        return term_names.of_wish(self.id)


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody else who may follow or act; ``id`` is their capability's, who they are lies in TEXT ``text``."""

    id: str
    since: datetime
    language: Language
    text: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """The code that was sent last: for which form, and when."""

    form: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line of history for the customer: a text id with what fills it, no personal data."""

    at: datetime
    text: str
    by: str
    discipline: str = ""
    values: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Application:
    reference: str
    version: int
    """Number of events folded; the snapshot's condition."""
    language: Language
    submitted_at: datetime
    wish_from: date
    wish_to: date
    area: str
    combi: str
    contractor: str
    place: str
    orders: tuple[DisciplineOrder, ...]
    todos: tuple[Todo, ...]
    documents: int
    deadlines: tuple[Deadline, ...]
    capabilities: tuple[Capability, ...]
    lines: tuple[Line, ...]
    definition: str
    survey_answered_at: datetime | None = None
    survey_grade: int | None = None
    call_requested_at: datetime | None = None
    link_requested_at: datetime | None = None
    homes: int = 1
    contacts: tuple[Contact, ...] = ()
    """The newest, oldest first."""
    contacts_logged: int = 0
    next_contact: NextContact | None = None
    tries: dict[str, int] = field(default_factory=dict)
    """By contact moment, how often the customer was not reached since they last were."""
    shifts: int = 0
    """How often an agreed date was moved."""
    inspection: Inspection | None = None
    points: tuple[Point, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    questions: tuple[Question, ...] = ()
    wishes: tuple[Wish, ...] = ()
    shares: tuple[Share, ...] = ()
    code: Code | None = None
    reminded: dict[str, int] = field(default_factory=dict)
    """How often of what (``reminded_of``) since it was asked."""
    still_on_it_at: datetime | None = None
    silence_days: int | None = None
    """As the customer chose, in working days; None where the definition's hold."""
    as_of: dict[str, datetime] = field(default_factory=dict)
    """By topic (``portal.domain.recency``), when what stands was so; what is older never takes its place."""
    source: str = ""
    """``organisation:own reference`` where it was taken over while it ran."""
    pavement: str = ""
    """The same for all applications of one postcode; says nothing of where it is."""

    unsubscribed: bool = False
    """The customer does without the messages that they can do without."""

    def order(self, discipline: str) -> DisciplineOrder | None:
        return next((order for order in self.orders if order.discipline == discipline), None)

    def capability(self, id: str) -> Capability | None:
        return next((capability for capability in self.capabilities if capability.id == id), None)

    @property
    def is_open(self) -> bool:
        return any(order.is_open for order in self.orders)

    @property
    def organisations(self) -> frozenset[str]:
        """Who may report on this application: its contractor and the operators of its orders."""
        return frozenset({self.contractor, *(order.part.operator for order in self.orders)})

    @property
    def pavement_openings(self) -> int:
        """On how many different days, planned or done, the pavement opens ([KCP] rule 13)."""
        return len({_opening(order) for order in self.orders if order.part.digging and order.cancelled_at is None})

    def meets_wish(self, order: DisciplineOrder) -> bool | None:
        """Whether the work falls in the wish week, done or as planned ([KCP] rule 6); None without a date."""
        done = order.reached.get("completed")
        if done is not None:
            return self.wish_from <= local(done).date() <= self.wish_to
        if order.current is None:
            return None
        promise = order.current.promise
        return self.wish_from <= promise.first_day and promise.last_day <= self.wish_to


def reminded_of(milestone: Milestone, discipline: str) -> str:
    return f"{milestone}:{discipline}"


def _opening(order: DisciplineOrder) -> tuple[date, date] | None:
    """Orders without a date of their own are taken to go together."""
    return (order.current.promise.first_day, order.current.promise.last_day) if order.current else None
