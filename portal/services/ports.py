"""What the use cases need from the outside, in their own words; store, files and messages provide it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from portal.domain.after_messages import Incoming
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
