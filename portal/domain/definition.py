"""What an administration (a brand) is: its process, products, organisations and texts, as plain values.

An editor writes them in ``content/brands/<brand>/*.toml``; ``portal.definitions`` reads and checks the files and
builds these objects. Every surface (site, form, follow page, messages, work list, survey, figures) reads the same
objects, so that the parts can't contradict each other.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from portal.domain.quality import Quality
from portal.domain.staff import Staff

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

Role = Literal["customer", "portal", "operator", "contractor"]
Channel = Literal["site", "mail", "sms", "phone", "chat", "counter", "letter", "visit", "video"]
Written = Literal["mail", "sms", "letter"]
"""The ways in which messages go; calls are made by people."""
Unit = Literal["minutes", "hours", "days", "working_days", "weeks", "months"]

Milestone = Literal[
    "submitted",
    "information_complete",
    "intake_done",
    "quick_scan_done",
    "quote_sent",
    "quote_accepted",
    "invoice_sent",
    "invoice_paid",
    "released",
    "soft_date_agreed",
    "work_file_ready",
    "permit_granted",
    "soil_survey_done",
    "customer_works_ready",
    "hard_date_agreed",
    "inspected",
    "completed",
    "delivered",
    "survey_answered",
    "call_requested",
    "called_back",
    "shifted",
    "contacted",
    "told",
    "resumed",
    "replanned",
    "point_solved",
    "complaint_answered",
    "question_answered",
    "wish_decided",
]
"""Facts an order can reach, in English past tense; [KCP] names them in Dutch (see the glossary in README).

The last nine end or start a deadline and are never reached for good: a shift starts a call, a contact or news ends a
silence, a standstill ends, its date is planned again, a remaining point is solved, a complaint or question is answered,
a wish decided.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or name in every language a customer can choose."""

    nl: str
    en: str

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time that starts when a milestone is reached."""

    value: int
    unit: Unit
    after: Milestone


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, counted from whatever it is given to."""

    value: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Script:
    """What the caller tells, asks, and must never say in one contact moment ([KCP] belscript)."""

    tell: tuple[Text, ...]
    ask: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactMoment:
    """A klantcontactmoment (KCM): A, B, 1, 1a, 1b, 2, 3, C, 4, TT."""

    id: str
    phase: str
    name: Text
    owner: Role
    means: tuple[Channel, ...]
    purpose: Text
    happens: tuple[Text, ...]
    customer_text: Text
    optional: bool = False
    joins: str | None = None
    """Id of the contact moment it may be combined with (3 with 2)."""
    term: Term | None = None
    preferred_term: Term | None = None
    preconditions: tuple[Milestone, ...] = ()
    fulfilled_by: Milestone | None = None
    only_with_quote: bool = False
    """True where a standard order skips it ([KCP] rule 7)."""
    per_discipline: bool = False
    """True where each order has its own (intake by its operator); False where one covers all orders (planning)."""
    working_days_before: int | None = None
    """Due so many working days before the first day of the agreed week; stands in the place of ``term``."""
    script: Script | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    id: str
    name: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One stop on a discipline's road map, as the customer sees it; reached with its milestone."""

    id: str
    phase: str
    milestone: Milestone
    name: Text
    now: Text
    """What happens while this step is the next to be reached."""
    acts: Role
    contact: str | None = None
    """Id of the contact moment in which it is reached, where there is one."""
    only_with_quote: bool = False


@dataclass(frozen=True, slots=True)
class InternalMilestone:
    """Work file, permit, soil survey, customer works: who delivers it and by when ([KCP] voorbereiden).

    A milestone may stand twice: for orders with a quote (``only_with_quote``) and for those without one.
    """

    milestone: Milestone
    name: Text
    owner: Role
    term: Term
    only_with_quote: bool = False
    only_standard: bool = False
    only_digging: bool = False


