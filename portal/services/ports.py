"""What the use cases need from the outside, in their own words; store, files and messages provide it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from portal.domain.after_messages import Incoming, Reaction, SentMessage
from portal.domain.agenda import PlanEntry
from portal.domain.application import Application
from portal.domain.definition import Written
from portal.domain.events import Deadline, Event
from portal.domain.feed import News
from portal.domain.outgoing import Message
from portal.domain.person import Person
from portal.domain.terms import TermsEnded


class Unavailable(Exception):
    """A store or provider doesn't answer, or too slowly; the same request may work in a moment (HTTP 503)."""


class Conflict(Exception):
    """A condition of the transaction didn't hold: read again to see what stands now, then decide anew."""


@dataclass(frozen=True, slots=True)
class Reported:
    """An organisation's event as it came in: its own id, a hash of its body, and the answer it got."""

    organisation: str
    event_id: str
    body_hash: str
    answer: str


@dataclass(frozen=True, slots=True)
class SentDraft:
    """The draft that a commit sends, conditional on it being open; it keeps the reference until ``kept_until``."""

    id: str
    kept_until: datetime


@dataclass(frozen=True, slots=True)
class Logged:
    """One logged contact in the list of its organisation's week, for the quality sample. ``at`` is when it was logged,
    which no later arrival can precede."""

    organisation: str
    at: datetime
    reference: str
    contact: str
    moment: str
    reached: bool


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a commit undoes of an earlier one besides its events. The messages must still wait, unclaimed: else
    Conflict."""

    messages: tuple[Message, ...]
    texts: tuple[str, ...]
    logged: tuple[Logged, ...]
    ended: tuple[TermsEnded, ...]
    incoming: tuple[Incoming, ...]
    reported: Reported | None
    """The report as it is remembered from now on, so that the same form again isn't taken for done."""


@dataclass(frozen=True, slots=True)
class Commit:
    """Everything one command writes, all or nothing. ``state`` is the fold up to and including ``events``."""

    state: Application
    events: tuple[Event, ...]
    opened: tuple[Deadline, ...] = ()
    closed: tuple[Deadline, ...] = ()
    messages: tuple[Message, ...] = ()
    person: Person | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    reported: Reported | None = None
    also_reported: tuple[Reported, ...] = ()
    """Further reports that this commit takes in."""
    sends: SentDraft | None = None
    mail_hash: str = ""
    logged: tuple[Logged, ...] = ()
    ended: tuple[TermsEnded, ...] = ()
    taken_back: TakenBack | None = None
    postcode_hash: str = ""
    planned: tuple[PlanEntry, ...] = ()
    unplanned: tuple[PlanEntry, ...] = ()
    incoming: tuple[Incoming, ...] = ()
    """Where the customer got in touch."""
    deliveries: tuple["Delivery", ...] = ()
    """Of messages that came back."""
    news: tuple[News, ...] = ()
    """For the feeds of the organisations that hear of it."""


class Applications(Protocol):
    def load(self, reference: str) -> Application | None: ...

    def log(self, reference: str) -> tuple[Event, ...]: ...

    def person(self, reference: str) -> Person | None: ...

    def text(self, reference: str, id: str) -> str | None:
        """The words of a TEXT item; None where there is none, or where it was erased."""

    def texts(self, reference: str) -> Mapping[str, str]:
        """All of them, by id."""

    def deliveries(self, reference: str) -> tuple["Delivery", ...]:
        """How far its messages got, oldest first; those that still wait are not among them."""

    def reported(self, reference: str, organisation: str, event_id: str) -> Reported | None: ...

    def commit(self, commit: Commit) -> None:
        """Write it in one transaction. Raises Conflict where a condition fails, Unavailable where no answer comes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled application: answers per step as they were typed. ``reference`` once it is submitted."""

    id: str
    language: str
    answers: Mapping[str, Mapping[str, object]]
    expires_at: datetime
    reference: str = ""
    version: int = 1
    """Version of its resume link; a higher one revokes."""


class Drafts(Protocol):
    def load(self, id: str) -> Draft | None: ...

    def start(self, draft: Draft) -> None: ...

    def save(self, id: str, answers: Mapping[str, Mapping[str, object]], expires_at: datetime) -> None:
        """Set the answers of these steps. Raises Conflict where the draft is submitted, expired or unknown."""

    def send_link(self, id: str, *messages: Message) -> None:
        """Put the resume mail in the outbox, and what reminds of it later."""

    def expired(self, now: datetime) -> Iterable[Draft]:
        """Drafts that expired before ``now``; a walk over the whole table, for the nightly job only."""

    def remove(self, id: str) -> None: ...


