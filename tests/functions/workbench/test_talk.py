"""Logging a contact: fill in, see the mail, write once, and two minutes to take it back."""

from datetime import timedelta

import pytest

from portal.domain.events import ContactLogged, DateAgreed, InspectionDone, Undone
from portal.settings import Settings
from portal.store.tables import Tables
from tests.builders import NOW, a_person, released, soft
from tests.functions.workbench.at_work import Office, Screen, here
from tests.pages import Page

SAID = "De meterkast is klaar en de oprit is vrij."


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


def talk_about(screen: Screen, path: str, **typed: object) -> Page:
    """From the form to the page that shows the mail."""
    return screen.fill(screen.get(path), path.partition("?")[0], about=SAID, step="preview", **typed)


def save(screen: Screen, preview: Page, path: str) -> Page:
    return screen.fill(preview, path.partition("?")[0], step="save")


def test_the_form_asks_at_most_eight_things_of_which_at_most_four_are_open(office: Office) -> None:
    for moment, commands in (
        ("1", (released(),)),
        ("2", (released(), soft())),
        ("1a", (released(), soft())),
        ("2%2B3", (released(), soft())),
        ("3", ()),
    ):
        page = office.screen().get(here(office.application(*commands), f"/contact?kcm={moment}"))
        names = {str(field["name"]) for field in page.soup.select("main form [name]") if field.get("type") != "hidden"}
        asked = names - {"step"}
        filled = {name for name, values in page.answers().items() if name in asked and any(values)}
        assert len(asked) <= 8, asked
        assert len(asked - filled) <= 4, asked - filled


def test_who_when_and_with_whom_are_filled_in_and_the_next_contact_comes_from_the_process(office: Office) -> None:
    page = office.screen().get(here(office.application(released()), "/contact"))
    answers = page.answers()
    assert page.h1.startswith("1 ·")
    assert answers["spoken_with"] == [a_person().name]
    assert answers["at"] == ["2026-11-23T10:00"]
    assert answers["week"]
    assert answers["who"]


def test_the_call_script_of_the_contact_moment_stands_beside_it(office: Office) -> None:
    text = office.screen().get(here(office.application(released()), "/contact?kcm=1")).text
    assert "Beloof geen dag of dagdeel" in text
    assert "In welke week wilt u de aansluiting hebben" in text


