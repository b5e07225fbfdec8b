"""Step 4: the wish week."""

from portal.domain.offer import Offer, earliest_week, offers
from tests.builders import NOW, a_definition
from tests.functions.apply.customer import Customer, weeks_offered


def first_week(*disciplines: str) -> str:
    """The first that makes sense for these, as the form sends it."""
    found = offers(a_definition().catalogue, "new")
    chosen: list[Offer] = [offer for offer in found if offer.discipline.id in disciplines]
    year, week, _ = earliest_week([offer.product for offer in chosen], NOW.date()).isocalendar()
    return f"{year}-W{week:02}"


def test_the_weeks_run_from_the_first_that_makes_sense_for_a_year(customer: Customer) -> None:
    weeks = weeks_offered(customer.fill(until="when"))
    assert weeks[0] == first_week("electricity", "water")
    assert len(set(weeks)) == 52
    assert weeks == sorted(weeks)


def test_the_first_week_follows_from_the_slowest_of_what_was_chosen(customer: Customer) -> None:
    weeks = weeks_offered(customer.fill(until="when", disciplines={"chosen": ["cable"]}))
    assert weeks[0] == first_week("cable")
    assert weeks[0] < first_week("cable", "electricity")


def test_a_week_is_written_as_days_with_their_year(customer: Customer) -> None:
    page = customer.fill(until="when")
    labels = {option["value"]: option.get_text() for option in page.soup.select("option")}
    assert labels["2027-W14"] == "week 14: 5 tot en met 9 april 2027"
    assert labels["2027-W52"] == "week 52: 27 tot en met 31 december 2027"


def test_no_week_is_chosen_for_the_customer(customer: Customer) -> None:
    page = customer.fill(until="when")
    assert not page.soup.select("option[selected]")
    assert customer.press({"week": ""}).faults == ["Kies een week"]


def test_a_week_that_is_not_in_the_list_is_refused(customer: Customer) -> None:
    customer.fill(until="when")
    for week in ("2026-W50", "2027-W54", "2099-W01", "week 9", "2027-W9"):
        assert customer.press({"week": week}).status == 422


def test_a_week_that_can_no_longer_be_had_is_asked_again_and_says_so(customer: Customer) -> None:
    customer.fill(until="check", when={"week": first_week("electricity", "water")})
    customer.clock.pass_(days=7)
    page = customer.open("/aanvragen/controleren/")
    assert customer.here == "when"
    assert "De week die u koos, kan niet meer" in page.text
    assert not page.soup.select("option[selected]")


def test_adding_something_slower_asks_for_another_week(customer: Customer) -> None:
    customer.fill(until="check", disciplines={"chosen": ["cable"]}, when={"week": first_week("cable")})
    customer.open("/aanvragen/aansluitingen/")
    customer.press({"chosen": ["electricity", "cable"]})
    customer.open("/aanvragen/aansluiting/electricity/")
    customer.press({"size": "3x25"})
    customer.open("/aanvragen/controleren/")
    assert customer.here == "when"
