"""Finding an application, a customer or a postcode; what is looked for stands in no address."""

import pytest

from portal.domain.application import Application
from portal.domain.links import mail_hash, postcode_hash
from portal.domain.reports import Reach
from portal.settings import Settings
from portal.store.tables import Tables
from tests.functions.workbench.at_work import Office, here

FIND = "/medewerkers/zoeken/"


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


def known(office: Office, mail: str, postcode: str = "1999 ZZ", times: int = 1) -> list[Application]:
    """Applications that are found by a mail address and a postcode."""
    states = [office.application(Reach("released")) for _ in range(times)]
    secret, lookup = office.portal.settings.lookup_secret, office.tables.lookup
    for key in (f"MAIL#{mail_hash(secret, mail)}", f"POST#{postcode_hash(secret, postcode)}"):
        lookup(key).update(actions=[lookup.references.add({state.reference for state in states})])
    return states


def test_a_reference_leads_to_its_application(office: Office) -> None:
    (state,) = known(office, "een@klant.example")
    answer = office.screen().post(FIND, {"what": f" {state.reference.lower().replace('-', ' ')} "})
    assert (answer.status, answer.location) == (303, here(state))


def test_a_mail_address_leads_to_its_customer(office: Office) -> None:
    states = known(office, "twee@klant.example", times=2)
    screen = office.screen()
    answer = screen.post(FIND, {"what": "Twee@Klant.example"})
    assert "klant.example" not in answer.location
    page = screen.get(answer.location)
    assert page.h1 == "Sanne de Tester"
    assert all(state.reference in page.html for state in states)
    assert "Hoort het liefst via e-mail" in page.text


def test_open_tasks_stand_with_whose_they_are(office: Office) -> None:
    known(office, "drie@klant.example")
    screen = office.screen("customer_service", "")
    page = screen.get(screen.post(FIND, {"what": "drie@klant.example"}).location)
    assert "Uw aannemer belt over de planning · Grondwerk Oost" in page.text


def test_a_postcode_leads_to_everything_there_and_names_nobody(office: Office) -> None:
    (state,) = known(office, "vier@klant.example", "1998 AA")
    screen = office.screen()
    page = screen.get(screen.post(FIND, {"what": "1998aa"}).location)
    assert state.reference in page.html
    assert "Sanne" not in page.text


def test_each_application_that_is_shown_leaves_a_trace(office: Office) -> None:
    states = known(office, "vijf@klant.example", times=2)
    screen = office.screen()
    screen.get(screen.post(FIND, {"what": "vijf@klant.example"}).location)
    for state in states:
        (trace,) = office.tables.audit.query(f"AUDIT#{state.reference}")
        assert '"what":"customer"' in trace.body


def test_only_what_is_theirs_is_shown(office: Office) -> None:
    known(office, "zes@klant.example")
    screen = office.screen("planner", "polderbouw")
    page = screen.get(screen.post(FIND, {"what": "zes@klant.example"}).location)
    assert page.status == 404
    assert "Niets gevonden" in page.h1
    assert "Sanne" not in page.text


@pytest.mark.parametrize("typed", ["", "iets", "1234", "MA-0000-000", "a@b"])
def test_what_is_none_of_the_three_is_told(office: Office, typed: str) -> None:
    page = office.screen().post(FIND, {"what": typed})
    assert page.status == 422
    assert page.faults