@dataclass(frozen=True, slots=True)
class Notification:
    """Which message leaves when an event happens; its kind decides the hours (architecture: answer, news, survey)."""

    event: str
    message: str
    kind: Literal["answer", "news", "survey"]
    necessary: bool = True
    """False where a customer may do without it, and unsubscribe."""
    channel: Written | Literal[""] = ""
    """Where set: only this way, beside the way the customer prefers."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a date shifted, an order stalled or was cancelled; the sentence is what the customer reads."""

    id: str
    party: Role | Literal["nature"]
    sentence: Text
    stops_legal_clock: bool = False
    """True where the operator's legal term stands still meanwhile: what is missing is the customer's to give."""
    ends_on: Milestone | None = None
    """What an order that stalls for this waits for: it goes on when that is reached. None: somebody must say so."""


@dataclass(frozen=True, slots=True)
class Override:
    """A combi or an operator that does one contact moment or internal milestone differently."""

    organisation: str
    moment: str
    """Id of the contact moment, or the milestone."""
    term: Term | None = None
    owner: Role | None = None
    """Of a milestone only: a quick scan is made by the operator or by the contractor."""
    optional: bool | None = None
    customer_text: Text | None = None


@dataclass(frozen=True, slots=True)
class Standstill:
    """An order that stalls by this party must go on, or be planned again, within so long ([KCP] rule 9)."""

    party: Role | Literal["nature"]
    within: Length
    owner: Role
    """Who sees to it."""


@dataclass(frozen=True, slots=True)
class ComplaintTerm:
    """A complaint's own term, and who owns it then: the first who is told, and up from there."""

    within: Length
    up: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class EnquiryTerm:
    """A question that belongs to no application: answered within, and kept so many days after the last word."""

    within: Length
    keep_days: int


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question can be about, and who answers it: of planning the contractor, of sums the operator."""

    id: str
    name: Text
    owner: Role
    steps: tuple[str, ...] = ()
    """Ids of the steps at which it is offered first."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Within so long a customer's question is answered; after that it is customer service's."""

    within: Length
    topics: tuple[Topic, ...]
    call_within: Length
    """Whoever asked to be called is called within so long."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Of what the customer still has to do: first so long after it was asked, then again, ``most`` times in all.

    ``of`` is what ends it; ``draft`` is an application that was saved to go on with later.
    """

    of: Literal["quote_accepted", "invoice_paid", "information_complete", "customer_works_ready", "draft"]
    after: Length
    most: int


@dataclass(frozen=True, slots=True)
class Process:
    phases: tuple[Phase, ...]
    contact_moments: tuple[ContactMoment, ...]
    steps: tuple[Step, ...]
    milestones: tuple[InternalMilestone, ...]
    notifications: tuple[Notification, ...]
    causes: tuple[Cause, ...]
    silence_working_days: int
    """[KCP] rule 10: longest silence towards a customer, in working days."""
    silence_choices: tuple[int, ...]
    """What a customer may choose instead."""
    call_tries: int
    """[KCP] rule 5: unanswered calls before a mail says so."""
    call_within: Length
    """[KCP] rule 5: within so long the contractor calls about a date or a standstill that came without a call."""
    try_again_within: Length
    """[ours] A call that nobody answered and that no term held yet is tried again within so long."""
    speak_within: Length
    """[ours] Once the customer heard nothing for too long, whoever acts now speaks to them within so long."""
    replan_within: Length
    """[KCP] rule 9: the contractor plans an order that stalled with an agreed date again within so long."""
    inspection_result_within: Length
    """[ours] From the day of a site inspection until its result is reported."""
    inspect_again_within: Length
    """[ours] After an inspection that failed."""
    pavement_weeks: int
    """[ours] Two applications of one street within so many weeks could have gone together: the planner is told."""
    most_open: int
    """[ours] So many complaints, and so many remaining points for each order, can wait at once."""
    complaints: ComplaintTerm
    questions: Questions
    wish_within: Length
    """[ours] Another date or a change that the customer asked for is decided by the contractor within so long."""
    code_minutes: int
    """[ours] So long a code that was sent to the known address is good."""
    most_shares: int
    """[ours] So many others can follow or act at once."""
    legal_warnings: tuple[int, ...]
    """At these parts of a legal term, in percent, the operator is warned."""
    enquiries: EnquiryTerm
    undo_minutes: int
    """So long what staff logged can be taken back, and its messages wait."""
    overrides: tuple[Override, ...] = ()
    planning_words: tuple[str, ...] = ()
    """[KCP] rule 1: words that promise a planning; no text of an operator may hold one."""
    standstills: tuple[Standstill, ...] = ()
    reminders: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True)
