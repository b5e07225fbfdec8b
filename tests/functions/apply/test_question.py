"""A question to a person, from searching, from the form, or by itself: it reaches customer service with everything."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from portal.domain.enquiries import Enquiry
from tests.functions.apply.customer import Customer
from tests.pages import Page

New = Callable[..., Customer]
ASK = "/zoeken/vraag/"


def ask(customer: Customer, path: str = ASK, **typed: str) -> Page:
    page = customer.open(path)
    return customer.press({**page.answers(), "text": "Kan het ook in termijnen?", **typed})


def only(customer: Customer) -> Enquiry:
    (enquiry,) = customer.enquiries.kept.values()
    return enquiry


def test_somebody_without_an_application_asks_to_be_called(customer: Customer) -> None:
    page = ask(customer, phone="06 1234 5678", part="morning", name="Sanne")
    assert page.h1 == "Uw vraag is bij ons"
    assert "Wij bellen u uiterlijk dinsdag 24 november 2026, 17.00 uur." in page.text
    enquiry = only(customer)
    assert (enquiry.origin, enquiry.part, enquiry.name) == ("page", "morning", "Sanne")
    assert enquiry.phone
    assert enquiry.due == datetime(2026, 11, 24, 16, tzinfo=UTC)


def test_or_to_be_mailed(customer: Customer) -> None:
    page = ask(customer, mail="sanne@klant.example")
    assert "Wij mailen u uiterlijk" in page.text


def test_who_leaves_neither_is_asked_for_one(customer: Customer) -> None:
    page = ask(customer)
    assert page.status == 422
    assert "Vul een telefoonnummer of een e-mailadres in" in page.text
    assert not customer.enquiries.kept


def test_what_was_searched_for_goes_along(customer: Customer) -> None:
    ask(customer, f"{ASK}?q=betalen+in+termijnen", mail="sanne@klant.example")
    assert (only(customer).origin, only(customer).searched) == ("search", "betalen in termijnen")


def test_sent_twice_it_is_one_question(customer: Customer) -> None:
    page = customer.open(ASK)
    sent = {**page.answers(), "text": "Hoe dan?", "mail": "sanne@klant.example"}
    for _ in range(2):
        customer.path = ASK
        assert customer.press(sent).h1 == "Uw vraag is bij ons"
    assert len(customer.enquiries.kept) == 1


def test_every_page_of_the_form_offers_a_call(customer: Customer) -> None:
    page = customer.open("/aanvragen/")
    seen = set()
    while True:
        seen.add(customer.here)
        offered = page.soup.select("main [name=call]")
        assert len(offered) == 1, customer.path
        if customer.here == "check":
            break
        page = customer.press(customer.answers_here({}))
    assert len(seen) == 11


def test_an_abandoned_form_reaches_a_person_with_the_step_and_all_that_was_typed(customer: Customer) -> None:
    customer.fill(until="who")
    page = customer.press({"name": "Sanne de Tes", "company": "", "on_behalf_of": ""}, button="call")
    assert "U was bezig met een aanvraag" in page.text
    customer.press({**page.answers(), "text": "Wie is de aanvrager?", "phone": "0612345678"})
    enquiry = only(customer)
    assert (enquiry.origin, enquiry.step) == ("form", "Wie?")
    typed = dict(enquiry.typed)
    assert "Sanne de Tes" in typed["Wie?"]
    assert "Proefstraat" in typed["Waar?"]
    assert "water" in typed["Wat?"].lower()


def test_whom_the_form_knows_needs_not_say_who_they_are(customer: Customer) -> None:
    customer.fill(until="when")
    page = customer.press({}, button="call")
    assert page.answers()["mail"] == ["sanne@klant.example"]
    assert page.answers()["name"] == ["Sanne de Tester"]


@pytest.mark.parametrize("until", ["what", "disciplines", "where", "address", "who", "contact", "builder", "when"])
def test_at_any_step_the_form_can_be_handed_over(new_customer: New, until: str) -> None:
    customer = new_customer()
    if until != "what":
        customer.fill(until=until)
    page = customer.press({}, button="call") if until != "what" else customer.open(ASK)
    assert customer.press({**page.answers(), "text": "Help", "phone": "0612345678"}).h1 == "Uw vraag is bij ons"


def test_the_form_is_still_there_afterwards(customer: Customer) -> None:
    customer.fill(until="who")
    page = customer.press({"name": "Sanne", "company": "", "on_behalf_of": ""}, button="call")
    customer.press({**page.answers(), "text": "Help", "phone": "0612345678"})
    assert customer.open("/aanvragen/wie/").answers()["name"] == ["Sanne"]


def test_in_english_too(customer: Customer) -> None:
    page = ask(customer, "/en/find/ask/", mail="sanne@klant.example")
    assert page.h1 == "We have your question"
    assert only(customer).language == "en"