class Outbox(Protocol):
    def due(self, now: datetime, limit: int) -> tuple[Message, ...]: ...

    def claim(self, message: Message, now: datetime, until: datetime) -> bool:
        """Take it for sending; False where another messenger holds it or it is gone."""

    def sent(self, message: Message, at: datetime, channel: Written = "mail") -> None: ...

    def to_print(self, message: Message, at: datetime) -> None:
        """It goes to the print room, which sends it on paper."""

    def drop(self, message: Message) -> None:
        """Remove it unsent, leaving nothing: whom it was for is no longer known."""

    def later(self, message: Message, not_before: datetime, problem: str) -> None: ...

    def postpone(self, message: Message, not_before: datetime) -> None:
        """As ``later``, without counting a try."""

    def merge(self, merged: Message) -> None:
        """Put it in the place of its parts. Raises Conflict unless all of them wait and nobody ever held one."""

    def park(self, message: Message, at: datetime, problem: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Wake:
    """An application that the sweep must look at from ``at`` on; ``key`` is its place in the list."""

    reference: str
    key: str


class Reactions(Protocol):
    """What left and who got in touch on a Dutch day, and the figure that came of it."""

    def sent(self, day: date) -> tuple[SentMessage, ...]: ...

    def incoming(self, day: date) -> tuple[Incoming, ...]: ...

    def keep(self, day: date, found: Mapping[str, Reaction]) -> None:
        """By template; what was kept of that day before is replaced."""

    def kept(self, first: date, last: date) -> Mapping[date, Mapping[str, Reaction]]: ...


class Wakes(Protocol):
    def due(self, now: datetime, limit: int) -> tuple[Wake, ...]: ...

    def drop(self, wake: Wake) -> None:
        """It was looked at and nothing had passed: what stands now has an item of its own."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a message got, for staff to see on the application."""

    message: str
    name: str
    state: Literal["handed_over", "parked", "to_print", "bounced"]
    at: datetime
    problem: str = ""
    channel: Written = "mail"
    sent_as: str = ""
    """Id of the message that held it: its own, or that of several that went together."""
    made: Message | None = None
    """What it was made from, for when it comes back and goes another way."""


class Lookup(Protocol):
    def references(self, mail_hash: str) -> frozenset[str]: ...

    def at_postcode(self, postcode_hash: str) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Mail:
    """A finished mail; ``message_id`` is the same each time the same message is sent."""

    message_id: str
    to: str
    sender_name: str
    sender_mail: str
    subject: str
    text: str
    html: str
    language: str
    at: datetime
    """When it was made, in UTC."""
    reference: str = ""
    """Of the application it is about; ``""`` for a draft. Notices about the mail come back with it."""
    unsubscribe: str = ""
    """Where one click ends such mails (RFC 8058); ``""`` for what a customer can't do without."""
    reply_to: str = ""
    """Where an answer goes; "" for the sender."""
    in_reply_to: str = ""
    """Message-ID of the mail that this one answers."""


@dataclass(frozen=True, slots=True)
class Sms:
    """A text message in the GSM alphabet; ``to`` is E.164. It may arrive twice where it was sent twice."""

    id: str
    to: str
    text: str
    sender_name: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """What a print room puts on paper: ``to`` and ``text`` in lines, ``link`` as a code to scan."""

    id: str
    to: str
    subject: str
    text: str
    link: str
    language: str
    at: datetime


Made = Mail | Sms | Letter


class Transport(Protocol):
    def send(self, mail: Mail) -> None:
        """Hand it over. Raises TryLater (worth another try), Refused (never will be) or BadAddress."""


class Texts(Protocol):
    def send(self, sms: Sms) -> None:
        """As ``Transport.send``."""


class TryLater(Exception):
    """The provider can't take it now."""


class Refused(Exception):
    """The provider will never take it."""


class BadAddress(Refused):
    """Nor anything else for that address."""


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A presigned POST: where the page's form goes and its hidden fields. ``key`` ends in ``${filename}``."""

    url: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StoredFile:
    key: str
    size: int
    etag: str


class Files(Protocol):
    def upload_form(self, prefix: str, back_to: str, max_bytes: int) -> UploadForm: ...

    def list(self, prefix: str) -> tuple[StoredFile, ...]: ...

    def first_bytes(self, key: str, count: int) -> bytes: ...

    def delete(self, key: str) -> None: ...


@dataclass(frozen=True, slots=True)
class FoundAddress:
    street: str
    place: str


class AddressLookup(Protocol):
    def find(self, postcode: str, number: str, addition: str) -> FoundAddress | None:
        """The street and place, or None where it isn't found or the register doesn't answer in time."""


class Deadlines(Protocol):
    """The work list: what an organisation must do next, soonest first."""

    def of(self, organisation: str, limit: int) -> Iterable[tuple[str, Deadline]]: ...


class Unreadable(Exception):
    """What is stored is not what this code writes, so nothing is guessed; the sentence says what and where."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A snapshot as it stands. ``version`` is 0 where there is none, ``state`` None where it can't be read."""

    version: int
    state: Application | None


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """An item of the work table as it is stored: whose list it stands on, its sort key, and what else it holds."""

    owner: str
    key: str
    reference: str
    area: str
    body: str
    place: str = ""
    combi: str = ""


class Archive(Protocol):
    """The log and what is derived from it, for whoever keeps the store in order."""

    def references(self) -> Iterable[str]:
        """Every application that has a log; a walk over the whole table."""

    def log(self, reference: str) -> tuple[Event, ...]:
        """The whole log, oldest first. Raises Unreadable where an event is missing or can't be read."""

    def standing(self, reference: str) -> Standing: ...

    def tasks(self, reference: str = "") -> frozenset[Task]:
        """Work items as they stand, of one application or of all; a walk over the whole table."""

    def still(self, tasks: frozenset[Task]) -> frozenset[Task]:
        """What stands now at the keys of these work items."""

    def due(self, state: Application) -> frozenset[Task]:
        """Work items as they should stand."""

    def replace(self, state: Application, seen: int, stood: frozenset[Task]) -> None:
        """Write snapshot and work items of ``state`` in place of what stood. Raises Conflict unless version ``seen``
        still stands."""
