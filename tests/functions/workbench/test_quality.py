"""The weekly sample of logged contacts, its results, the report of a combi, and the work instructions."""

from datetime import date, datetime, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import NextContact
from portal.domain.reports import LogContact
from portal.domain.staff import StaffRole
from portal.domain.talk import Talk
from portal.services.record_event import Report, record_event
from portal.services.talks import to_text
from portal.settings import Settings
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, a_definition, released, soft
from tests.functions.workbench.at_work import Office, Screen
from tests.pages import Page

WEEK = "2026-W48"
PATH = f"/medewerkers/kwaliteit/{WEEK}/{CONTRACTOR}"


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


def log(office: Office, at: datetime = NOW) -> Application:
    """One contact that the contractor had within its term, and logged at once."""
    state = office.application(released())
    then = NextContact(date(2027, 3, 1), CONTRACTOR, "phone")
    call = LogContact("1", at, "phone", True, (), f"t{state.reference}", "", then)
    words = {call.text: to_text(Talk("Jet", "Sanne", f"Gesprek over {state.reference}."))}
    report = Report(CONTRACTOR, f"e{state.reference}", state.reference, "h", (call, soft()), words)
    record_event(office.applications, a_definition(), report, at)
    return state


def judge(office: Office, role: StaffRole = "quality", organisation: str = "") -> Screen:
    office.clock.at = NOW + timedelta(days=7)
    return office.screen(role, organisation, "Kim Kwaliteit")


def drawn(page: Page) -> list[str]:
    return [str(link["href"]) for link in page.soup.select("main ol a")]


def test_a_sample_is_drawn_once_the_week_is_over_and_stays_the_same_whatever_comes_later(office: Office) -> None:
    for _ in range(a_definition().quality.sample_size + 3):
        log(office)
    assert office.screen("quality", "").get(PATH).status == 404

    judging = judge(office)
    first = drawn(judging.get(PATH))
    log(office, office.clock())

    assert len(first) == a_definition().quality.sample_size
    assert drawn(judging.get(PATH)) == first


def test_a_drawn_talk_is_judged_by_the_list_of_the_definition_and_the_result_is_kept(office: Office) -> None:
    log(office)
    judging = judge(office)
    path = drawn(judging.get(PATH))[0]
    page = judging.get(path)
    assert "Jet sprak met Sanne" in page.text
    assert all(check.question in page.text for check in a_definition().quality.checks)

    answers = {check.id: "yes" for check in a_definition().quality.checks}
    assert judging.post(path, {**answers, "note": "Netjes."}).status == 303

    assert "Beoordeeld door Kim Kwaliteit" in judging.get(PATH).text
    assert judging.get(path).answers()["note"] == ["Netjes."]


def test_a_judgement_without_an_answer_is_sent_back(office: Office) -> None:
    log(office)
    judging = judge(office)
    path = drawn(judging.get(PATH))[0]
    refused = judging.post(path, {"mailed": "yes"})
    assert (refused.status, len(refused.faults)) == (422, len(a_definition().quality.checks) - 1)


def test_a_talk_that_was_not_drawn_is_not_shown(office: Office) -> None:
    state = log(office)
    office.clock.at = NOW + timedelta(days=7)
    assert judge(office).get(f"{PATH}/{state.reference}.c99").status == 404


def test_who_judges_for_one_organisation_sees_no_other(office: Office) -> None:
    judging = judge(office, organisation="stroomland")
    assert judging.get(PATH).status == 404
    assert judging.get(f"/medewerkers/kwaliteit/{WEEK}/stroomland").status == 200


def test_the_week_tells_how_much_was_drawn_and_judged(office: Office) -> None:
    log(office)
    text = judge(office).get("/medewerkers/kwaliteit/").text
    assert "geloot uit" in text


def test_the_report_of_a_combi_counts_and_is_there_as_csv(office: Office) -> None:
    state = log(office)
    coordinator = judge(office, "coordinator", state.combi)
    name = next(one.name for one in a_definition().organisations.combis if one.id == state.combi)
    page = coordinator.get(coordinator.get("/medewerkers/overleg/").link(name))
    table = page.soup.find("table")
    assert table is not None
    there = coordinator.get(page.link("CSV"))
    rows = [line.split(";") for line in there.html.strip().split("\r\n")]
    assert there.response.mimetype == "text/csv"
    assert rows[0][:3] == ["combi", "week", "organisation"]
    ours = next(row for row in rows if row[2] == "Grondwerk Oost")
    assert int(ours[4]) >= int(ours[5]) >= int(ours[6]) >= 1


def test_another_combi_is_not_theirs(office: Office) -> None:
    coordinator = judge(office, "coordinator", log(office).combi)
    assert coordinator.get(f"/medewerkers/overleg/combi_nergens/{WEEK}").status == 404


@pytest.mark.parametrize("moment", [one.id for one in a_definition().process.contact_moments])
def test_every_contact_moment_can_be_read_in_place(office: Office, moment: str) -> None:
    text = office.screen().get(f"/medewerkers/werkinstructie/{moment}").text
    found = next(one for one in a_definition().process.contact_moments if one.id == moment)
    assert found.purpose.nl in text
    assert all(line.nl in text for line in (found.script.never if found.script else ()))


def test_the_rules_of_the_brand_can_be_read_in_place(office: Office) -> None:
    text = office.preparer().get("/medewerkers/werkinstructie/").text
    assert f"hoogstens {a_definition().process.silence_working_days} werkdagen" in text
    assert "levertijd" in text
