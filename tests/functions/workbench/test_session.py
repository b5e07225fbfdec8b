"""A session that ends by itself, and a form that was being filled in when it did."""

from datetime import timedelta

import pytest

from portal.domain.application import Application
from portal.domain.reports import Reach
from portal.settings import Settings
from portal.store.tables import Tables
from tests.functions.workbench.at_work import HTTPS, Office, here

IN = "/medewerkers/toetsen/"


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


@pytest.fixture
def state(office: Office) -> Application:
    return office.application(Reach("released"))


def test_who_does_nothing_for_too_long_is_signed_out(office: Office) -> None:
    screen, idle = office.screen(), office.portal.definition.staff.idle_minutes
    office.clock.pass_(minutes=idle)
    assert screen.get(IN).status == 200
    office.clock.pass_(minutes=idle, seconds=1)
    assert screen.get(IN).location.startswith("/medewerkers/inloggen")


def test_who_keeps_working_is_signed_out_at_the_end_of_the_day(office: Office) -> None:
    screen, staff = office.screen(), office.portal.definition.staff
    ends = office.clock() + timedelta(hours=staff.absolute_hours)
    while office.clock() + timedelta(minutes=20) < ends:
        office.clock.pass_(minutes=20)
        assert screen.get(IN).status == 200
    office.clock.pass_(minutes=20, seconds=1)
    assert screen.get(IN).status == 303


def test_a_cookie_that_was_changed_opens_nothing(office: Office) -> None:
    screen = office.screen()
    cookie = screen.pages.client.get_cookie("__Host-medewerker", domain="localhost")
    assert cookie is not None
    body, _, signature = cookie.value.rpartition(".")
    for forged in (f"{body}.{signature[::-1]}", body, f"x{cookie.value}"):
        screen.pages.client.set_cookie("__Host-medewerker", forged, domain="localhost", secure=True)
        assert screen.get(IN).status == 303


def test_signing_out_ends_it_for_a_copied_cookie_too(office: Office, state: Application) -> None:
    screen, thief = office.screen(), office.app.test_client()
    copied = screen.pages.client.get_cookie("__Host-medewerker", domain="localhost")
    assert copied is not None
    thief.set_cookie("__Host-medewerker", copied.value, domain="localhost", secure=True)
    assert thief.get(IN, base_url=HTTPS).status_code == 200

    screen.post("/medewerkers/uitloggen", {})

    assert thief.get(IN, base_url=HTTPS).status_code == 303
    ours = {"Sec-Fetch-Site": "same-origin"}
    answer = thief.post(here(state, "/contact"), data={"about": "x"}, headers=ours, base_url=HTTPS)
    assert "is bewaard" not in answer.text


def test_what_was_ended_is_forgotten_when_it_would_have_ended_anyway(office: Office, tables: Tables) -> None:
    screen, ends = office.screen(), office.clock() + timedelta(hours=office.portal.definition.staff.absolute_hours)
    screen.post("/medewerkers/uitloggen", {})
    assert int(ends.timestamp()) in [item.expires for item in tables.lookup.scan() if item.pk.startswith("OUT#")]


def test_somebody_who_is_not_signed_in_ends_nothing(office: Office, tables: Tables) -> None:
    before = len(list(tables.lookup.scan()))
    office.app.test_client().post("/medewerkers/uitloggen", headers={"Sec-Fetch-Site": "same-origin"}, base_url=HTTPS)
    assert len(list(tables.lookup.scan())) == before


def test_what_was_typed_comes_back_after_signing_in(office: Office, state: Application) -> None:
    """Unsent: whoever typed it reads it over first."""
    screen, path = office.screen(), here(state, "/contact")
    form = screen.get(path).answers()
    office.clock.pass_(hours=1)
    answer = screen.post(path, {**form, "spoken_with": "mevrouw Proef", "about": "Zij vraagt naar de stoep."})
    assert answer.status == 401
    assert "is bewaard" in answer.text
    kept = answer.answers()["naar"][0]
    back = office.screen().get(kept)
    again = office.screen().post(path, back.answers())
    assert again.status == 200
    assert again.answers()["spoken_with"] == ["mevrouw Proef"]
    assert again.answers()["about"] == ["Zij vraagt naar de stoep."]
    current = office.applications.load(state.reference)
    assert current is not None
    assert current.contacts_logged == 0


def test_nobody_else_gets_what_was_typed(office: Office, state: Application) -> None:
    screen = office.screen()
    office.clock.pass_(hours=1)
    kept = screen.post(here(state, "/contact"), {"about": "geheim"}).answers()["naar"][0]
    assert office.preparer().get(kept).status == 404
    assert office.screen().get(kept).status == 200


def test_what_was_typed_is_kept_for_an_hour(office: Office, state: Application) -> None:
    screen = office.screen()
    office.clock.pass_(hours=1)
    kept = screen.post(here(state, "/contact"), {"about": "geheim"}).answers()["naar"][0]
    office.clock.pass_(hours=1, seconds=1)
    assert office.screen().get(kept).status == 404


def test_who_never_signed_in_leaves_nothing_behind(office: Office, state: Application, tables: Tables) -> None:
    before = len(list(tables.lookup.scan()))
    answer = office.app.test_client().post(
        here(state, "/contact"), data={"about": "x"}, headers={"Sec-Fetch-Site": "same-origin"}, base_url=HTTPS
    )
    assert answer.status_code == 401
    assert len(list(tables.lookup.scan())) == before


def test_single_keys_can_be_switched_off(office: Office) -> None:
    screen = office.screen()
    assert screen.get(IN).soup.select("script")
    screen.post(IN, {"keys": "uit"})
    assert not screen.get(IN).soup.select("script")
    screen.post(IN, {"keys": "aan"})
    assert screen.get(IN).soup.select("script")
