"""The shapes of what is read, exactly as their JSON looks; instants are UTC, days are Dutch calendar days."""

from datetime import date, datetime

from msgspec import Struct


class PlannedDate(Struct):
    hardness: str
    first_day: date
    last_day: date
    part: str
    cause: str
    caused_by: str


class Standstill(Struct):
    since: datetime
    cause: str
    caused_by: str


class Money(Struct):
    cents: int
    until: date
    number: str


class Details(Struct):
    """For the order's own operator and the contractor; the sums for the operator alone."""

    product: str
    kind: str
    capacity: str
    expected_from: date
    expected_to: date
    legal_deadline: date | None
    congested: bool
    quote: Money | None
    invoice: Money | None


class Order(Struct):
    """``details`` is null for an order that is another operator's."""

    discipline: str
    operator: str
    state: str
    digging: bool
    reached: dict[str, datetime]
    date: PlannedDate | None
    first_date: PlannedDate | None
    standstill: Standstill | None
    details: Details | None


class Due(Struct):
    """``late`` once it passed."""

    moment: str
    discipline: str
    due: datetime
    late: bool


class NextContact(Struct):
    week: date
    by: str
    means: str


class Inspection(Struct):
    day: date
    part: str
    means: str
    passed: bool | None


class Point(Struct):
    id: str
    discipline: str
    owner: str
    until: date
    solved: bool


class Complaint(Struct):
    id: str
    made_at: datetime
    answered: bool


class Question(Struct):
    id: str
    asked_at: datetime
    topic: str
    discipline: str
    answered: bool


class Wish(Struct):
    """``what`` is date (``week`` is its Monday) or change; ``granted`` is null as long as nobody decided."""

    id: str
    made_at: datetime
    what: str
    week: date | None
    granted: bool | None


class Builder(Struct):
    name: str
    phone: str
    mail: str


class Customer(Struct):
    """Who to speak with and where the work is; null for whoever has nothing to call them about (any more)."""

    name: str
    company: str
    contact: str
    phone: str
    mail: str
    prefers: str
    street: str
    number: str
    addition: str
    postcode: str
    place: str
    plot: str
    builder: Builder | None


class Application(Struct):
    """``version`` rises with every change; ``source`` is the reader's own reference where it was taken over."""

    application: str
    version: int
    submitted_at: datetime
    open: bool
    source: str
    language: str
    area: str
    combi: str
    contractor: str
    homes: int
    wish_from: date
    wish_to: date
    pavement_openings: int
    orders: list[Order]
    due: list[Due]
    next_contact: NextContact | None
    inspection: Inspection | None
    points: list[Point]
    complaints: list[Complaint]
    questions: list[Question]
    wishes: list[Wish]
    customer: Customer | None


class Change(Struct):
    what: str
    discipline: str


class FeedItem(Struct):
    """Something changed; ``id`` is the same each time the same change is read."""

    id: str
    application: str
    version: int
    at: datetime
    changes: list[Change]


class FeedPage(Struct):
    """``cursor`` goes into ``after`` of the next request; ``more`` says that there is more to read at once."""

    items: list[FeedItem]
    cursor: str
    more: bool