def test_before_anything_is_written_the_mail_is_shown(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    preview = talk_about(screen, here(state, "/contact?kcm=1"), outcome="2027-W14")

    assert SAID in preview.text
    assert "voorlopig gepland in week 14" in preview.text
    assert a_person().mail in preview.text
    assert office.applications.load(state.reference) == state


def test_one_submit_writes_contact_date_and_mail_together(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    done = save(screen, talk_about(screen, path, outcome="2027-W14"), path)

    assert done.status == 303
    events = office.applications.log(state.reference)[state.version :]
    assert [type(event) for event in events] == [ContactLogged, DateAgreed]
    waiting = [one for one in office.outbox.due(NOW + timedelta(minutes=5), 50) if one.subject == state.reference]
    assert [(one.name, one.not_before) for one in waiting] == [("contact", NOW + timedelta(minutes=5))]
    assert SAID in screen.get(done.location).text


def test_sent_twice_it_is_one_contact(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    preview = talk_about(screen, path, outcome="2027-W14")

    assert [save(screen, preview, path).status for _ in range(2)] == [303, 303]
    assert len(office.applications.log(state.reference)) == state.version + 2


def test_the_same_form_with_other_words_is_not_written_over_the_first(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    preview = talk_about(screen, path, outcome="2027-W14")
    save(screen, preview, path)

    again = screen.fill(preview, path.partition("?")[0], step="save", about="Iets heel anders.")

    assert (again.status, again.h1) == (409, "Dit contact ligt al vast")


def test_in_two_minutes_everything_is_taken_back(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    logged = screen.get(save(screen, talk_about(screen, path, outcome="2027-W14"), path).location)
    office.clock.pass_(seconds=90)

    taken = screen.fill(logged, here(state, "/terugnemen"))
    double = screen.fill(logged, here(state, "/terugnemen"))

    assert screen.get(taken.location).h1 == screen.get(double.location).h1 == "Het is teruggenomen"
    log = office.applications.log(state.reference)
    assert sum(isinstance(event, Undone) for event in log) == 1
    assert not [one for one in office.outbox.due(NOW + timedelta(minutes=9), 50) if one.subject == state.reference]


def test_a_colleague_takes_it_back_and_stands_in_the_audit_trail(office: Office, tables: Tables) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    logged = screen.get(save(screen, talk_about(screen, path, outcome="2027-W14"), path).location)

    office.preparer().fill(logged, here(state, "/terugnemen"))
    assert not isinstance(office.applications.log(state.reference)[-1], Undone)

    office.screen(name="Bo de Tweede").fill(logged, here(state, "/terugnemen"))
    assert isinstance(office.applications.log(state.reference)[-1], Undone)
    looks = [item.body for item in tables.audit.query(f"AUDIT#{state.reference}")]
    assert any("taking back" in body and "planner.grondwerk_oost" in body for body in looks)


def test_the_form_of_what_was_taken_back_becomes_a_new_contact(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    preview = talk_about(screen, path, outcome="2027-W14")
    logged = screen.get(save(screen, preview, path).location)
    screen.fill(logged, here(state, "/terugnemen"))

    again = save(
        screen, screen.post(path.partition("?")[0], {**preview.answers(), "version": "", "step": "preview"}), path
    )

    assert again.status == 409
    assert "U had dit contact teruggenomen" in again.text
    assert again.answers()["about"] == [SAID]
    assert again.answers()["id"] != preview.answers()["id"]


def test_after_two_minutes_it_stays_and_says_what_to_do(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    logged = screen.get(save(screen, talk_about(screen, path, outcome="2027-W14"), path).location)
    office.clock.pass_(seconds=121)

    refused = screen.fill(logged, here(state, "/terugnemen"))

    assert (refused.status, "De twee minuten zijn voorbij" in refused.text) == (409, True)


def test_who_saves_second_sees_what_changed_and_keeps_what_was_typed(office: Office) -> None:
    state = office.application(released())
    first, second = office.screen(), office.screen(name="Bo de Tweede")
    path = here(state, "/contact?kcm=1")
    slow = talk_about(second, path, outcome="2027-W20")
    save(first, talk_about(first, path, outcome="2027-W14"), path)

    refused = save(second, slow, path)

    assert refused.status == 409
    assert "Er is intussen iets veranderd" in refused.text
    assert "Voorlopig: week 14" in refused.text
    assert refused.answers()["about"] == [SAID]
    assert refused.answers()["outcome"] == ["2027-W20"]


def test_two_contact_moments_that_join_are_one_talk_and_one_submit(office: Office) -> None:
    """The day and the look at the site, by the definition; the day lies in the week that was agreed."""
    state, screen = office.application(released(), soft()), office.screen()
    path = here(state, "/contact")
    form = screen.get(screen.get(f"{path}?kcm=2").link("ook 3"))
    days = [str(option["value"])[:10] for option in form.soup.select("#outcome option[value]:not([value=''])")]
    assert set(days) == {f"2027-04-{day:02}" for day in range(5, 10)}

    preview = screen.fill(form, path, about=SAID, outcome="2027-04-06:day", joined="passed", step="preview")
    assert save(screen, preview, path).status == 303

    events = office.applications.log(state.reference)[state.version :]
    assert [type(event) for event in events] == [ContactLogged, DateAgreed, InspectionDone]
    assert (events[0].moment, events[0].also) == ("2", "3")  # type: ignore[union-attr]
    waiting = [one for one in office.outbox.due(NOW + timedelta(minutes=9), 50) if one.subject == state.reference]
    assert [one.name for one in waiting] == ["contact"]


def test_what_does_not_join_is_no_part_of_the_talk(office: Office) -> None:
    form = office.screen().get(here(office.application(released(), soft()), "/contact?kcm=1%2B3"))
    assert "joined" not in {field.get("name") for field in form.soup.select("main form [name]")}


def test_a_week_that_moves_asks_why(office: Office) -> None:
    state, screen = office.application(released(), soft()), office.screen()
    path = here(state, "/contact?kcm=1a")

    refused = talk_about(screen, path, outcome="2027-W20")
    told = screen.fill(refused, path.partition("?")[0], cause="frost", step="preview")

    assert refused.status == 422
    assert refused.faults == ["De datum verschuift. Kies waarom; de klant leest die zin."]
    assert "De grond is bevroren" in told.text


def test_every_contact_that_reached_somebody_ends_with_the_next(office: Office) -> None:
    state, screen = office.application(released()), office.screen()

    refused = talk_about(screen, here(state, "/contact?kcm=1"), week="", who="")

    assert len(refused.faults) == 2
    assert refused.answers()["about"] == [SAID]


def test_a_try_needs_no_words_and_makes_no_mail(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    preview = talk_about(screen, path, how="no_answer", outcome="2027-W14")
    save(screen, screen.fill(preview, path.partition("?")[0], about="", step="preview"), path)

    (event,) = office.applications.log(state.reference)[state.version :]
    assert preview.h1 == "Hierover gaat geen mail naar de klant."
    assert isinstance(event, ContactLogged)
    assert not event.reached


def test_an_operators_form_asks_for_no_planning_and_refuses_words_of_it(office: Office) -> None:
    state, screen = office.application(), office.preparer()
    page = screen.get(here(state, "/contact"))

    refused = screen.fill(page, here(state, "/contact"), about="De startdatum wordt volgende maand.", step="preview")

    assert not {"cause"} & page.answers().keys()
    assert [card["value"] for card in page.soup.select("#outcome option[value]:not([value=''])")] in (["yes", "no"], [])
    assert refused.status == 422
    assert "‘startdatum’" in refused.faults[0]
    assert "De startdatum" in refused.text


def test_a_question_of_the_customer_fulfils_its_contact_moment(office: Office) -> None:
    state = office.application()
    screen, path = office.preparer(), here(state, "/contact?kcm=B")
    save(screen, talk_about(screen, path), path)

    order = office.applications.load(state.reference).order("electricity")  # type: ignore[union-attr]
    assert order is not None
    assert "intake_done" in order.reached


def test_a_contact_in_the_future_is_no_contact(office: Office) -> None:
    screen = office.screen()
    refused = talk_about(screen, here(office.application(released()), "/contact"), at="2027-01-01T10:00")
    assert "Dit ligt in de toekomst" in refused.faults[0]


def test_the_brands_customer_service_logs_a_question_and_passes_it_on(office: Office) -> None:
    state, screen = office.application(released()), office.screen("customer_service", "")
    path = here(state, "/contact")
    form = screen.get(path)
    assert form.soup.select("[name=outcome]") == []
    assert save(screen, talk_about(screen, path), path).status == 303
    (event,) = office.applications.log(state.reference)[state.version :]
    assert isinstance(event, ContactLogged)
    assert (event.by, event.moment) == ("service", "")
    assert event.next is not None
    assert event.next.by in state.organisations


def test_who_has_no_part_in_it_logs_nothing(office: Office) -> None:
    state = office.application()
    assert office.screen("work_preparer", "noordernet").get(here(state, "/contact")).status == 404
    assert office.screen("administrator", "").get(here(state, "/contact")).status == 403
    assert office.screen("coordinator", state.combi).get(here(state, "/contact")).status == 403


def test_a_form_whose_session_was_over_comes_back_filled_in(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact")
    page = screen.get(path)
    office.clock.pass_(hours=1)

    expired = screen.fill(page, path, about=SAID, step="save")

    assert expired.status == 401
    kept = str(expired.soup.select_one("input[name=naar]")["value"])  # type: ignore[index]
    back = office.screen(name="Jet de Planner")
    form = back.get(kept)
    assert SAID in back.fill(form, path).answers()["about"]
    assert office.applications.load(state.reference) == state


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "gisteren", "9999-12-31T23:59", ""])
def test_a_moment_that_is_none_is_refused(office: Office, at: str) -> None:
    refused = talk_about(office.screen(), here(office.application(released()), "/contact"), at=at)
    assert refused.status == 422


def test_an_id_that_was_never_given_out_keeps_nothing(office: Office) -> None:
    state, screen = office.application(released()), office.screen()
    path = here(state, "/contact?kcm=1")
    preview = talk_about(screen, path, outcome="2027-W14")
    saved = screen.fill(preview, path.partition("?")[0], step="save", id="../x#EV", version="-1")
    assert saved.status == 303
    assert "../x#EV" not in office.applications.texts(state.reference)
