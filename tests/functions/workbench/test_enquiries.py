"""Questions that belong to no application: seen with everything that was typed, answered once."""

from dataclasses import replace
from itertools import count

import pytest

from portal.domain.enquiries import Enquiry, due_at
from portal.services.enquire import enquire
from portal.settings import Settings
from portal.store.tables import Tables
from tests.builders import NOW, POWER, a_definition
from tests.functions.workbench.at_work import Office, Screen
from tests.pages import Page

numbers = count(1)
LIST = "/medewerkers/vragen/"


def asked(office: Office, **changed: object) -> Enquiry:
    """A question that stands on the list."""
    definition = a_definition()
    usual = Enquiry(
        id=f"{next(numbers):026}".translate(str.maketrans("01", "ab")),
        at=NOW,
        due=due_at(definition, NOW),
        language="nl",
        origin="form",
        text="Kan het ook in termijnen?",
        name="Sanne",
        phone="+31612345678",
        mail="sanne@klant.example",
        part="morning",
        step="Waar?",
        typed=(("Wat?", "Nieuwe aansluiting, Stroom"),),
    )
    enquiry = replace(usual, **changed)  # type: ignore[arg-type]
    assert enquire(office.portal.enquiries, enquiry, definition)
    return enquiry


@pytest.fixture(scope="module")
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


@pytest.fixture
def service(office: Office) -> Screen:
    return office.screen("customer_service", "", "Kim van de Klantenservice")


def answered(service: Screen, enquiry: Enquiry, how: str) -> Page:
    page = service.get(f"{LIST}{enquiry.id}")
    sent = service.fill(page, f"{LIST}{enquiry.id}", text="Dat kan niet. Wel per onderdeel.", how=how)
    return service.get(sent.location) if sent.status == 303 else sent


def test_the_list_says_what_is_asked_by_when_and_how_to_answer(office: Office, service: Screen) -> None:
    asked(office, text="Hoe vraag ik bouwstroom aan?")
    page = service.get(LIST)
    assert "Hoe vraag ik bouwstroom aan?" in page.text
    assert "Morgen 17.00 uur" in page.text
    assert "Het liefst in de ochtend" in page.text


def test_who_answers_sees_the_step_and_all_that_was_typed(office: Office, service: Screen) -> None:
    page = service.get(f"{LIST}{asked(office, searched='termijn').id}")
    for told in ("Bij de stap: Waar?", "Nieuwe aansluiting, Stroom", "Eerst gezocht op: termijn", "+31612345678"):
        assert told in page.text, told


def test_an_answer_on_the_phone_settles_it(office: Office, service: Screen) -> None:
    enquiry = asked(office)
    page = answered(service, enquiry, "spoken")
    assert "Beantwoord" in page.text
    assert "Kim van de Klantenservice" in page.text
    assert enquiry.id not in service.get(LIST).html
    assert office.outbox.due(NOW, 100) == ()


def test_who_is_not_reached_stays_on_the_list(office: Office, service: Screen) -> None:
    enquiry = asked(office)
    assert "Gebeld, niet bereikt" in answered(service, enquiry, "not_reached").text
    assert enquiry.id in service.get(LIST).html


def test_an_answer_by_mail_leaves_once(office: Office, service: Screen) -> None:
    enquiry = asked(office)
    page = service.get(f"{LIST}{enquiry.id}")
    for _ in range(2):
        service.fill(page, f"{LIST}{enquiry.id}", text="Dat kan niet.", how="mail")
    (message,) = office.outbox.due(NOW, 100)
    assert (message.subject, message.name, message.kind) == (enquiry.id, "enquiry_answered", "answer")
    assert "sanne" not in repr(message).lower()


def test_only_the_ways_are_offered_that_the_customer_left_open(office: Office, service: Screen) -> None:
    page = service.get(f"{LIST}{asked(office, mail='').id}")
    assert [box["value"] for box in page.soup.select("input[name=how]")] == ["spoken", "not_reached"]


def test_it_is_the_brands_own_work(office: Office) -> None:
    enquiry = asked(office)
    theirs = office.screen("customer_service", POWER)
    assert theirs.get(LIST).status == 403
    assert theirs.get(f"{LIST}{enquiry.id}").status == 403


def test_what_is_not_there_or_no_longer_kept_is_not_found(office: Office, service: Screen) -> None:
    assert service.get(f"{LIST}zzzz").status == 404
    enquiry = asked(office)
    office.clock.pass_(days=91)
    later = office.screen("customer_service", "")
    assert later.get(f"{LIST}{enquiry.id}").status == 404
    office.clock.pass_(days=-91)
