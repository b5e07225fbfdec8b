"""What the staff's pages need from the outside besides ``ports``, in their own words; store and outside provide it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from portal.domain.agenda import PlanEntry
from portal.domain.events import Deadline
from portal.domain.outgoing import Message
from portal.domain.terms import TermsEnded
from portal.services.ports import Delivery, Logged


@dataclass(frozen=True, slots=True)
class Checked:
    """How one contact of a sample was judged: for each question of the check list yes, no or none."""

    organisation: str
    reference: str
    contact: str
    by: str
    at: datetime
    answers: Mapping[str, str]
    note: str = ""


class Samples(Protocol):
    """The contacts of an organisation in one ISO week, and the judgements about those that were drawn."""

    def logged(self, organisation: str, year: int, week: int) -> tuple[Logged, ...]: ...

    def terms(self, organisation: str, year: int, week: int) -> tuple[TermsEnded, ...]:
        """What it owed and did in that week."""

    def checked(self, organisation: str, year: int, week: int) -> tuple[Checked, ...]: ...

    def check(self, checked: Checked, year: int, week: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to sign in, drawn anew each time and kept by the browser that makes it."""

    state: str
    nonce: str
    verifier: str


class SignInRefused(Exception):
    """Nobody signed in: the provider said no, or its answer was no proof."""


class Provider(Protocol):
    """Where staff sign in."""

    def address(self, back: str, attempt: Attempt) -> str: ...

    def claims(self, answer: str, back: str, attempt: Attempt) -> Mapping[str, object]: ...

    def leave_address(self, back: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody had typed when their session was over: given back to nobody else."""

    id: str
    employee: str
    path: str
    fields: tuple[tuple[str, str], ...]
    expires_at: datetime


class TypedForms(Protocol):
    def keep(self, typed: Typed) -> None: ...

    def find(self, id: str) -> Typed | None: ...


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One thing to do, as the work list keeps it: nothing personal but the town."""

    deadline: Deadline
    reference: str
    area: str
    place: str


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """Which work: of one organisation or of a whole combi, where, for which contact moment, due within [from, before)
    (UTC). "" means any."""

    owner: str = ""
    combi: str = ""
    area: str = ""
    moment: str = ""
    due_from: datetime | None = None
    due_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Lines in the order of their due times; ``after`` is where the next page begins, "" at the end."""

    lines: tuple[WorkLine, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned in one application, as the week view keeps it."""

    entry: PlanEntry
    reference: str
    area: str
    place: str


class WorkList(Protocol):
    def page(self, wanted: WorkFilter, after: str = "", limit: int = 50) -> WorkPage:
        """One request."""

    def count(self, wanted: WorkFilter, most: int = 1000) -> tuple[int, bool]:
        """How many, counted no further than ``most``, and whether there are more: one request."""

    def planned(self, wanted: WorkFilter, first: date, last: date, limit: int = 500) -> tuple[Planned, ...]:
        """What a contractor (or everyone in a combi) has planned to begin on these days: one request."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that waits to be printed as a letter; ``key`` is its place in the list."""

    key: str
    message: Message


class PrintRoom(Protocol):
    """The letters of one brand, oldest first. What somebody else dealt with raises Conflict."""

    def waiting(self, limit: int) -> tuple[Waiting, ...]: ...

    def find(self, key: str) -> Waiting | None: ...

    def printed(self, waiting: Waiting, delivery: Delivery) -> None: ...

    def send_otherwise(self, waiting: Waiting, again: Message) -> None:
        """The customer prefers another way by now."""

    def drop(self, waiting: Waiting) -> None:
        """Nobody is there to send it to any more."""
