"""Everything that staff report about an application, each in a form of its own."""

from datetime import date, timedelta

import pytest

from functions.workbench.acts.reports import COMMANDS
from functions.workbench.acts.table import ACTS
from portal.domain.application import CUSTOMER, SERVICE, Application
from portal.domain.events import (
    ComplaintMade,
    ComplaintRaised,
    DateAgreed,
    NextContact,
    PointNoted,
    SilenceChosen,
    Undone,
)
from portal.domain.reports import Ask, LogContact
from portal.services.record_event import Report, record_event
from portal.settings import Settings
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, WATER, a_definition, completed, released, soft
from tests.functions.workbench.at_work import Office, Screen, here
from tests.pages import Page

OPERATORS = {
    "bereikt": {"discipline": "electricity", "milestone": "released"},
    "offerte": {"discipline": "electricity", "amount": "1.234,56", "until": "2027-01-04", "number": "O-1"},
    "factuur": {"discipline": "electricity", "amount": "99,50", "until": "2027-01-04", "number": "F-1"},
    "net-vol": {"discipline": "electricity"},
    "stilstand": {"discipline": "electricity", "cause": "permit", "called": "yes"},
    "stoppen": {"discipline": "electricity", "cause": "withdrawn"},
    "klacht": {"words": "De stoep is stuk."},
    "vraag": {"topic": "planning", "discipline": "*", "words": "Kan het een week later?"},
    "stilte": {"silence": "5"},
}
CONTRACTORS = {
    "week": {"week": "2027-W14"},
    "dag": {"day": "2027-04-06", "part": "morning"},
    "schouw-plannen": {"day": "2027-03-02", "part": "morning", "means": "visit"},
    "schouw": {"result": "failed", "words": "Het hek staat in de weg."},
    "gereed": {"discipline": "water"},
    "stilstand": {"discipline": "water", "cause": "frost"},
}


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


def do(screen: Screen, state: Application, act: str, **typed: object) -> Page:
    path = here(state, f"/melden/{act}")
    return screen.fill(screen.get(path), path, **typed)


@pytest.mark.parametrize("act", OPERATORS)
def test_an_operator_reports_it(office: Office, act: str) -> None:
    state = office.application(disciplines=("electricity", "water"))
    done = do(office.preparer(), state, act, **OPERATORS[act])
    assert done.status == 303, done.text
    assert len(office.applications.log(state.reference)) > state.version


@pytest.mark.parametrize("act", CONTRACTORS)
def test_the_contractor_reports_it(office: Office, act: str) -> None:
    state = office.application(released())
    done = do(office.screen(), state, act, **CONTRACTORS[act])
    assert done.status == 303, done.text
    assert len(office.applications.log(state.reference)) > state.version


def test_every_act_has_a_report_and_the_other_way_round() -> None:
    assert ACTS.keys() == COMMANDS.keys()


def test_what_follows_an_earlier_act_is_offered_then(office: Office) -> None:
    state = office.application(released(), soft(), *completed("water"))
    screen = office.screen()
    do(screen, state, "restpunt", discipline="water", owner=WATER, until="2027-05-03", words="Tegels terugleggen.")
    assert isinstance(office.applications.log(state.reference)[-1], PointNoted)

    solver = office.preparer(WATER)
    assert do(solver, state, "restpunt-opgelost", point="p1").status == 303
    assert solver.get(here(state, "/melden/restpunt-opgelost")).status == 404


def test_no_operator_plans_in_any_form(office: Office) -> None:
    state = office.application(released())
    for act in ("week", "dag", "week-verbeteren", "dag-verbeteren", "schouw-plannen"):
        assert office.preparer().get(here(state, f"/melden/{act}")).status == 404


def test_an_operators_words_are_held_to_the_rule_and_kept(office: Office) -> None:
    state = office.application()
    refused = do(office.preparer(), state, "klacht", words="De levertijd is te lang.")
    assert refused.status == 422
    assert "‘levertijd’" in refused.faults[0]
    assert "De levertijd is te lang." in refused.html


@pytest.mark.parametrize("amount", ["veel", "NaN", "-5", "1e9", "Infinity", "99999999"])
def test_an_amount_that_is_none_is_refused_at_its_field(office: Office, amount: str) -> None:
    typed = {**OPERATORS["offerte"], "amount": amount}
    refused = do(office.preparer(), office.application(), "offerte", **typed)
    assert refused.faults == ["Vul een bedrag in, zoals 1234,56."]


def test_what_cannot_be_is_refused_with_the_input_kept(office: Office) -> None:
    state = office.application(released(), soft())
    refused = do(office.screen(), state, "week", week="2027-W30")
    assert refused.status == 409
    assert "Dit is niet vastgelegd" in refused.text
    assert refused.answers()["week"] == ["2027-W30"]


