"""Step 3: the applicant, how to reach them, and the builder."""

from collections.abc import Callable

import pytest

from tests.functions.apply.customer import ANSWERS, Customer

New = Callable[..., Customer]


def test_a_name_is_all_that_must_be_known_of_the_applicant(customer: Customer) -> None:
    customer.fill(until="who")
    assert customer.press({"name": ""}).faults == ["Vul uw naam in"]
    customer.press({"name": "Sanne de Tester"})
    assert customer.here == "contact"


def test_who_applies_for_somebody_else_says_for_whom(customer: Customer) -> None:
    page = customer.fill(who={"company": "Proefinstallatie", "on_behalf_of": "Familie Voorbeeld"})
    assert "Sanne de Tester Proefinstallatie" in page.text
    assert "Namens Familie Voorbeeld" in page.text


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"phone": ""}, "Vul uw telefoonnummer in"),
        ({"phone": "12"}, "geen volledig telefoonnummer"),
        ({"mail": ""}, "Vul uw e-mailadres in"),
        ({"mail": "sanne@klant"}, "geen volledig e-mailadres"),
        ({"channel": ""}, "Kies hoe u nieuws het liefst krijgt"),
        ({"channel": "pigeon"}, "Kies een van de antwoorden"),
    ],
)
def test_we_must_be_able_to_reach_the_customer(customer: Customer, typed: dict[str, str], fault: str) -> None:
    customer.fill(until="contact")
    page = customer.press({**ANSWERS["contact"], **typed})
    assert page.status == 422
    assert fault in page.faults[0]


def test_a_number_comes_back_as_people_dial_it(customer: Customer) -> None:
    customer.fill(until="builder", contact={"phone": "+31 (0)6-1234 5678"})
    page = customer.open("/aanvragen/contact/")
    assert page.soup.select_one("[name=phone]")["value"] == "06 12345678"  # type: ignore[index]


def test_only_channels_that_the_brand_has_can_be_preferred(new_customer: New) -> None:
    offered = {
        brand: [box["value"] for box in new_customer(brand).fill(until="contact").soup.select("[name=channel]")]
        for brand in ("mijnaansluiting", "veldgloed")
    }
    assert offered == {"mijnaansluiting": ["mail", "sms", "phone", "letter"], "veldgloed": ["mail", "phone", "letter"]}


def test_somebody_else_may_be_the_one_to_call(customer: Customer) -> None:
    assert "Contact Ook een Tester 06 12345678" in customer.fill(contact={"contact": "Ook een Tester"}).text


def test_no_builder_is_fine(customer: Customer) -> None:
    assert "Geen bouwaannemer" in customer.fill().text


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"name": "Bouwbedrijf Proef"}, "Vul het telefoonnummer van de bouwaannemer in"),
        ({"phone": "026 1234567"}, "Vul de naam van de bouwaannemer in"),
        ({"name": "Bouwbedrijf Proef", "phone": "026"}, "geen volledig telefoonnummer"),
    ],
)
def test_half_a_builder_is_asked_again(customer: Customer, typed: dict[str, str], fault: str) -> None:
    customer.fill(until="builder")
    page = customer.press({**ANSWERS["builder"], **typed})
    assert page.status == 422
    assert fault in page.faults[0]


def test_a_builder_is_planned_with(customer: Customer) -> None:
    page = customer.fill(builder={"name": "Bouwbedrijf Proef", "phone": "026 1234567"})
    assert "Bouwaannemer Bouwbedrijf Proef 0261234567" in page.text
