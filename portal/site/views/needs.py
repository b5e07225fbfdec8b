"""What a customer must have: drawings to send and works to have ready, each with what it is needed for."""

from portal.domain.definition import Kind, Product
from portal.site.scene import Scene


def drawings(scene: Scene) -> dict[str, object]:
    rows = ((found, _needing(found.id, scene)) for found in scene.definition.catalogue.drawings)
    return {
        "rows": [
            {"name": scene.text(found.name), "about": scene.text(found.about), "needed": _named(needing, scene)}
            for found, needing in rows
            if needing
        ]
    }


def works(scene: Scene) -> dict[str, object]:
    rows = ((found, _needing(found.id, scene)) for found in scene.definition.catalogue.works)
    return {
        "rows": [
            {
                "name": scene.text(found.name),
                "about": scene.text(found.about),
                "yourself": found.yourself,
                "needed": _named(needing, scene),
            }
            for found, needing in rows
            if needing
        ]
    }


def _possible(scene: Scene) -> list[Product]:
    return [product for product in scene.definition.catalogue.products if product.not_possible is None]


def _needing(id: str, scene: Scene) -> list[Product]:
    return [product for product in _possible(scene) if id in product.drawings + product.works]


def _named(products: list[Product], scene: Scene) -> str:
    """All requests; or each kind of which every product needs it, and the single products of other kinds."""
    if len(products) == len(_possible(scene)):
        return scene.say("site.needs.all")
    names = (name for kind in scene.definition.catalogue.kinds for name in _of_kind(kind, products, scene))
    return scene.listed(name[:1].lower() + name[1:] for name in names)


def _of_kind(kind: Kind, products: list[Product], scene: Scene) -> list[str]:
    own = [product for product in products if product.kind == kind.id]
    if own and len(own) == sum(product.kind == kind.id for product in _possible(scene)):
        return [scene.text(kind.name)]
    return [scene.text(product.name) for product in own]
