"""What can't be had, with the reason, and what can only be had with a quote."""

from portal.domain.definition import Product
from portal.site.scene import Scene


def refusals(scene: Scene) -> dict[str, object]:
    refused = ((product, product.not_possible) for product in scene.definition.catalogue.products)
    return {"rows": [(scene.text(product.name), scene.text(reason)) for product, reason in refused if reason]}


def only_by_quote(scene: Scene) -> dict[str, object]:
    offered = (product for product in scene.definition.catalogue.products if product.not_possible is None)
    rows = ((scene.text(product.name), _capacities(product, scene)) for product in offered)
    return {"rows": [(name, capacities) for name, capacities in rows if capacities]}


def _capacities(product: Product, scene: Scene) -> str:
    """Which capacities need a quote: "altijd", "3×80 A en zwaarder", or ``""`` where none does."""
    if not product.standard:
        return scene.say("site.refuse.all")
    return scene.listed(scene.text(capacity.name) for capacity in product.capacities if capacity.quote_only)
