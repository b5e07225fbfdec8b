from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.catalogue import price_on
from portal.domain.definition import LeadTime
from portal.domain.offer import can_be_had, earliest_week, lines, lowest_price, offers, possible
from tests.builders import a_definition

DAY = date(2026, 11, 23)
CATALOGUE = a_definition().catalogue


def test_every_discipline_is_offered_in_the_order_of_the_catalogue() -> None:
    assert [offer.discipline for offer in offers(CATALOGUE, "new")] == list(CATALOGUE.disciplines)


def test_what_can_not_be_had_is_there_with_its_reason_but_is_not_possible() -> None:
    found = offers(CATALOGUE, "new")
    refused = [offer for offer in found if offer not in possible(found)]
    assert [offer.discipline.id for offer in refused] == ["gas"]
    assert refused[0].product.not_possible is not None


def test_a_kind_that_no_discipline_has_can_not_be_had() -> None:
    heat = a_definition("veldgloed").catalogue
    assert {kind.id: can_be_had(heat, kind) for kind in heat.kinds}["temporary"] is False


def test_a_line_has_no_price_until_its_capacity_is_chosen() -> None:
    [line] = lines(offers(CATALOGUE, "new")[:1], {}, DAY)
    assert (line.is_chosen, line.cents, line.quote) == (False, None, False)


def test_a_line_costs_what_its_capacity_costs_on_the_day() -> None:
    [line] = lines(offers(CATALOGUE, "new")[:1], {"electricity": "3x25"}, DAY)
    assert line.is_chosen
    assert line.cents == price_on(line.offer.product, "3x25", DAY)


def test_several_homes_cost_each_what_one_costs() -> None:
    [one], [three] = (lines(offers(CATALOGUE, "new")[:1], {"electricity": "3x25"}, DAY, homes) for homes in (1, 3))
    assert three.cents == 3 * (one.cents or 0) > 0


def test_a_capacity_without_a_price_needs_a_quote() -> None:
    [line] = lines(offers(CATALOGUE, "new")[:1], {"electricity": "above_3x80"}, DAY)
    assert (line.is_chosen, line.cents, line.quote) == (True, None, True)


def test_a_product_without_capacities_is_chosen_at_once() -> None:
    [line] = lines(offers(CATALOGUE, "remove")[:1], {}, DAY)
    assert (line.is_chosen, line.capacity, line.quote) == (True, None, False)


def test_the_only_capacity_is_chosen_by_itself() -> None:
    offer = offers(CATALOGUE, "new")[0]
    only = replace(offer, product=replace(offer.product, capacities=offer.product.capacities[:1]))
    [line] = lines([only], {}, DAY)
    assert line.capacity == offer.product.capacities[0]


def test_a_capacity_that_was_taken_off_the_list_has_to_be_chosen_again() -> None:
    [line] = lines(offers(CATALOGUE, "new")[:1], {"electricity": "5x99"}, DAY)
    assert not line.is_chosen


def test_the_lowest_price_is_that_of_the_cheapest_capacity() -> None:
    product = offers(CATALOGUE, "new")[0].product
    prices = [price_on(product, capacity.id, DAY) for capacity in product.capacities]
    assert lowest_price(product, DAY) == min(price for price in prices if price is not None)


def test_what_always_needs_a_quote_has_no_lowest_price() -> None:
    assert lowest_price(offers(CATALOGUE, "move")[0].product, DAY) is None


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.lists(st.integers(0, 52), max_size=4))
def test_the_earliest_week_starts_on_a_monday_after_the_slowest_lead_time(today: date, weeks: list[int]) -> None:
    product = offers(CATALOGUE, "new")[0].product
    products = [replace(product, lead_time=LeadTime(count, count + 4)) for count in weeks]
    monday = earliest_week(products, today)
    waited = (monday - today).days
    assert monday.weekday() == 0
    assert 7 * max(weeks, default=1) <= waited < 7 * max(weeks, default=1) + 7
