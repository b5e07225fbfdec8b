from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.catalogue import (
    area_of,
    charges_on,
    drawings_for,
    expected_window,
    legal_deadline,
    needs_quote,
    price_on,
    product_for,
    works_for,
)
from portal.domain.definition import LeadTime, Product
from tests.builders import a_definition

DEFINITION = a_definition()
CATALOGUE = DEFINITION.catalogue
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def the_product(discipline: str, kind: str) -> Product:
    product = product_for(CATALOGUE, discipline, kind)
    assert product is not None
    return product


def deadline(discipline: str, kind: str, capacity: str = "", *, congestion: bool = False) -> date | None:
    product = the_product(discipline, kind)
    return legal_deadline(product, CATALOGUE, NOON, DEFINITION.holidays, capacity, congestion=congestion)


@pytest.mark.parametrize("kind", [kind.id for kind in CATALOGUE.kinds])
@pytest.mark.parametrize("discipline", [discipline.id for discipline in CATALOGUE.disciplines])
def test_every_kind_in_every_discipline_has_a_product_or_a_reason(discipline: str, kind: str) -> None:
    product = the_product(discipline, kind)
    assert (product.not_possible is None) == (product.lead_time is not None)


def test_what_the_brand_does_not_offer_has_no_product() -> None:
    assert product_for(CATALOGUE, "heat", "new") is None


def test_the_price_is_that_of_the_day() -> None:
    product = the_product("electricity", "new")
    in_december = price_on(product, "3x25", date(2026, 12, 31))
    in_january = price_on(product, "3x25", date(2027, 1, 1))
    assert in_december is not None
    assert in_january is not None
    assert in_december < in_january


def test_one_price_may_hold_for_every_capacity() -> None:
    product = the_product("electricity", "lighter")
    assert price_on(product, "1x25", NOON.date()) == price_on(product, "3x63", NOON.date()) is not None


@pytest.mark.parametrize(
    ("discipline", "kind", "capacity"),
    [
        ("electricity", "new", "above_3x80"),
        ("electricity", "move", ""),
        ("cable", "new", "fibre_business"),
        ("gas", "new", ""),
    ],
)
def test_what_needs_a_quote_has_no_price_at_once(discipline: str, kind: str, capacity: str) -> None:
    product = the_product(discipline, kind)
    assert needs_quote(product, capacity)
    assert price_on(product, capacity, NOON.date()) is None


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2028, 1, 1)])
def test_a_day_outside_all_price_lists_has_no_price(day: date) -> None:
    assert price_on(the_product("water", "new"), "qn1_5", day) is None


@given(DAYS)
def test_on_every_day_each_standard_product_has_its_price(day: date) -> None:
    for product in (product for product in CATALOGUE.products if product.standard):
        for capacity in [capacity.id for capacity in product.capacities if not capacity.quote_only] or [""]:
            assert price_on(product, capacity, day) is not None


@pytest.mark.parametrize(
    ("kind", "capacity", "weeks"),
    [("new", "3x25", 18), ("move", "", 18), ("heavier", "3x80", 12), ("feed_in_meter", "", 12)],
)
def test_the_legal_term_of_electricity_counts_from_the_application(kind: str, capacity: str, weeks: int) -> None:
    assert deadline("electricity", kind, capacity) == NOON.date() + timedelta(weeks=weeks)


def test_congestion_lengthens_the_term_only_where_it_is_said() -> None:
    assert deadline("electricity", "new", "3x25", congestion=True) == NOON.date() + timedelta(weeks=52)
    assert deadline("electricity", "feed_in_meter", congestion=True) == NOON.date() + timedelta(weeks=12)


def test_above_3x80_and_for_water_the_law_sets_no_term() -> None:
    assert deadline("electricity", "new", "above_3x80") is None
    assert deadline("water", "new", "qn1_5") is None


def test_an_application_keeps_the_term_of_its_day() -> None:
    terms = tuple(replace(term, valid_to=NOON.date() - timedelta(days=1)) for term in CATALOGUE.legal_terms)
    catalogue = replace(CATALOGUE, legal_terms=terms)
    product = the_product("electricity", "new")
    assert legal_deadline(product, catalogue, NOON, DEFINITION.holidays) is None
    assert legal_deadline(product, catalogue, NOON - timedelta(days=1), DEFINITION.holidays) is not None


def test_execution_is_expected_from_the_wish_week_where_that_can_be() -> None:
    product = replace(the_product("water", "new"), lead_time=LeadTime(10, 16))
    wish = date(2027, 6, 7)
    assert expected_window(product, NOON.date(), wish) == (wish, wish + timedelta(weeks=6, days=4))


def test_a_wish_too_early_moves_to_what_the_lead_time_allows() -> None:
    product = replace(the_product("water", "new"), lead_time=LeadTime(10, 16))
    assert expected_window(product, date(2026, 11, 25), date(2026, 12, 7))[0] == date(2027, 2, 8)


def test_without_a_lead_time_the_wish_week_is_all_there_is() -> None:
    product = replace(the_product("water", "new"), lead_time=None)
    assert expected_window(product, NOON.date(), date(2027, 6, 7)) == (date(2027, 6, 7), date(2027, 6, 11))


@given(DAYS, DAYS, st.integers(1, 40), st.integers(0, 20))
def test_what_is_expected_is_whole_weeks_never_before_wish_or_lead_time(
    submitted: date, wish: date, weeks: int, wider: int
) -> None:
    product = replace(the_product("water", "new"), lead_time=LeadTime(weeks, weeks + wider))
    monday = wish - timedelta(days=wish.weekday())
    first, last = expected_window(product, submitted, monday)
    assert first >= max(monday, submitted + timedelta(weeks=weeks))
    assert (first.isoweekday(), last.isoweekday()) == (1, 5)
    assert (last - first).days == wider * 7 + 4


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        ("1000 AA", "west"),
        ("3399ZZ", "west"),
        ("3400 AA", "midden"),
        (" 6811 ab ", "arnhem"),
        ("6899", "arnhem"),
        ("9999 XX", "noordoost"),
    ],
)
def test_a_postcode_lies_in_its_area_however_it_is_written(postcode: str, area: str) -> None:
    found = area_of(DEFINITION.organisations, postcode)
    assert found is not None
    assert found.id == area


@pytest.mark.parametrize("postcode", ["", "68", "0999 AA", "ABCD 12", "68-11", "６８１１ AA", "²²²²"])
def test_what_is_no_postcode_lies_nowhere(postcode: str) -> None:
    assert area_of(DEFINITION.organisations, postcode) is None


def test_a_brand_may_serve_only_some_places() -> None:
    assert area_of(a_definition("veldgloed").organisations, "1011 AA") is None


def test_works_and_drawings_come_once_in_the_order_of_the_catalogue() -> None:
    products = [the_product("water", "new"), the_product("electricity", "new")]
    works = [work.id for work in works_for(CATALOGUE, products)]
    assert works == [work.id for work in CATALOGUE.works if work.id in works]
    assert {"earthing", "water_inside", "meter_cupboard"} <= set(works)
    assert [drawing.id for drawing in drawings_for(CATALOGUE, products)] == ["site_plan", "floor_plan"]


@given(DAYS)
def test_each_charge_holds_once_on_every_day(day: date) -> None:
    charges = [charge.id for charge in charges_on(CATALOGUE, day)]
    assert charges == ["call_out", "failed_visit", "cancellation"]
