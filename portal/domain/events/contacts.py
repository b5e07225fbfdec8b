"""Contacts with the customer, logged the same way by everybody ([KCP] rule 3), and complaints."""

from dataclasses import dataclass
from datetime import datetime

from portal.domain.definition import Channel
from portal.domain.events.values import Deadline, NextContact


@dataclass(frozen=True, slots=True)
class ContactLogged:
    """Who spoke, with whom and about what lies in TEXT ``text``: personal data never stands in an event.

    ``moment`` is the id of the contact moment, ``""`` outside any. ``disciplines`` is empty where all are meant.
    A try (``reached`` False) is logged and fulfils nothing ([KCP] rule 5).
    """

    at: datetime
    by: str
    contact: str
    moment: str
    disciplines: tuple[str, ...]
    happened_at: datetime
    means: Channel
    incoming: bool
    reached: bool
    subjects: tuple[str, ...]
    text: str
    next: NextContact | None
    opens: tuple[Deadline, ...] = ()
    tries: int = 0
    """Tries for this moment so far, this one included; 0 where the customer was reached."""
    gave_up: bool = False
    """The last of the set number of tries: a mail says so and offers a time."""
    also: str = ""
    """The contact moment that was made in the same talk."""


@dataclass(frozen=True, slots=True)
class ContactCorrected:
    """What was logged wrongly is struck through and stands beside what it should have been (TEXT ``text``)."""

    at: datetime
    by: str
    contact: str
    subjects: tuple[str, ...]
    text: str
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class ComplaintMade:
    """A complaint with a term of its own and a way up; its words lie in TEXT ``text``."""

    at: datetime
    by: str
    complaint: str
    text: str
    owner: str
    opens: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class ComplaintRaised:
    """The customer does not leave it at the answer, or the term passed: the next one up owns it."""

    at: datetime
    by: str
    complaint: str
    owner: str
    opens: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class ComplaintAnswered:
    at: datetime
    by: str
    complaint: str
    text: str
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """The last command is taken back within two minutes: its events count as if they had never happened."""

    at: datetime
    by: str
    events: int
    """So many of the newest ones."""
