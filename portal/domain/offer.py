"""What can be had for a kind of request on a day, and what the chosen parts cost: the form's side of the catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.catalogue import needs_quote, price_on, product_for
from portal.domain.definition import Capacity, Catalogue, Discipline, Kind, Product


@dataclass(frozen=True, slots=True)
class Offer:
    """One discipline for one kind of request; ``product.not_possible`` says why where it can't be had."""

    discipline: Discipline
    product: Product


@dataclass(frozen=True, slots=True)
class Line:
    """One chosen part. ``cents`` is None while the capacity isn't chosen, and where a quote is needed."""

    offer: Offer
    capacity: Capacity | None
    cents: int | None
    quote: bool

    @property
    def is_chosen(self) -> bool:
        return self.capacity is not None or not self.offer.product.capacities


def offers(catalogue: Catalogue, kind: str) -> tuple[Offer, ...]:
    """Every discipline for this kind of request, in the catalogue's order; those that can't be had included."""
    products = ((discipline, product_for(catalogue, discipline.id, kind)) for discipline in catalogue.disciplines)
    return tuple(Offer(discipline, product) for discipline, product in products if product is not None)


def possible(found: Iterable[Offer]) -> tuple[Offer, ...]:
    return tuple(offer for offer in found if offer.product.not_possible is None)


def can_be_had(catalogue: Catalogue, kind: Kind) -> bool:
    return bool(possible(offers(catalogue, kind.id)))


def lines(found: Iterable[Offer], capacities: Mapping[str, str], day: date, homes: int = 1) -> tuple[Line, ...]:
    """The parts, for all ``homes``, with the capacity chosen for each discipline.

    The only capacity a product has is chosen by itself.
    """
    return tuple(_line(offer, capacities.get(offer.discipline.id, ""), day, homes) for offer in found)


def lowest_price(product: Product, day: date) -> int | None:
    """Cents of the cheapest capacity; None where every one of them needs a quote."""
    capacities = [capacity.id for capacity in product.capacities] or [""]
    prices = [price_on(product, capacity, day) for capacity in capacities]
    return min((price for price in prices if price is not None), default=None)


def earliest_week(products: Iterable[Product], today: date) -> date:
    """The first Monday that makes sense to wish for: the slowest of the usual lead times must be over by then."""
    weeks = max((product.lead_time.from_weeks for product in products if product.lead_time), default=1)
    day = today + timedelta(weeks=weeks)
    return day + timedelta(days=-day.weekday() % 7)


def _line(offer: Offer, chosen: str, day: date, homes: int) -> Line:
    product = offer.product
    known = {capacity.id: capacity for capacity in product.capacities}
    capacity = known.get(chosen) or (product.capacities[0] if len(product.capacities) == 1 else None)
    if capacity is None and product.capacities:
        return Line(offer, None, None, quote=False)
    id = capacity.id if capacity else ""
    cents = price_on(product, id, day)
    whole = None if cents is None else homes * cents
    return Line(offer, capacity, whole, quote=cents is None or needs_quote(product, id))
