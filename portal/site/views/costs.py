"""What a connection costs, what may come on top, since when the prices hold and where they come from."""

from dataclasses import dataclass

from portal.domain import wording
from portal.domain.catalogue import charges_on, needs_quote, price_on
from portal.domain.definition import Charge, Discipline, Price, Product
from portal.site.scene import Scene
from portal.site.views.lead_times import period, products_of


@dataclass(frozen=True, slots=True)
class PriceGroup:
    """One product: its single price, or a price for each capacity."""

    name: str
    price: str
    rows: tuple[tuple[str, str], ...]


def prices(scene: Scene) -> dict[str, object]:
    disciplines = ((discipline, _groups(discipline, scene)) for discipline in scene.definition.catalogue.disciplines)
    return {"disciplines": [(scene.text(it.name), own, _sources(it, scene)) for it, own in disciplines if own]}


def charges(scene: Scene) -> dict[str, object]:
    return {"rows": [_charge(charge, scene) for charge in charges_on(scene.definition.catalogue, scene.today)]}


def example_prices(scene: Scene) -> dict[str, object]:
    catalogue = scene.definition.catalogue
    known = [price.example for product in catalogue.products for price in product.prices]
    return {"example": any(known) or any(charge.example for charge in catalogue.charges)}


def _groups(discipline: Discipline, scene: Scene) -> list[PriceGroup]:
    possible = (product for product in products_of(discipline, scene) if product.not_possible is None)
    return [_group(product, scene) for product in possible]


def _group(product: Product, scene: Scene) -> PriceGroup:
    name = scene.text(product.name)
    rows = tuple((scene.text(found.name), _price(product, found.id, scene)) for found in product.capacities)
    if len({price for _, price in rows}) > 1:
        return PriceGroup(name, "", rows)
    return PriceGroup(name, rows[0][1] if rows else _price(product, "", scene), ())


def _price(product: Product, capacity: str, scene: Scene) -> str:
    cents = price_on(product, capacity, scene.today)
    if cents is None or needs_quote(product, capacity):
        return scene.say("site.costs.quote")
    return _amount(cents, scene)


def _amount(cents: int, scene: Scene) -> str:
    return wording.money(cents, scene.language) if cents else scene.say("site.costs.free")


def _sources(discipline: Discipline, scene: Scene) -> list[str]:
    """Validity and source of every price that holds today, each sentence once."""
    known = (price for product in products_of(discipline, scene) for price in product.prices)
    held = (price for price in known if price.valid_from <= scene.today <= (price.valid_to or scene.today))
    return list(dict.fromkeys(_source(price, scene) for price in held))


def _source(priced: Price | Charge, scene: Scene) -> str:
    validity = period(priced.valid_from, priced.valid_to, "site.costs", scene)
    return f"{validity} {scene.say('site.costs.source', source=priced.source.rstrip('.'))}"


def _charge(charge: Charge, scene: Scene) -> dict[str, str]:
    return {
        "name": scene.text(charge.name),
        "about": scene.text(charge.about),
        "price": _amount(charge.cents, scene),
        "source": _source(charge, scene),
    }
