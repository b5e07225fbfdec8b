"""The print room: letters wait for somebody who prints them, and each leaves once."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from portal.domain.application import Application
from portal.domain.links import derive
from portal.domain.outgoing import Message
from portal.domain.person import Person
from portal.domain.staff import StaffRole
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.codec import encode
from portal.store.outbox import outbox_item
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, a_person
from tests.functions.workbench.at_work import Office, Screen

LIST = "/medewerkers/brieven/"


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


@pytest.fixture
def printer(office: Office) -> Screen:
    return office.screen("administrator", "", "Bea Beheer")


def known_as(office: Office, state: Application, person: Person) -> None:
    office.tables.applications(f"APP#{state.reference}", "PERSON#applicant", body=encode(person)).save()


def a_letter(office: Office, **changes: object) -> Application:
    """Somebody who wants letters, and a message that went to the print room."""
    state = office.application()
    known_as(office, state, a_person(**{"mail": "", "channel": "letter", **changes}))
    message = Message(f"{state.reference}.1.confirmation", state.reference, "confirmation", "answer", NOW, {})
    outbox_item(office.tables, message).save()
    office.outbox.to_print(message, NOW)
    return state


def links(screen: Screen, about: Application) -> list[str]:
    page = screen.get(LIST)
    return [str(link["href"]) for link in page.soup.select("main li a") if about.reference in link.get_text()]


def test_a_letter_waits_with_its_application_and_since_when(office: Office, printer: Screen) -> None:
    state = a_letter(office)
    assert f"bevestiging van de aanvraag · {state.reference}" in printer.get(LIST).text
    assert len(links(printer, state)) == 1


def test_it_is_a_page_to_print_with_the_address_and_a_code_that_leads_to_the_application(
    office: Office, printer: Screen
) -> None:
    state = a_letter(office)
    answer = printer.pages.client.get(links(printer, state)[0], base_url="https://localhost")
    page = BeautifulSoup(answer.text, "html5lib")
    token = derive(office.portal.settings.link_keys, "follow", state.reference, "f1", 1)
    address = page.select_one("address")
    assert address is not None
    assert a_person().address.street in address.get_text()
    assert page.select_one(".code svg path") is not None
    assert f"https://localhost/volgen/{state.reference}/{token}" in page.get_text()
    assert page.select("[style], style, script, img") == []


def test_once_printed_it_is_gone_and_the_application_says_so(office: Office, printer: Screen) -> None:
    state = a_letter(office)
    (path,) = links(printer, state)
    assert printer.post(f"{path}/geprint", {}).status == 303
    assert links(printer, state) == []
    [delivery] = ApplicationStore(office.tables).deliveries(state.reference)
    assert (delivery.state, delivery.channel) == ("handed_over", "letter")
    assert printer.post(f"{path}/geprint", {}).status == 404


def test_who_prefers_mail_by_now_gets_it_by_mail(office: Office, printer: Screen) -> None:
    state = a_letter(office)
    known_as(office, state, a_person())
    (path,) = links(printer, state)
    assert "nu liever op een andere manier" in printer.get(path).text
    printer.post(f"{path}/geprint", {})
    assert links(printer, state) == []
    due = office.outbox.due(NOW + timedelta(minutes=1), 100)
    assert [one.name for one in due if one.subject == state.reference] == ["confirmation"]


def test_for_whom_was_erased_there_is_nothing_to_print(office: Office, printer: Screen) -> None:
    state = a_letter(office)
    office.tables.applications(f"APP#{state.reference}", "PERSON#applicant").delete()
    (path,) = links(printer, state)
    assert "niemand meer" in printer.get(path).text
    printer.post(f"{path}/geprint", {})
    assert links(printer, state) == []


@pytest.mark.parametrize(
    ("role", "organisation", "status"), [("planner", CONTRACTOR, 403), ("customer_service", "polderbouw", 404)]
)
def test_it_is_nobody_elses_to_see(office: Office, role: StaffRole, organisation: str, status: int) -> None:
    a_letter(office)
    assert office.screen(role, organisation).get(LIST).status == status
