"""Turns what stands in the files of a brand into what the domain reads."""

from portal.definitions.files import (
    EVERY_CAPACITY,
    PER_SUPPLIER,
    Files,
    ListedProduct,
    PriceList,
    ProductsFile,
    ReasonsFile,
    Supplier,
)
from portal.domain.definition import Capacity, Catalogue, Definition, Price, Product, Reason


def definition_of(files: Files, digest: str) -> Definition:
    return Definition(
        brand=files.brand,
        process=files.process,
        catalogue=catalogue_of(files.products),
        organisations=files.organisations,
        survey=files.survey,
        reasons=reasons_of(files.reasons),
        holidays=frozenset(holiday.day for holiday in files.holidays.holidays),
        staff=files.staff,
        quality=files.quality,
        digest=digest,
    )


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
