"""Step 1: the kind of request, the disciplines, and the size of each with its price."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.catalogue import price_on, product_for
from portal.domain.wording import money
from tests.builders import NOW, a_definition
from tests.functions.apply.customer import Customer, as_seen

New = Callable[..., Customer]
DEFINITION = a_definition()


def cents(discipline: str, size: str) -> int:
    product = product_for(DEFINITION.catalogue, discipline, "new")
    assert product is not None
    found = price_on(product, size, NOW.date())
    assert found is not None
    return found


def test_every_kind_of_request_can_be_chosen_and_none_is_chosen_for_you(customer: Customer) -> None:
    page = customer.open("/aanvragen/")
    kinds = page.soup.select("[name=kind]")
    assert [kind["value"] for kind in kinds] == [kind.id for kind in DEFINITION.catalogue.kinds]
    assert not page.soup.select("[name=kind][checked]")


def test_looking_at_the_first_page_keeps_nothing(customer: Customer) -> None:
    page = customer.open("/aanvragen/")
    assert not customer.drafts.used
    assert "Set-Cookie" not in page.response.headers


def test_the_first_answer_starts_a_draft_and_hands_over_its_cookie(customer: Customer) -> None:
    customer.open("/aanvragen/")
    answer = customer.pages.post("/aanvragen/", {"kind": "new"})
    assert answer.status == 303
    assert customer.drafts.used == ["start"]
    cookie = answer.response.headers["Set-Cookie"]
    assert cookie.startswith(f"__Host-aanvraag={customer.draft.id}.")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize("data", [{}, {"kind": ""}, {"kind": "castle"}])
def test_without_a_kind_that_exists_nothing_starts(customer: Customer, data: dict[str, str]) -> None:
    customer.open("/aanvragen/")
    page = customer.press(data)
    assert page.status == 422
    assert len(page.faults) == 1
    assert not customer.drafts.kept


def test_disciplines_say_what_they_cost_and_how_long_they_take(customer: Customer) -> None:
    page = customer.fill(until="disciplines")
    electricity = page.soup.select_one("label.pick:has([value=electricity])")
    assert electricity is not None
    assert f"vanaf {money(cents('electricity', '1x25'), 'nl')}" in electricity.get_text()
    assert "Duurt meestal" in electricity.get_text()


def test_what_can_not_be_had_is_explained_and_can_not_be_chosen(customer: Customer) -> None:
    page = customer.fill(until="disciplines")
    assert not page.soup.select("[value=gas]")
    assert "Gas: dit kan niet" in page.text
    gas = product_for(DEFINITION.catalogue, "gas", "new")
    assert gas is not None
    assert gas.not_possible is not None
    assert gas.not_possible.nl in page.text
    assert customer.press({"chosen": ["gas"]}).status == 422


def test_at_least_one_discipline_must_be_chosen(customer: Customer) -> None:
    customer.fill(until="disciplines")
    assert customer.press({}).faults == ["Kies minstens één aansluiting"]


def test_each_discipline_is_asked_for_its_size_with_a_price_for_each(customer: Customer) -> None:
    page = customer.fill(until="size")
    assert page.h1 == "Welke aansluiting wilt u voor stroom?"
    chosen = page.soup.select_one("label.pick:has([value='3x25'])")
    assert chosen is not None
    assert money(cents("electricity", "3x25"), "nl") in chosen.get_text()
    page = customer.press({"size": "3x25"})
    assert page.h1 == "Welke aansluiting wilt u voor water?"


def test_a_size_must_be_one_of_those_offered(customer: Customer) -> None:
    customer.fill(until="size")
    assert customer.press({"size": "9x99"}).status == 422
    assert customer.press({}).faults == ["Kies welke aansluiting u wilt"]


def test_what_has_no_sizes_is_not_asked_for_one(customer: Customer) -> None:
    page = customer.fill(until="where", what={"kind": "remove"})
    assert page.h1 == "Waar is de aansluiting?"


def test_the_price_so_far_is_on_every_page_after_the_choice(customer: Customer) -> None:
    price = as_seen(money(cents("electricity", "3x25") + cents("water", "qn1_5"), "nl"))
    page = customer.fill(until="where")
    while customer.here != "check":
        summary = page.soup.select_one("details.price summary")
        assert summary is not None
        assert price in as_seen(summary.get_text())
        page = customer.press(customer.answers_here({}))
    assert price in page.text


def test_the_price_so_far_names_what_still_needs_a_quote(customer: Customer) -> None:
    page = customer.fill(until="where", size={"electricity": "above_3x80"})
    assert "Voor Stroom krijgt u een offerte" in page.text
    assert as_seen(money(cents("water", "qn1_5"), "nl")) in page.text


def test_a_new_year_brings_its_own_prices(new_customer: New) -> None:
    customer = new_customer()
    customer.clock.pass_(days=60)
    page = customer.fill(until="where")
    product = product_for(DEFINITION.catalogue, "electricity", "new")
    assert product is not None
    later = price_on(product, "3x25", (NOW + timedelta(days=60)).date())
    assert later is not None
    assert later != cents("electricity", "3x25")
    assert as_seen(money(later, "nl")) in page.text


def test_another_kind_keeps_what_still_fits_and_asks_the_rest_again(customer: Customer) -> None:
    customer.fill(until="where", disciplines={"chosen": ["electricity", "cable"]}, size={"cable": "coax"})
    customer.open("/aanvragen/")
    page = customer.press({"kind": "temporary"})
    assert page.soup.select("[value=electricity][checked]")
    assert not page.soup.select("[value=cable]")
    page = customer.press(page.answers())
    assert page.h1 == "Welke aansluiting wilt u voor stroom?"
    assert page.soup.select("[value='3x25'][checked]")


def test_a_brand_with_one_discipline_does_not_ask_which(new_customer: New) -> None:
    customer = new_customer("veldgloed")
    customer.open("/aanvragen/")
    assert customer.press({"kind": "new"}).h1 == "Welke aansluiting wilt u voor warmte?"


def test_what_a_brand_never_does_is_said_at_once_with_a_way_back(new_customer: New) -> None:
    customer = new_customer("veldgloed")
    page = customer.open("/aanvragen/")
    temporary = page.soup.select_one("label.pick:has([value=temporary])")
    assert temporary is not None
    assert "kan niet" in temporary.get_text()
    page = customer.press({"kind": "temporary"})
    assert page.h1 == "Dit kunt u bij ons niet aanvragen"
    assert page.link("Kies iets anders") == "/aanvragen/"
    assert not page.soup.select("main form")


def test_a_size_of_something_not_chosen_leads_back_to_what_is_open(customer: Customer) -> None:
    customer.fill(until="where")
    customer.open("/aanvragen/aansluiting/gas/")
    assert customer.here == "where"


def test_a_product_that_is_withdrawn_meanwhile_is_asked_again(new_customer: New) -> None:
    customer = new_customer()
    customer.fill(until="check")
    catalogue = DEFINITION.catalogue
    products = tuple(known for known in catalogue.products if known.id != "water_new")
    without = a_definition(catalogue=replace(catalogue, products=products))
    later = Customer(replace(customer.portal, definition=without))
    later.pages.client = later.app.test_client()
    later.pages.client._cookies = customer.pages.client._cookies
    page = later.open("/aanvragen/controleren/")
    assert later.here == "disciplines"
    assert page.soup.select("[value=electricity][checked]")
