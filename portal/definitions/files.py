"""What stands in a file where that differs from what the rest of the program wants to read.

An editor writes a price list per period and a supplier once; the domain has a price per product and a reason per leaf.
"""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition import (
    Capacity,
    Catalogue,
    Charge,
    CustomerWork,
    Discipline,
    Drawing,
    Kind,
    LeadTime,
    LegalTerm,
    Price,
    Product,
    Reason,
    Text,
)

EVERY_CAPACITY = "all"
"""The key in a price list under which one price for every capacity stands."""
PER_SUPPLIER = "(lv)"
"""[BSNS] the mark in a text id where the id of a supplier (leverancier) comes."""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product with its capacities by id; its prices stand in the price lists."""

    id: str
    discipline: str
    kind: str
    name: Text
    digging: bool
    standard: bool
    capacities: tuple[str, ...] = ()
    lead_time: LeadTime | None = None
    legal_terms: tuple[str, ...] = ()
    drawings: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    not_possible: Text | None = None


@dataclass(frozen=True, slots=True)
class PriceList:
    """Cents, VAT included, per product and capacity, on days within [valid_from, valid_to]."""

    valid_from: date
    source: str
    cents: dict[str, dict[str, int]]
    valid_to: date | None = None
    example: bool = True


@dataclass(frozen=True, slots=True)
class ProductsFile:
    disciplines: tuple[Discipline, ...]
    kinds: tuple[Kind, ...]
    products: tuple[ListedProduct, ...]
    capacities: tuple[Capacity, ...]
    price_lists: tuple[PriceList, ...]
    drawings: tuple[Drawing, ...]
    works: tuple[CustomerWork, ...]
    charges: tuple[Charge, ...]
    legal_terms: tuple[LegalTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Supplier:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReasonsFile:
    reasons: tuple[Reason, ...]
    suppliers: tuple[Supplier, ...] = ()


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    name: Text


@dataclass(frozen=True, slots=True)
class HolidaysFile:
    holidays: tuple[Holiday, ...]


def catalogue_of(file: ProductsFile) -> Catalogue:
    capacities = {capacity.id: capacity for capacity in file.capacities}
    return Catalogue(
        disciplines=file.disciplines,
        kinds=file.kinds,
        products=tuple(_product(listed, capacities, file.price_lists) for listed in file.products),
        legal_terms=file.legal_terms,
        drawings=file.drawings,
        works=file.works,
        charges=file.charges,
    )


def _product(listed: ListedProduct, capacities: dict[str, Capacity], lists: tuple[PriceList, ...]) -> Product:
    return Product(
        id=listed.id,
        discipline=listed.discipline,
        kind=listed.kind,
        name=listed.name,
        digging=listed.digging,
        standard=listed.standard,
        capacities=tuple(capacities[id] for id in listed.capacities),
        prices=tuple(price for one in lists for price in _prices(one, listed.id)),
        lead_time=listed.lead_time,
        legal_terms=listed.legal_terms,
        drawings=listed.drawings,
        works=listed.works,
        not_possible=listed.not_possible,
    )


def _prices(one: PriceList, product: str) -> list[Price]:
    return [
        Price(
            capacity="" if capacity == EVERY_CAPACITY else capacity,
            cents=cents,
            valid_from=one.valid_from,
            source=one.source,
            valid_to=one.valid_to,
            example=one.example,
        )
        for capacity, cents in one.cents.get(product, {}).items()
    ]


def reasons_of(file: ReasonsFile) -> tuple[Reason, ...]:
    """Every leaf of the tree; a reason with ``(lv)`` in its id becomes one leaf for each supplier."""
    return tuple(leaf for reason in file.reasons for leaf in _leaves(reason, file.suppliers))


def _leaves(reason: Reason, suppliers: tuple[Supplier, ...]) -> list[Reason]:
    if PER_SUPPLIER not in reason.id:
        return [reason]
    return [
        Reason(
            id=reason.id.replace(PER_SUPPLIER, supplier.id),
            categories=(*reason.categories, supplier.name),
            log_template=reason.log_template,
            check=reason.check,
            note=reason.note,
        )
        for supplier in suppliers
    ]