class Discipline:
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of request: new, temporary, move, heavier, lighter, remove, feed_in_meter."""

    id: str
    name: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Capacity:
    id: str
    name: Text
    quote_only: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """What one capacity of a product costs, VAT included, on days within [valid_from, valid_to].

    ``capacity`` is ``""`` where one price holds for every capacity that needs no quote.
    """

    capacity: str
    cents: int
    valid_from: date
    source: str
    valid_to: date | None = None
    example: bool = True


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How long it usually takes from a complete application, in weeks; a range, not a point ([anchors])."""

    from_weeks: int
    to_weeks: int


@dataclass(frozen=True, slots=True)
class Product:
    """One discipline × kind of request. ``standard`` means: price at once, sending is ordering ([KCP] rule 7)."""

    id: str
    discipline: str
    kind: str
    name: Text
    digging: bool
    standard: bool
    capacities: tuple[Capacity, ...] = ()
    prices: tuple[Price, ...] = ()
    lead_time: LeadTime | None = None
    legal_terms: tuple[str, ...] = ()
    drawings: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    not_possible: Text | None = None
    """Set where the product can't be applied for (gas for new buildings), with the reason."""


@dataclass(frozen=True, slots=True)
class LegalTerm:
    """A term set by law or code, counted from the application; dated data, to be checked by a lawyer."""

    id: str
    name: Text
    term: Term
    valid_from: date
    source: str
    to_check: bool
    valid_to: date | None = None
    under_congestion: bool = False
    """True where it only holds after the operator has reported congestion in the area."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A document that an application needs; missing ones become something the customer still has to do."""

    id: str
    name: Text
    about: Text


@dataclass(frozen=True, slots=True)
class CustomerWork:
    """What a customer must do or have ready, and whether they may do it themselves."""

    id: str
    name: Text
    about: Text
    yourself: bool


