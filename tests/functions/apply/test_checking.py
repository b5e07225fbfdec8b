"""Step 6: every answer once more, the price, and sending."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from portal.domain.catalogue import price_on, product_for
from portal.domain.submission import NotDeliverable
from portal.domain.wording import money
from portal.services import submit as submitting
from tests.builders import NOW, a_definition
from tests.functions.apply.customer import ANSWERS, Customer, a_portal, as_seen

New = Callable[..., Customer]
CHECK = "/aanvragen/controleren/"


def button(page: object) -> str:
    """The words on the button that sends."""
    return as_seen(page.soup.select_one(".buttons button").get_text())  # type: ignore[attr-defined]


def price(*sizes: tuple[str, str]) -> str:
    cents = 0
    for discipline, size in sizes:
        product = product_for(a_definition().catalogue, discipline, "new")
        assert product is not None
        cents += price_on(product, size, NOW.date()) or 0
    return as_seen(money(cents, "nl"))


def test_every_answer_is_shown(customer: Customer) -> None:
    text = customer.fill().text
    for answer in ("Een nieuwe aansluiting", "Stroom, Water", "Proefstraat 12 6811 AB Arnhem", "Sanne de Tester"):
        assert answer in text
    for answer in ("06 12345678", "sanne@klant.example", "Per mail", "Geen bouwaannemer", "Stuurt u later"):
        assert answer in text


@pytest.mark.parametrize(
    "path", ["/aanvragen/", "waar/", "wie/", "contact/", "bouwaannemer/", "wanneer/", "tekeningen/"]
)
def test_every_answer_can_be_changed_and_leads_back_to_the_check(customer: Customer, path: str) -> None:
    page = customer.fill()
    [address] = {
        str(a["href"]) for a in page.soup.select(".change a") if str(a["href"]).partition("?")[0].endswith(path)
    }
    page = customer.open(address)
    customer.press(page.answers(form=-1))
    assert customer.here == "check"


def test_a_changed_kind_asks_only_what_it_needs_and_comes_back(customer: Customer) -> None:
    customer.fill()
    customer.open("/aanvragen/?naar=controle")
    page = customer.press({"kind": "temporary"})
    asked = []
    while customer.here != "check":
        asked.append(customer.here)
        page = customer.press(customer.answers_here({}))
    assert asked in (["when"], [])
    assert "tijdelijke" in page.text


def test_a_changed_address_is_confirmed_and_comes_back(customer: Customer) -> None:
    customer.fill()
    customer.open("/aanvragen/waar/?naar=controle")
    customer.press({**ANSWERS["where"], "number": "77"})
    assert customer.path == "/aanvragen/adres/?naar=controle"
    customer.press(ANSWERS["address"])
    assert customer.here == "check"


def test_where_everything_has_a_price_sending_is_ordering_and_the_button_says_so(customer: Customer) -> None:
    page = customer.fill()
    whole = price(("electricity", "3x25"), ("water", "qn1_5"))
    assert button(page) == f"Bestellen en {whole} betalen"
    assert f"Met de knop hieronder bestelt u. U betaalt dan {whole}." in page.text


def test_where_a_part_needs_a_quote_the_button_says_what_is_ordered(customer: Customer) -> None:
    page = customer.fill(size={"electricity": "above_3x80"})
    known = price(("water", "qn1_5"))
    assert button(page) == f"Bestellen voor {known} en offerte aanvragen"
    assert f"Met de knop hieronder bestelt u voor {known}. Voor Stroom vraagt u een offerte aan." in page.text


def test_where_all_needs_a_quote_nothing_is_ordered(customer: Customer) -> None:
    page = customer.fill(what={"kind": "move"}, disciplines={"chosen": ["electricity"]})
    assert button(page) == "Aanvraag versturen"
    assert "Dit is nog geen bestelling" in page.text


def test_what_is_free_is_ordered_without_costs(customer: Customer) -> None:
    page = customer.fill(what={"kind": "feed_in_meter"}, disciplines={"chosen": ["electricity"]})
    assert button(page) == "Bestellen, zonder kosten"


def test_a_price_that_changed_meanwhile_is_shown_before_anything_is_sent(customer: Customer) -> None:
    customer.clock.at = datetime(2026, 12, 31, 20, tzinfo=UTC)
    page = customer.fill()
    customer.clock.pass_(hours=6)
    page = customer.press(page.answers())
    assert page.status == 409
    assert "De prijs is veranderd" in page.text
    assert not customer.applications.commits
    assert customer.press(page.answers()).h1 == "Uw aanvraag is verstuurd"


@pytest.mark.parametrize("shown", [{}, {"price": ""}, {"price": "1-0"}])
def test_nothing_is_ordered_for_a_price_that_was_not_shown(customer: Customer, shown: dict[str, str]) -> None:
    customer.fill()
    assert customer.press(shown).status == 409
    assert not customer.applications.commits


def test_what_can_no_longer_be_delivered_is_said_and_not_sent(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = customer.fill()

    def refuse(*_: object) -> None:
        raise NotDeliverable("apply.where.no_operator", "the area lost its operator")

    monkeypatch.setattr(submitting, "decide_submission", refuse)
    page = customer.press(page.answers())
    assert page.status == 409
    assert "Een van uw aansluitingen kan niet op deze plek" in page.text


def test_nothing_can_be_skipped(customer: Customer) -> None:
    customer.fill(until="who")
    customer.open(CHECK)
    assert customer.here == "who"
    customer.path = CHECK
    customer.press({"price": "0-0"})
    assert customer.here == "who"
    assert not customer.applications.commits


def test_what_the_customer_typed_is_what_is_sent(customer: Customer) -> None:
    customer.send(
        who={"company": "Proefinstallatie", "on_behalf_of": "Familie Voorbeeld"},
        contact={"contact": "Ook een Tester", "channel": "phone"},
        builder={"name": "Bouwbedrijf Proef", "phone": "026 1234567"},
        where={"addition": "bis"},
    )
    [commit] = customer.applications.commits
    person = commit.person
    assert person is not None
    assert (person.name, person.company, person.on_behalf_of) == (
        "Sanne de Tester",
        "Proefinstallatie",
        "Familie Voorbeeld",
    )
    assert (person.contact, person.phone, person.mail, person.channel) == (
        "Ook een Tester",
        "+31612345678",
        "sanne@klant.example",
        "phone",
    )
    assert person.builder is not None
    assert person.builder.phone == "+31261234567"
    assert (person.address.street, person.address.number, person.address.addition) == ("Proefstraat", "12", "bis")
    assert [(order.part.discipline, order.part.capacity) for order in commit.state.orders] == [
        ("electricity", "3x25"),
        ("water", "qn1_5"),
    ]
    assert commit.state.language == "nl"


def test_a_plot_is_sent_with_its_spot(customer: Customer) -> None:
    customer.fill(until="where")
    customer.open("/aanvragen/kavel/")
    plot = {**ANSWERS["plot"], "spot": "51,98510 5,89873"}
    customer.press(plot)
    customer.send(plot=plot)
    address = customer.applications.commits[0].person.address  # type: ignore[union-attr]
    assert (address.plot, address.latitude, address.longitude) == (ANSWERS["plot"]["about"], "51.98510", "5.89873")


def test_an_application_in_english_is_followed_in_english(new_customer: New) -> None:
    customer = Customer(a_portal(), "en")
    page = customer.fill()
    assert button(page).startswith("Order and pay €")
    customer.press(page.answers())
    assert customer.applications.commits[0].state.language == "en"


def test_other_costs_that_may_come_are_shown_before_ordering(customer: Customer) -> None:
    page = customer.fill()
    for charge in a_definition().catalogue.charges:
        if charge.valid_from <= NOW.date() and (charge.valid_to is None or NOW.date() <= charge.valid_to):
            assert charge.name.nl in page.text


def test_prices_that_are_examples_say_so(new_customer: New) -> None:
    assert "Dit zijn voorbeeldprijzen" in new_customer().fill().text
    real = a_definition()
    products = tuple(
        replace(product, prices=tuple(replace(price, example=False) for price in product.prices))
        for product in real.catalogue.products
    )
    customer = new_customer(definition=a_definition(catalogue=replace(real.catalogue, products=products)))
    assert "voorbeeldprijzen" not in customer.fill().text
