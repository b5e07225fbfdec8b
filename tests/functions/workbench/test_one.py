"""One application for staff: what to do first, what the customer sees, what happened; and who does not see what."""

from datetime import date, timedelta

import pytest

from functions.workbench.tasks import task_name
from portal.domain.events import Deadline, NextContact, Sum
from portal.domain.reports import CorrectContact, CorrectDate, LogContact, SendSum
from portal.domain.running import EXECUTION, LEGAL, NEXT, REPLAN, RESUME, SPEAK
from portal.domain.talk import Talk
from portal.services.my_applications import MESSAGE
from portal.services.ports import Delivery
from portal.services.record_event import Report, record_event
from portal.services.talks import to_text
from portal.settings import Settings
from portal.store.codec import encode
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition, a_person, released, soft
from tests.functions.workbench.at_work import Office, here

THEN = NextContact(date(2027, 3, 1), CONTRACTOR, "phone")


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


def report(office: Office, reference: str, *commands: object, by: str = CONTRACTOR, texts: dict[str, str]) -> None:
    told = Report(by, f"e{len(office.applications.log(reference))}", reference, "h", commands, texts)  # type: ignore[arg-type]
    record_event(office.applications, a_definition(), told, office.clock())
    office.clock.pass_(minutes=5)


def test_the_next_thing_to_do_comes_first_and_leads_to_its_form(office: Office) -> None:
    state = office.application(released())
    page = office.screen().get(here(state))
    first = page.soup.select_one("#do ~ ol li a")
    assert first is not None
    assert first["href"] == here(state, "/contact?kcm=1")
    assert "Uw aannemer belt over de planning" in first.get_text()


def test_an_operator_sees_its_own_tasks_first_and_the_others_with_their_names(office: Office) -> None:
    text = office.preparer().get(here(office.application(released()))).text
    assert "Werkmap" in text
    assert "Grondwerk Oost" in text


def test_the_customer_is_there_with_wish_and_channel(office: Office) -> None:
    text = office.screen().get(here(office.application(released()))).text
    assert a_person().name in text
    assert "Hoort het liefst via mail" in text
    assert "week 14" in text


def test_the_mail_with_a_link_to_all_their_applications_is_named(office: Office) -> None:
    state = office.application(released())
    body = encode(Delivery("m1", MESSAGE, "handed_over", NOW))
    office.tables.applications(f"APP#{state.reference}", "MSG#m1", body=body).save()
    assert "Bericht: link naar alle aanvragen" in office.screen().get(here(state)).text


def test_what_happened_tells_of_all_organisations_with_the_words_of_a_talk(office: Office) -> None:
    state = office.application(released())
    call = LogContact("1", NOW, "phone", True, (), "t1", "", THEN)
    report(office, state.reference, call, texts={"t1": to_text(Talk("Jet", "Sanne", "De oprit is vrij."))})

    text = office.preparer().get(here(state)).text

    assert "Jet sprak met Sanne: De oprit is vrij." in text
    assert "Volgend contact" in text


def test_what_was_corrected_stays_struck_through(office: Office) -> None:
    state = office.application(released(), soft())
    call = LogContact("1", NOW, "phone", True, (), "t1", "", THEN)
    report(office, state.reference, call, texts={"t1": to_text(Talk("Jet", "Sanne", "Het eerste verslag."))})
    better = to_text(Talk("Jet", "Sanne", "Het goede verslag."))
    report(office, state.reference, CorrectContact("c1", (), "t2", ""), texts={"t2": better})
    report(office, state.reference, CorrectDate("soft", date(2027, 4, 12), date(2027, 4, 16)), texts={})

    page = office.screen().get(here(state))
    struck = " ".join(tag.get_text(" ") for tag in page.soup.select("s"))

    assert "Het eerste verslag." in struck
    assert "week 14" in struck
    assert "Het goede verslag." not in struck


def test_a_mail_that_left_stands_between_what_happened(office: Office) -> None:
    state = office.application(released())
    report(office, state.reference, soft(), texts={})
    due = office.outbox.due(NOW + timedelta(minutes=5), 100)
    office.outbox.sent(next(one for one in due if one.subject == state.reference), NOW + timedelta(minutes=5))

    assert "Bericht: voorlopige week Verzonden" in office.screen().get(here(state)).text


def test_a_mail_that_waits_stands_there_too_until_it_is_taken_back_with_what_made_it(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/melden/week")
    screen.fill(screen.get(path), path, week="2027-W14")
    page = screen.get(here(state))
    assert "Bericht: voorlopige week Wacht nog" in page.text

    screen.fill(page, here(state, "/terugnemen"))

    assert "Wacht nog" not in screen.get(here(state)).text


def test_the_customers_page_is_the_very_one(office: Office) -> None:
    page = office.screen().get(here(office.application(released(), soft()), "/klant"))
    assert "Voorlopig: week 14 (5 tot en met 9 april)" in page.text
    assert "Stap voor stap" in page.text


def test_sums_are_only_for_the_operator_whose_they_are(office: Office) -> None:
    state = office.application(disciplines=("electricity", "water"))
    report(
        office, state.reference, SendSum("invoice", "water", Sum(123_45, date(2027, 1, 4), "F-77")), by=WATER, texts={}
    )

    assert "F-77" in office.preparer(WATER).get(here(state)).text
    for other in (office.preparer(POWER), office.screen()):
        text = other.get(here(state)).text + other.get(here(state, "/klant")).text
        assert "F-77" not in text
        assert "123,45" not in other.get(here(state)).text


def test_of_others_applications_nothing_is_there_at_all(office: Office) -> None:
    state = office.application()
    for path in ("", "/klant", "/contact", "/melden/bereikt"):
        assert office.screen("work_preparer", "noordernet").get(here(state, path)).status == 404


def test_a_coordinator_sees_the_whole_combi_and_changes_nothing(office: Office) -> None:
    state = office.application(released())
    screen = office.screen("coordinator", state.combi)
    page = screen.get(here(state))
    assert page.status == 200
    assert not page.soup.select("main form, main a[href*='/melden/'], main a[href$='/contact']")
    assert screen.get(here(state, "/melden/gereed")).status == 403


def test_a_look_changes_no_business_data_and_leaves_a_trace(office: Office) -> None:
    state = office.application(released())
    for path in ("", "/klant", "/contact"):
        office.screen().get(here(state, path))

    assert office.applications.load(state.reference) == state
    assert len(list(office.tables.audit.query(f"AUDIT#{state.reference}"))) == 3


@pytest.mark.parametrize(
    "moment",
    [RESUME, REPLAN, EXECUTION, SPEAK, NEXT, LEGAL, "complaint:k1", "point:p1", "quote_accepted", "invoice_paid"],
)
def test_whatever_is_owed_has_a_name(office: Office, moment: str) -> None:
    with office.app.test_request_context("/medewerkers/"):
        due = Deadline(moment, "", CONTRACTOR, NOW, "contacted")
        assert task_name(due, a_definition())
