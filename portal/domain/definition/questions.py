"""What customers ask and complain about, what they are reminded of, and how soon each is answered."""

from dataclasses import dataclass
from typing import Literal

from portal.domain.definition.values import Length, Role, Text


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
