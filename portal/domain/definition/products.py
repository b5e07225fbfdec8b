"""What can be asked for, what it costs, how long it takes, and what the law says of it."""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition.values import Term, Text


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
