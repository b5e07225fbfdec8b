"""The calendar of an application: opened by a link of its own, which opens nothing else."""

from icalendar import Calendar, Event

from portal.domain.application import Application
from portal.domain.links import derive
from tests.builders import a_definition, hard, released, soft
from tests.functions.track.conftest import OWN, Reader, followed, reader
from tests.pages import Page
from tests.situations import SITUATIONS, lived


def planned() -> Application:
    return lived(released(), soft(), hard(part="afternoon"))


def a_reader(state: Application) -> Reader:
    there = reader("mijnaansluiting")
    there.store.states = {state.reference: state}
    return there


def the_link(page: Page) -> str:
    found = page.soup.select_one('a[href$=".ics"]')
    assert found is not None
    return str(found["href"])


def calendar_of(state: Application, language: str = "nl") -> list[Event]:
    page = followed(state, language)  # type: ignore[arg-type]
    answer = a_reader(state).pages.client.get(the_link(page), base_url=OWN)
    assert answer.content_type == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.data).walk("VEVENT")  # type: ignore[return-value]


def test_the_follow_page_leads_to_a_calendar_with_the_appointment() -> None:
    (event,) = calendar_of(planned())
    hours = a_definition().brand.planning_hours
    assert str(event["SUMMARY"]) == "Aansluiting van stroom en water"
    assert event["DTSTART"].dt.strftime("%Y-%m-%d %H:%M") == f"2027-04-06 {hours.noon:%H:%M}"
    assert event["DTEND"].dt.strftime("%H:%M") == f"{hours.closes:%H:%M}"
    assert str(event["UID"]).startswith(f"{planned().reference}-work@")


def test_in_english_it_is_in_english() -> None:
    (event,) = calendar_of(lived(released(), soft(), language="en"), "en")
    assert str(event["SUMMARY"]) == "Provisional: connection of electricity and water"


def test_nothing_in_it_opens_the_page_or_says_who() -> None:
    state = planned()
    link = the_link(followed(state))
    body = a_reader(state).pages.client.get(link, base_url=OWN).text
    assert link.split("/")[-2] not in body
    assert "Proefstraat" not in body


def test_it_answers_that_nothing_changed() -> None:
    state = planned()
    link = the_link(followed(state))
    client = a_reader(state).pages.client
    first = client.get(link, base_url=OWN)
    again = client.get(link, base_url=OWN, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "private, no-cache"


def test_the_link_of_the_page_opens_no_calendar_nor_the_other_way_round() -> None:
    state = planned()
    there = a_reader(state)
    keys = there.portal.settings.link_keys
    follow, calendar = (derive(keys, purpose, state.reference, "f1", 1) for purpose in ("follow", "calendar"))
    assert there.pages.get(f"/volgen/{state.reference}/{follow}/agenda.ics", base_url=OWN).status == 404
    there.pages.client.delete_cookie(f"__Host-volg-{state.reference}", domain="portaal.example")
    there.pages.get(f"/volgen/{state.reference}/{calendar}", base_url=OWN)
    assert there.pages.follow().status == 404


def test_without_a_date_no_calendar_is_offered() -> None:
    assert followed(SITUATIONS["expected"]()).soup.select('a[href$=".ics"]') == []
