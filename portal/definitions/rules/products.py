"""Rules for products.toml."""

from portal.definitions.files import EVERY_CAPACITY, ListedProduct, ProductsFile
from portal.definitions.mistakes import Faults, KeyPath
from portal.definitions.rules.ids import all_exist, exists, ids, once
from portal.definitions.rules.moments import term_rules
from portal.definitions.rules.periods import ends_after_start, follow_each_other, never_two


def product_rules(file: ProductsFile) -> Faults:
    yield from _names(file)
    for place, product in enumerate(file.products):
        yield from _refers(("products", place), product, file)
        yield from _offered(("products", place), product)
    yield from _every_combination(file)
    yield from _price_lists(file)
    yield from _legal_terms(file)
    yield from _charges(file)


def _names(file: ProductsFile) -> Faults:
    yield from once(("disciplines",), file.disciplines)
    yield from once(("kinds",), file.kinds)
    yield from once(("products",), file.products)
    yield from once(("capacities",), file.capacities)
    yield from once(("drawings",), file.drawings)
    yield from once(("works",), file.works)
    yield from once(("legal_terms",), file.legal_terms)


def _refers(path: KeyPath, product: ListedProduct, file: ProductsFile) -> Faults:
    yield from exists((*path, "discipline"), product.discipline, ids(file.disciplines), "discipline")
    yield from exists((*path, "kind"), product.kind, ids(file.kinds), "kind of request")
    yield from all_exist((*path, "capacities"), product.capacities, ids(file.capacities), "capacity")
    yield from all_exist((*path, "legal_terms"), product.legal_terms, ids(file.legal_terms), "legal term")
    yield from all_exist((*path, "drawings"), product.drawings, ids(file.drawings), "drawing")
    yield from all_exist((*path, "works"), product.works, ids(file.works), "customer work")


def _offered(path: KeyPath, product: ListedProduct) -> Faults:
    """What can be had says how long it takes; what can't is neither standard nor priced."""
    lead = product.lead_time
    if product.not_possible is not None and product.standard:
        yield (*path, "standard"), "must be false, because not_possible says that it can't be had."
    if product.not_possible is None and lead is None:
        yield (*path, "lead_time"), "is missing; needed unless not_possible says why it can't be had."
    if lead is not None and not 0 < lead.from_weeks <= lead.to_weeks:
        yield (
            (*path, "lead_time"),
            f"must run from 1 week or more to as many or more; it is {lead.from_weeks}–{lead.to_weeks}.",
        )


def _every_combination(file: ProductsFile) -> Faults:
    """A customer may ask for every kind in every discipline, so each has a product or an explanation, and only one."""
    found: dict[tuple[str, str], int] = {}
    for place, product in enumerate(file.products):
        which = (product.discipline, product.kind)
        if which in found:
            yield (
                ("products", place, "kind"),
                f"{product.discipline} has {product.kind} already, at place {found[which]}.",
            )
        found.setdefault(which, place)
    for discipline in ids(file.disciplines):
        for kind in ids(file.kinds):
            if (discipline, kind) not in found:
                yield (
                    ("products",),
                    f"{discipline} has no product for {kind}; add one, or one whose not_possible says why.",
                )


def _price_lists(file: ProductsFile) -> Faults:
    yield from follow_each_other(("price_lists",), file.price_lists)
    products = {product.id: product for product in file.products}
    for place, one in enumerate(file.price_lists):
        path: KeyPath = ("price_lists", place)
        yield from ends_after_start(path, one)
        for id, cents in one.cents.items():
            yield from exists((*path, "cents", id), id, products, "product")
            yield from _prices((*path, "cents", id), products.get(id), cents, file)
        for id in (product.id for product in file.products if product.standard and product.id not in one.cents):
            yield (*path, "cents"), f"has no prices for {id}, which is a standard product."


def _prices(path: KeyPath, product: ListedProduct | None, cents: dict[str, int], file: ProductsFile) -> Faults:
    """A standard product has a price for every capacity that needs no quote, or one for all of them."""
    quoted = {capacity.id for capacity in file.capacities if capacity.quote_only}
    for capacity, amount in cents.items():
        if amount < 0:
            yield (*path, capacity), f"must be 0 or more cents; it is {amount}."
        if product is not None and capacity != EVERY_CAPACITY and capacity not in product.capacities:
            yield (
                (*path, capacity),
                f"{product.id} has no capacity {capacity!r}; known: {', '.join(product.capacities)}.",
            )
        if capacity in quoted:
            yield (*path, capacity), f"{capacity} needs a quote, so it can't have a price."
    if product is not None and product.standard and EVERY_CAPACITY not in cents:
        missing = [capacity for capacity in product.capacities if capacity not in cents and capacity not in quoted]
        if missing or not product.capacities:
            yield (
                path,
                f"has no price for {', '.join(missing) or EVERY_CAPACITY}, though {product.id} is a standard product.",
            )


def _legal_terms(file: ProductsFile) -> Faults:
    for place, term in enumerate(file.legal_terms):
        yield from term_rules(("legal_terms", place, "term"), term.term, None)
        yield from ends_after_start(("legal_terms", place), term)


def _charges(file: ProductsFile) -> Faults:
    """The same charge may stand once for each period."""
    for place, charge in enumerate(file.charges):
        path: KeyPath = ("charges", place)
        yield from ends_after_start(path, charge)
        if charge.cents < 0:
            yield (*path, "cents"), f"must be 0 or more cents; it is {charge.cents}."
        for earlier in file.charges[:place]:
            if earlier.id == charge.id:
                yield from never_two(path, charge, earlier, charge.id)
