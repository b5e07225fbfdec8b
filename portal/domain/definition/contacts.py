"""Contacts with customers: when and by whom, over what, what is said, and what they were about."""

from dataclasses import dataclass

from portal.domain.definition.values import Channel, Milestone, Role, Term, Text


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
class Reason:
    """A leaf of the contact reason tree ([BSNS]); ``id`` is the stable text id, never derived from the path."""

    id: str
    categories: tuple[str, ...]
    log_template: str
    check: str
    note: str = ""
