from datetime import date

import pytest
from flask import Flask

from functions.apply.money import price, total
from portal.domain.offer import lines, offers, possible
from tests.builders import a_definition
from tests.functions.apply.customer import Customer

DAY = date(2026, 11, 23)
OFFERS = possible(offers(a_definition().catalogue, "new"))


@pytest.fixture
def app(customer: Customer) -> Flask:
    return customer.app


@pytest.mark.parametrize(
    ("path", "cents", "seen"),
    [
        ("/aanvragen/", 109500, "€\N{NO-BREAK SPACE}1.095,00"),
        ("/aanvragen/", 0, "gratis"),
        ("/aanvragen/", None, "offerte"),
        ("/en/apply/", 109500, "€1,095.00"),
        ("/en/apply/", 0, "free"),
        ("/en/apply/", None, "quote"),
    ],
)
def test_a_price_as_a_customer_reads_it(app: Flask, path: str, cents: int | None, seen: str) -> None:
    with app.test_request_context(path):
        assert price(cents) == seen


def test_a_total_adds_what_is_known_and_names_the_rest(app: Flask) -> None:
    chosen = lines(OFFERS, {"electricity": "above_3x80", "water": "qn1_5"}, DAY)
    with app.test_request_context("/aanvragen/"):
        whole = total(chosen)
    assert whole.cents == sum(line.cents or 0 for line in chosen)
    assert (whole.quoted, whole.open) == (("Stroom",), ("Internet en tv",))


def test_what_was_seen_differs_when_a_price_or_a_quote_does(app: Flask) -> None:
    sizes = [{"water": "qn1_5"}, {"water": "qn2_5"}, {"water": "above_qn10"}]
    with app.test_request_context("/aanvragen/"):
        seen = {total(lines(OFFERS[1:2], size, DAY)).seen for size in sizes}
    assert len(seen) == len(sizes)
