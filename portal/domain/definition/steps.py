"""The road of an order: phases and steps, what is prepared out of sight, and why it may stand still."""

from dataclasses import dataclass
from typing import Literal

from portal.domain.definition.values import Length, Milestone, Role, Term, Text


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
class Standstill:
    """An order that stalls by this party must go on, or be planned again, within so long ([KCP] rule 9)."""

    party: Role | Literal["nature"]
    within: Length
    owner: Role
    """Who sees to it."""
