"""Step 2: a postcode and number that are looked up, corrected by hand, or a plot without an address."""

import re
from collections.abc import Callable

import pytest

from portal.services.address_ports import FoundAddress
from tests.builders import POSTCODE
from tests.functions.apply.customer import ANSWERS, Customer
from tests.pages import Page

New = Callable[..., Customer]
PLOT = "/aanvragen/kavel/"


def value(customer_page: object, name: str) -> str:
    return str(customer_page.soup.select_one(f"[name={name}]")["value"])  # type: ignore[attr-defined]


def test_the_street_and_place_that_were_found_can_be_corrected(customer: Customer) -> None:
    page = customer.fill(until="address")
    assert page.h1 == "Klopt dit adres?"
    assert (value(page, "street"), value(page, "place")) == ("Proefstraat", "Arnhem")
    customer.press({"street": "Proefstraat-Zuid", "place": "Arnhem"})
    assert value(customer.open("/aanvragen/adres/"), "street") == "Proefstraat-Zuid"


def test_an_address_that_is_not_found_is_filled_in_by_hand(customer: Customer) -> None:
    page = customer.fill(until="address", where={"number": "99"})
    assert page.h1 == "Wat zijn de straat en de plaats?"
    assert "Wij konden dit adres niet opzoeken" in page.text
    assert customer.press({"street": "", "place": ""}).status == 422
    customer.press({"street": "Nieuwe Weg", "place": "Arnhem"})
    assert customer.here == "who"


def test_going_on_with_the_same_address_does_not_look_it_up_again(customer: Customer) -> None:
    customer.fill(until="who")
    customer.open("/aanvragen/waar/")
    customer.press(ANSWERS["where"])
    assert len(customer.addresses.asked) == 1


def test_another_number_keeps_what_was_typed_where_the_register_knows_nothing(customer: Customer) -> None:
    customer.fill(until="who", where={"number": "98"}, address={"street": "Nieuwe Weg", "place": "Arnhem"})
    customer.open("/aanvragen/waar/")
    page = customer.press({**ANSWERS["where"], "number": "99"})
    assert customer.here == "address"
    assert (value(page, "street"), value(page, "place")) == ("Nieuwe Weg", "Arnhem")


def test_another_postcode_does_not_keep_the_street_of_the_old_one(customer: Customer) -> None:
    customer.fill(until="who", where={"number": "98"}, address={"street": "Nieuwe Weg", "place": "Arnhem"})
    customer.open("/aanvragen/waar/")
    page = customer.press({**ANSWERS["where"], "postcode": "6812 AB"})
    assert value(page, "street") == ""


