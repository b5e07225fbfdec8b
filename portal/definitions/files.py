"""What stands in the files of a brand, where that differs from what the rest of the program wants to read.

An editor writes a price list per period and a supplier once; the domain has a price per product and a reason per leaf.
"""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition import (
    Brand,
    Capacity,
    Charge,
    CustomerWork,
    Discipline,
    Drawing,
    Kind,
    LeadTime,
    LegalTerm,
    Organisations,
    Process,
    Reason,
    Survey,
    Text,
)
from portal.domain.quality import Quality
from portal.domain.staff import Staff

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


@dataclass(frozen=True, slots=True)
class Files:
    """Every file of a brand, by its name without ``.toml``."""

    brand: Brand
    process: Process
    products: ProductsFile
    organisations: Organisations
    survey: Survey
    reasons: ReasonsFile
    holidays: HolidaysFile
    staff: Staff
    quality: Quality
