from dataclasses import replace
from datetime import date

from portal.definitions.assembling import catalogue_of, reasons_of
from portal.definitions.files import ListedProduct, PriceList, ProductsFile, ReasonsFile, Supplier
from portal.domain.definition import Capacity, Price, Reason, Text

NAME = Text("naam", "name")
PRODUCT = ListedProduct("water_new", "water", "new", NAME, digging=True, standard=True, capacities=("small", "large"))
FILE = ProductsFile(
    disciplines=(),
    kinds=(),
    products=(PRODUCT,),
    capacities=(Capacity("large", NAME, quote_only=True), Capacity("small", NAME)),
    price_lists=(
        PriceList(date(2026, 1, 1), "2026", {"water_new": {"small": 100}}, date(2026, 12, 31)),
        PriceList(date(2027, 1, 1), "2027", {"water_new": {"all": 200}, "other": {"all": 1}}, example=False),
    ),
    drawings=(),
    works=(),
    charges=(),
)
ISSUE = Reason("ISSUE_(lv)", ("Issue", "Correctie"), "Naam:", "V", "let op")
FACTURE = Reason("FACT", ("Factuur",), "Naam:", "X")


def test_a_product_has_its_capacities_in_its_own_order() -> None:
    [product] = catalogue_of(FILE).products
    assert [capacity.id for capacity in product.capacities] == ["small", "large"]


def test_a_product_has_its_prices_of_every_list() -> None:
    [product] = catalogue_of(FILE).products
    assert product.prices == (
        Price("small", 100, date(2026, 1, 1), "2026", date(2026, 12, 31)),
        Price("", 200, date(2027, 1, 1), "2027", example=False),
    )


def test_a_product_without_prices_has_none() -> None:
    [product] = catalogue_of(replace(FILE, price_lists=())).products
    assert product.prices == ()


def test_a_reason_per_supplier_is_a_leaf_for_each() -> None:
    file = ReasonsFile((FACTURE, ISSUE), (Supplier("LV01", "Leverancier 1"), Supplier("OVERIG", "Overige")))
    assert reasons_of(file) == (
        FACTURE,
        replace(ISSUE, id="ISSUE_LV01", categories=("Issue", "Correctie", "Leverancier 1")),
        replace(ISSUE, id="ISSUE_OVERIG", categories=("Issue", "Correctie", "Overige")),
    )