@dataclass(frozen=True, slots=True)
class Charge:
    """A cost beside the connection itself: call-out charge (voorrijkosten), failed visit, cancellation."""

    id: str
    name: Text
    about: Text
    cents: int
    valid_from: date
    source: str
    valid_to: date | None = None
    example: bool = True


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything in products.toml."""

    disciplines: tuple[Discipline, ...]
    kinds: tuple[Kind, ...]
    products: tuple[Product, ...]
    legal_terms: tuple[LegalTerm, ...]
    drawings: tuple[Drawing, ...]
    works: tuple[CustomerWork, ...]
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class NetworkOperator:
    id: str
    name: str
    disciplines: tuple[str, ...]
    phone: str
    mail: str


@dataclass(frozen=True, slots=True)
class Crew:
    """People of a contractor who go out together: in which areas, and for which disciplines (all when empty)."""

    id: str
    name: str
    areas: tuple[str, ...]
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contractor:
    """A combi-aannemer; ``planner`` is the one named contact for planning and execution."""

    id: str
    name: str
    planner: str
    phone: str
    mail: str
    crews: tuple[Crew, ...] = ()


@dataclass(frozen=True, slots=True)
class Combi:
    id: str
    name: str
    operators: tuple[str, ...]
    contractors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Works:
    """Works or congestion in an area and what one can do about it ([P24] handelingsperspectief)."""

    name: Text
    about: Text
    you_can: Text
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A combigebied: postcode digits in inclusive ranges, one contractor, one operator for each discipline."""

    id: str
    name: str
    postcodes: tuple[tuple[int, int], ...]
    combi: str
    contractor: str
    operators: dict[str, str]
    works: tuple[Works, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisations:
    operators: tuple[NetworkOperator, ...]
    contractors: tuple[Contractor, ...]
    combis: tuple[Combi, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    id: str
    question: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The satisfaction survey (KTV): one required grade 1–10, at most three taps, words last ([KCP] KCM 4)."""

    opening: Text
    question: Text
    low: Text
    high: Text
    taps: tuple[SurveyQuestion, ...]
    words: Text
    valid_days: int
    call_below: int
    """Below this grade the thank-you page offers a call first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A leaf of the contact reason tree ([BSNS]); ``id`` is the stable text id, never derived from the path."""

    id: str
    categories: tuple[str, ...]
    log_template: str
    check: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Local (Europe/Amsterdam) hours on working days in which a person can be reached."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class PlanningHours:
    """Local hours on working days in which planners can be reached and work is done; ``noon`` parts the half-days."""

    opens: time
    noon: time
    closes: time


@dataclass(frozen=True, slots=True)
class Sender:
    """``domain`` signs the mails; answers to them go to addresses in ``replies``."""

    name: str
    mail: str
    domain: str
    replies: str


@dataclass(frozen=True, slots=True)
class Messaging:
    """How the brand writes to its customers."""

    order: tuple[Written, ...]
    """Where one way fails for good, the next is tried."""
    merge_minutes: int
    """News of one application within so long goes together."""
    most_merged: int
    undelivered_owner: Literal["operator", "contractor", "service"]
    """Who speaks to a customer that no message reached."""
    undelivered_within: Length
    contacts_within_hours: int
    """A customer's contact within so long after a message counts as one after it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The brand's look: colours as #rrggbb; the check holds text at 4.5:1 and controls at 3:1."""

    ink: str
    paper: str
    accent: str
    on_accent: str
    muted: str
    line: str
    surface: str
    focus: str
    done: str
    now: str
    waiting: str
    late: str


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so often in each window of so many minutes."""

    most: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be done how often: by one address, unless a line says otherwise."""

    draft_begun: Limit
    link_mailed: Limit
    """The link to go on with a half-filled application."""
    links_to_one_mail: Limit
    """The same, to one mail address, whoever asks."""
    link_asked: Limit
    """The lost link of an application."""
    question_asked: Limit
    """A question or a request for a call that belongs to no application."""
    link_refused: Limit
    """Opening something with a link that is unknown, wrong, expired or used."""
    event_sent: Limit
    """By one organisation, through the planning interface."""
    key_refused: Limit
    code_asked: Limit
    """A code to the known address of one application."""
    code_tried: Limit
    """Typing one, for one application."""


@dataclass(frozen=True, slots=True)
class Brand:
    """Everything in brand.toml."""

    id: str
    name: str
    tagline: Text
    regulated: bool
    reference_prefix: str
    most_homes: int
    """So many homes a developer asks for in one application at most."""
    port: int
    languages: tuple[Language, ...]
    sender: Sender
    phone: str
    mail: str
    address: str
    channels: tuple[Channel, ...]
    hours: OpeningHours
    news_hours: OpeningHours
    planning_hours: PlanningHours
    tokens: Tokens
    draft_days: int
    follow_after_close_days: int
    limits: Limits
    messages: Messaging


@dataclass(frozen=True, slots=True)
class Definition:
    """One administration, whole. ``digest`` is the SHA-256 (hex, first 16) of the files it was read from."""

    brand: Brand
    process: Process
    catalogue: Catalogue
    organisations: Organisations
    survey: Survey
    reasons: tuple[Reason, ...]
    holidays: frozenset[date]
    staff: Staff
    quality: Quality
    digest: str
