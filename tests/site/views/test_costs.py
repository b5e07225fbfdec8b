from datetime import date

from portal.domain.definition import Capacity, Charge, Price
from portal.site.views.costs import charges, example_prices, prices
from tests.site.scenes import a_product, a_scene_with, a_text

SMALL, LARGE, HUGE = Capacity("s", a_text("klein")), Capacity("l", a_text("groot")), Capacity("h", a_text("reus"), True)


def a_price(cents: int, capacity: str = "", **changes: object) -> Price:
    return Price(
        **{"capacity": capacity, "cents": cents, "valid_from": date(2026, 1, 1), "source": "Tarief.", **changes}
    )


def the_group(product):
    ((_, (group,), _),) = prices(a_scene_with(product))["disciplines"]
    return group


def test_each_capacity_has_its_price():
    product = a_product(capacities=(SMALL, LARGE), prices=(a_price(89500, "s"), a_price(109500, "l")))
    assert the_group(product).rows == (("klein", "€\N{NO-BREAK SPACE}895,00"), ("groot", "€\N{NO-BREAK SPACE}1.095,00"))


def test_one_price_for_all_capacities_is_said_once():
    group = the_group(a_product(capacities=(SMALL, LARGE), prices=(a_price(54500),)))
    assert (group.price, group.rows) == ("€\N{NO-BREAK SPACE}545,00", ())


def test_what_needs_a_quote_says_so():
    product = a_product(capacities=(SMALL, HUGE), prices=(a_price(89500, "s"),))
    assert the_group(product).rows[-1] == ("reus", "in de offerte")
    assert the_group(a_product(standard=False)).price == "in de offerte"


def test_what_costs_nothing_is_free():
    assert the_group(a_product(prices=(a_price(0),))).price == "gratis"


def test_only_the_price_of_the_day_is_shown_with_its_period_and_source():
    old, now = a_price(100, valid_to=date(2026, 6, 30)), a_price(200, valid_from=date(2026, 7, 1))
    ((_, (group,), sources),) = prices(a_scene_with(a_product(prices=(old, now))))["disciplines"]
    assert group.price == "€\N{NO-BREAK SPACE}2,00"
    assert sources == ["Geldig vanaf 1 juli 2026. Bron: Tarief."]


def test_what_can_not_be_had_has_no_price():
    assert prices(a_scene_with(a_product(not_possible=a_text("Nee"))))["disciplines"] == []


def test_prices_are_called_examples_where_one_of_them_is():
    assert example_prices(a_scene_with(a_product(prices=(a_price(100),))))["example"]
    assert not example_prices(a_scene_with(a_product(prices=(a_price(100, example=False),))))["example"]


def test_call_out_charges_are_told_beforehand():
    charge = Charge(
        "voorrijden", a_text("Voorrijkosten"), a_text("Als wij voor niets komen."), 9500, date(2026, 1, 1), "T"
    )
    over = Charge("oud", a_text("Oud"), a_text("Oud."), 1, date(2025, 1, 1), "T", valid_to=date(2025, 12, 31))
    (row,) = charges(a_scene_with(charges=(charge, over)))["rows"]
    assert (row["name"], row["price"]) == ("Voorrijkosten", "€\N{NO-BREAK SPACE}95,00")
    assert row["source"] == "Geldig vanaf 1 januari 2026. Bron: T."