def test_a_changed_address_must_be_confirmed_again(customer: Customer) -> None:
    customer.fill(until="who")
    customer.addresses.known[(POSTCODE, "14")] = FoundAddress("Proefstraat", "Arnhem")
    customer.open("/aanvragen/waar/")
    customer.press({**ANSWERS["where"], "number": "14"})
    customer.open("/aanvragen/controleren/")
    assert customer.here == "address"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"postcode": ""}, "Dit is nog leeg: Postcode"),
        ({"postcode": "68111"}, "Dit is geen postcode"),
        ({"number": "12 bis"}, "Vul alleen het getal in"),
        ({"addition": "x" * 11}, "Er passen er 10"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_everything_typed_stays(
    customer: Customer, typed: dict[str, str], fault: str
) -> None:
    customer.fill(until="where")
    page = customer.press({**ANSWERS["where"], **typed})
    assert page.status == 422
    assert fault in page.faults[0]
    assert {name: value(page, name) for name in typed} == typed
    assert not customer.addresses.asked


def test_a_postcode_may_be_typed_in_any_way(customer: Customer) -> None:
    customer.fill(until="where")
    customer.press({**ANSWERS["where"], "postcode": " 6811ab"})
    assert customer.addresses.asked == [(POSTCODE, "12", "")]


def test_a_place_where_we_do_not_work_is_said_at_once(new_customer: New) -> None:
    customer = new_customer("veldgloed")
    customer.fill(until="where")
    page = customer.press({**ANSWERS["where"], "postcode": "9999 ZZ"})
    assert page.faults == ["Wij maken geen aansluitingen bij deze postcode. Kijk of de postcode klopt."]


def test_a_plot_without_an_address_is_described(customer: Customer) -> None:
    page = customer.fill(until="where")
    page = customer.open(page.link("nieuwe kavel"))
    assert page.h1 == "Waar ligt de kavel?"
    described = {**ANSWERS["plot"], "spot": "51.98510, 5.89873"}
    customer.press(described)
    assert customer.here == "who"
    page = customer.fill(until="check", plot=described)
    assert "Nieuwbouw De Weide, kavel 12 6811 Arnhem 51.98510, 5.89873" in page.text


def test_a_developer_asks_for_several_homes_and_sees_what_they_cost_together(new_customer: New) -> None:
    one, three = (checked(new_customer(), homes).text for homes in ("", "3"))
    assert "Aantal woningen 3" in three
    assert "Aantal woningen" not in one
    assert total(three) == 3 * total(one) > 0


def checked(customer: Customer, homes: str) -> Page:
    """The last page of an application for so many homes on one plot."""
    customer.fill(until="where")
    customer.open(PLOT)
    described = {**ANSWERS["plot"], "homes": homes}
    customer.press(described)
    return customer.fill(until="check", plot=described)


def total(text: str) -> int:
    """Euros that the page says it all costs together."""
    found = re.search(r"Samen, met btw € ([\d.]+)", text)
    assert found
    return int(found[1].replace(".", ""))


@pytest.mark.parametrize("postcode", ["6811", "6811ab", "6811 AB"])
def test_the_neighbours_postcode_may_be_its_digits_alone(customer: Customer, postcode: str) -> None:
    customer.fill(until="where")
    customer.open(PLOT)
    customer.press({**ANSWERS["plot"], "postcode": postcode})
    assert customer.here == "who"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"about": ""}, "Beschrijf de plek"),
        ({"postcode": "0811"}, "geen postcode"),
        ({"postcode": "681"}, "geen postcode"),
        ({"postcode": "6811 1"}, "geen postcode"),
        ({"postcode": "٦٨١١"}, "geen postcode"),
        ({"spot": "40.7128, -74.0060"}, "geen plek in Nederland"),
        ({"homes": "0"}, "van 1 tot en met 50"),
        ({"homes": "51"}, "van 1 tot en met 50"),
        ({"homes": "een"}, "van 1 tot en met 50"),
        ({"spot": "bij de molen"}, "geen plek in Nederland"),
    ],
)
def test_a_plot_that_can_not_be_found_is_asked_again(customer: Customer, typed: dict[str, str], fault: str) -> None:
    customer.fill(until="where")
    customer.open(PLOT)
    page = customer.press({**ANSWERS["plot"], **typed})
    assert page.status == 422
    assert fault in page.faults[0]


def test_who_described_a_plot_may_still_choose_an_address_and_loses_neither(customer: Customer) -> None:
    customer.fill(until="where")
    customer.open(PLOT)
    customer.press(ANSWERS["plot"])
    page = customer.open(PLOT)
    customer.open(page.link("Er is toch een adres"))
    customer.press(ANSWERS["where"])
    assert customer.here == "address"
    assert "kavel 12" in customer.open(PLOT).soup.find("textarea").get_text()  # type: ignore[union-attr]


def test_looking_at_the_other_way_and_going_back_changes_nothing(customer: Customer) -> None:
    customer.fill(until="check")
    customer.open(PLOT)
    customer.press({"about": "", "postcode": "", "place": "", "spot": ""}, button="back")
    assert customer.open("/aanvragen/controleren/").h1 == "Controleer uw aanvraag"