def a_question(office: Office, about: str = "quote") -> Application:
    """Asked a week ago about the water, in words of its customer."""
    state = office.application(released(), disciplines=("electricity", "water"))
    asked = (Ask("t1", about, "water"),)
    told = Report(CUSTOMER, "e1", state.reference, "h", asked, {"t1": "Wat is <b>dit</b>?"})
    record_event(office.applications, office.portal.definition, told, office.clock())
    return state


@pytest.mark.parametrize("who", ["operator", "service"])
def test_a_question_is_answered_with_its_words_in_view(office: Office, who: str) -> None:
    state = a_question(office)
    screen = office.preparer(WATER) if who == "operator" else office.screen("customer_service", "", "Sam Service")
    page = screen.get(screen.get(here(state)).link("Vraag beantwoorden"))
    assert "Wat is <b>dit</b>?" in page.text
    done = screen.fill(page, here(state, "/melden/vraag-antwoord"), question="q1", words="Dat is de meter.")
    assert done.status == 303, done.text
    answered = office.applications.load(state.reference)
    assert answered
    assert office.applications.text(state.reference, answered.questions[0].answer) == "Dat is de meter."


def test_a_question_about_planning_is_passed_on_to_the_contractor_with_its_thread(office: Office) -> None:
    state = a_question(office)
    done = do(office.preparer(WATER), state, "vraag-doorgeven", question="q1", to=CONTRACTOR)
    assert done.status == 303, done.text
    planner = office.screen()
    assert "Wat is <b>dit</b>?" in planner.get(planner.get(here(state)).link("Vraag beantwoorden")).text


def test_it_can_be_taken_back_from_the_application(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    page = screen.get(do(screen, state, "week", week="2027-W14").location)
    assert isinstance(office.applications.log(state.reference)[-1], DateAgreed)

    screen.fill(page, here(state, "/terugnemen"))

    assert isinstance(office.applications.log(state.reference)[-1], Undone)
    office.clock.pass_(minutes=3)
    assert "Ongedaan maken" not in screen.get(here(state)).text


def test_a_date_without_a_talk_opens_a_call(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    do(screen, state, "dag", day="2027-04-06", part="day")
    text = screen.get(here(state)).text
    assert "2 · Uw aannemer spreekt de dag af" in text


def test_one_connection_is_planned_apart_from_the_rest_with_its_reason(office: Office) -> None:
    state = office.application(released(), soft())
    done = do(office.screen(), state, "week", discipline="water", week="2027-W15", moves="shared_trench")
    assert done.status == 303
    agreed = office.applications.log(state.reference)[-1]
    assert isinstance(agreed, DateAgreed)
    assert [(one.discipline, one.cause) for one in agreed.promises] == [("water", "shared_trench")]


@pytest.mark.parametrize(("called", "owed"), [("no", {"1a"}), ("yes", set())])
def test_a_standstill_that_was_talked_about_needs_no_call(office: Office, called: str, owed: set[str]) -> None:
    state = office.application(released(), soft())
    do(office.screen(), state, "stilstand", discipline="water", cause="frost", called=called)
    after = office.applications.load(state.reference)
    assert after is not None
    assert {due.moment for due in after.deadlines if due.moment == "1a"} == owed


def test_customer_service_reports_what_a_customer_tells_and_nothing_else(office: Office) -> None:
    state, screen = office.application(released()), office.screen("customer_service", "")
    do(screen, state, "klacht", words="Niemand belt mij.")
    do(screen, state, "klacht-hogerop", complaint="k1")
    do(screen, state, "stilte", silence="5")
    happened = office.applications.log(state.reference)[state.version :]
    assert [type(event) for event in happened] == [ComplaintMade, ComplaintRaised, SilenceChosen]
    assert {event.by for event in happened} == {SERVICE}
    for act in ("week", "gereed", "stilstand", "stoppen", "klacht-antwoord"):
        assert screen.get(here(state, f"/melden/{act}")).status == 404


def test_a_contact_that_is_corrected_keeps_its_subjects(office: Office) -> None:
    then = NextContact(date(2027, 3, 1), CONTRACTOR, "phone")
    subject = a_definition().reasons[0].id
    call = LogContact("1b", NOW - timedelta(days=4), "phone", True, (subject,), "t1", "", then)
    state = office.application(released(), call)
    do(office.screen(), state, "contact-verbeteren", contact="c1", words="Het ging over de stoep.")
    after = office.applications.load(state.reference)
    assert after is not None
    assert after.contacts[-1].subjects == (subject,)
    assert after.contacts[-1].corrects == "t1"


def test_who_saves_second_sees_what_changed(office: Office) -> None:
    state = office.application(released())
    first, second = office.screen(), office.screen(name="Bo de Tweede")
    path = here(state, "/melden/week")
    slow = second.get(path)
    do(first, state, "week", week="2027-W14")

    refused = second.fill(slow, path, week="2027-W20")

    assert refused.status == 409
    assert "Er is intussen iets veranderd" in refused.text
    assert refused.answers()["week"] == ["2027-W20"]
