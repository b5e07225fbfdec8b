"""The planner's week: what has a day, what has only a week yet, free days, and a pavement that opens twice."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

from portal.domain.agenda import agenda
from portal.domain.application import Application
from portal.domain.reports import PlanInspection
from portal.settings import Settings
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, a_deviation, completed, hard, released, soft
from tests.functions.workbench.at_work import SESSION, Office
from tests.pages import Page
from tests.requests import counted

WEEK = "/medewerkers/week/2027-W{}"
weeks = count(20)


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


@pytest.fixture
def week() -> int:
    """A week of 2027 that no other test plans in."""
    return next(weeks)


def seen(office: Office, week: int, role: str = "planner", organisation: str = CONTRACTOR) -> Page:
    screen = office.screen(role, organisation)  # type: ignore[arg-type]
    return screen.get(WEEK.format(week))


def lines(page: Page, part: str) -> list[str]:
    return [" ".join(line.get_text(" ").split()) for line in page.soup.select(f"{part} .entry")]


def tuesday(week: int) -> date:
    return date.fromisocalendar(2027, week, 2)


def test_a_week_without_a_day_stands_above_the_days(office: Office, week: int) -> None:
    state = office.application(released(), soft((2027, week)))
    page = seen(office, week)
    (line,) = lines(page, ".soft")
    assert state.reference in line
    assert "voorlopig" in line
    assert lines(page, ".day") == []


def test_a_day_that_is_agreed_stands_on_that_day(office: Office, week: int) -> None:
    state = office.application(released(), soft((2027, week)), hard(tuesday(week), "morning"))
    page = seen(office, week)
    assert lines(page, ".soft") == []
    (line,) = lines(page, ".day:nth-child(2)")
    assert state.reference in line
    assert "ochtend · stroom en water" in line
    assert "afgesproken" in line


def test_a_look_at_the_site_stands_there_too(office: Office, week: int) -> None:
    look = PlanInspection(tuesday(week), "afternoon", "visit")
    office.application(released(), soft((2027, week + 20)), look)
    (line,) = lines(seen(office, week), ".day")
    assert "middag · schouw" in line


def test_a_pavement_that_opens_twice_is_marked(office: Office, week: int) -> None:
    apart = a_deviation("water", (2027, week + 1))
    next(weeks)
    office.application(released(), soft((2027, week), exceptions=(apart,)))
    (line,) = lines(seen(office, week), ".soft")
    assert "De straat gaat 2 keer open" in line


def test_a_street_that_opens_for_two_applications_is_marked_at_both(office: Office, week: int) -> None:
    """In another week, within those of the definition; another street and a street far away in time are not."""
    later = next(weeks)
    one = office.application(released(), soft((2027, week)), pavement="s")
    other = office.application(released(), soft((2027, later)), hard(tuesday(later)), pavement="s")
    office.application(released(), soft((2027, later)), pavement="another")
    office.application(released(), soft((2028, 20)), pavement="s")

    (line,) = lines(seen(office, week), ".soft")
    assert f"Zelfde straat: {other.reference}, dinsdag" in line
    (line,) = lines(seen(office, later), ".day")
    assert f"Zelfde straat: {one.reference}, week {week}" in line


def test_a_planner_sees_the_week_of_one_crew(office: Office, week: int) -> None:
    apart = a_deviation("water", (2027, week + 1))
    next(weeks)
    state = office.application(released(), soft((2027, week), exceptions=(apart,)))
    path, screen = WEEK.format(week), office.screen()
    assert state.reference in screen.get(f"{path}?ploeg=oost_1").html
    page = screen.get(f"{path}?ploeg=oost_2")
    assert state.reference not in page.html
    assert state.reference in screen.get(page.link("Volgende week")).html


def test_who_has_no_crews_is_not_asked_for_one(office: Office, week: int) -> None:
    assert "ploeg" not in office.screen("coordinator", "combi_rivierenland").get(WEEK.format(week)).html


def test_what_is_done_makes_room(office: Office, week: int) -> None:
    office.application(released(), soft((2027, week)), hard(tuesday(week)), *completed())
    assert lines(seen(office, week), ".day") == []


def test_a_day_that_moves_leaves_its_old_place(office: Office, week: int) -> None:
    later = next(weeks)
    office.application(released(), soft((2027, week)), soft((2027, later), cause="weather"))
    assert lines(seen(office, week), ".soft") == []
    assert len(lines(seen(office, later), ".soft")) == 1


def test_a_holiday_is_a_free_day(office: Office) -> None:
    """Ascension Day 2027 is Thursday 6 May; the day before is Liberation Day."""
    page = seen(office, 18)
    free = [" ".join(head.get_text().split()) for head in page.soup.select(".free h2")]
    assert "donderdag 6 mei" in free


def test_weeks_are_turned_by_links(office: Office) -> None:
    page = seen(office, 53 - 1)
    assert page.link("Vorige week").startswith("/medewerkers/week/2027-W51")
    assert page.link("Volgende week").startswith("/medewerkers/week/2028-W01")


@pytest.mark.parametrize("typed", ["2027-W99", "2027-14", "morgen", "0000-W01"])
def test_what_is_no_week_is_no_page(office: Office, typed: str) -> None:
    assert office.screen().get(f"/medewerkers/week/{typed}").status == 404


def test_it_is_one_request_besides_that_for_the_session(office: Office, week: int, tables: Tables) -> None:
    office.application(released(), soft((2027, week)))
    screen = office.screen()
    with counted(office.portal.work._tables) as sent:  # type: ignore[attr-defined]
        screen.get(WEEK.format(week))
    assert sent == [SESSION, "Query"]


def test_a_coordinator_sees_the_plan_of_the_combi(office: Office, week: int) -> None:
    state = office.application(released(), soft((2027, week)))
    assert state.reference in seen(office, week, "coordinator", "combi_rivierenland").html
    assert state.reference not in seen(office, week, "coordinator", "combi_noordwest").html
    assert state.reference not in seen(office, week, "planner", "polderbouw").html


def test_today_is_marked(office: Office) -> None:
    office.clock.at += timedelta(days=1)
    page = office.screen().get("/medewerkers/week/")
    assert "dinsdag 24 november" in page.soup.select(".today h2")[0].get_text()


def test_entries_of_an_application_are_removed_when_it_is_cancelled(office: Office, week: int) -> None:
    state: Application = office.application(released(), soft((2027, week)))
    assert agenda(state)
    gone = tuple(replace(order, cancelled_at=office.clock()) for order in state.orders)
    assert agenda(replace(state, orders=gone)) == ()
