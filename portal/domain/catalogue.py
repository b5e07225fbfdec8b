"""Questions to the catalogue and the map: which product, what it costs on a day, by when, and who does it there."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from portal.domain.calendar import add_term, local
from portal.domain.definition import (
    Area,
    Catalogue,
    Charge,
    CustomerWork,
    Drawing,
    LegalTerm,
    Organisations,
    Price,
    Product,
)


def product_for(catalogue: Catalogue, discipline: str, kind: str) -> Product | None:
    """The product for this kind of request; it may be one that can't be had (``not_possible`` says why)."""
    fits = (product for product in catalogue.products if (product.discipline, product.kind) == (discipline, kind))
    return next(fits, None)


def price_on(product: Product, capacity: str, day: date) -> int | None:
    """Cents, VAT included, on that day; None where a quote is needed or no price is known for the day."""
    if needs_quote(product, capacity):
        return None
    fits = (price.cents for price in product.prices if price.capacity in (capacity, "") and _holds(price, day))
    return next(fits, None)


def needs_quote(product: Product, capacity: str) -> bool:
    """True where the price can't be said at once ([KCP] rule 7 the other way round)."""
    return not product.standard or any(known.quote_only for known in product.capacities if known.id == capacity)


def legal_deadline(
    product: Product,
    catalogue: Catalogue,
    submitted_at: datetime,
    holidays: frozenset[date],
    capacity: str = "",
    *,
    congestion: bool = False,
) -> date | None:
    """The last day of the term set by law, counted from the application; None where the law sets none.

    The term is the one that was valid on the day of the application. Congestion only lengthens it after the operator
    has reported it, so it never applies by itself. Capacities that need a quote have no fixed term.
    """
    if any(known.quote_only for known in product.capacities if known.id == capacity):
        return None
    day = local(submitted_at).date()
    terms = [term for term in legal_terms_of(product, catalogue) if _holds(term, day)]
    ends = [add_term(submitted_at, term.term, holidays) for term in terms if term.under_congestion <= congestion]
    return local(max(ends)).date() if ends else None


def legal_terms_of(product: Product, catalogue: Catalogue) -> tuple[LegalTerm, ...]:
    return tuple(term for term in catalogue.legal_terms if term.id in product.legal_terms)


def expected_window(product: Product, submitted: date, wish_from: date) -> tuple[date, date]:
    """First and last day on which execution is expected (calculated, never promised).

    Starts on the Monday of the week in which the usual lead time allows it, or of the wish week if that is later, and
    is as wide as the lead time's own range. Without a lead time the wish week itself is all there is to say.
    """
    lead = product.lead_time
    if lead is None:
        return wish_from, wish_from + timedelta(days=4)
    first = _monday(max(submitted + timedelta(weeks=lead.from_weeks), wish_from))
    return first, first + timedelta(weeks=lead.to_weeks - lead.from_weeks, days=4)


def area_of(organisations: Organisations, postcode: str) -> Area | None:
    """The area whose ranges hold the first four digits of a postcode, written in any way; None where there is none."""
    digits = postcode.strip()[:4]
    if not (digits.isascii() and digits.isdigit()):
        return None
    return next((area for area in organisations.areas if _inside(area, int(digits))), None)


def works_for(catalogue: Catalogue, products: Iterable[Product]) -> tuple[CustomerWork, ...]:
    """What the customer must do or have ready for these products, each once, in the catalogue's order."""
    needed = {work for product in products for work in product.works}
    return tuple(work for work in catalogue.works if work.id in needed)


def drawings_for(catalogue: Catalogue, products: Iterable[Product]) -> tuple[Drawing, ...]:
    """The documents these products ask for, each once, in the catalogue's order."""
    needed = {drawing for product in products for drawing in product.drawings}
    return tuple(drawing for drawing in catalogue.drawings if drawing.id in needed)


def charges_on(catalogue: Catalogue, day: date) -> tuple[Charge, ...]:
    """The costs beside the connection that hold on that day."""
    return tuple(charge for charge in catalogue.charges if _holds(charge, day))


def _holds(dated: Price | Charge | LegalTerm, day: date) -> bool:
    return dated.valid_from <= day and (dated.valid_to is None or day <= dated.valid_to)


def _inside(area: Area, digits: int) -> bool:
    return any(first <= digits <= last for first, last in area.postcodes)


def _monday(day: date) -> date:
    """The Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)
