"""My work: what is due, in words and in order; narrowed in one request, counted no further than a thousand."""

from datetime import datetime, timedelta
from itertools import count

import pytest

from portal.domain.application import SERVICE
from portal.domain.events import Deadline
from portal.domain.reports import Ask, PassOnQuestion
from portal.settings import Settings
from portal.store.tables import Tables
from portal.store.tasks import task_item, work_task
from tests.builders import CONTRACTOR, NOW, a_definition, a_reference, an_application, released
from tests.functions.workbench.at_work import SESSION, Office, Screen
from tests.pages import Page
from tests.requests import counted

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
owners = (f"aannemer{number}" for number in count(1))
references = (a_reference(number) for number in count(9_000))


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


@pytest.fixture
def owner() -> str:
    """An organisation with a list of its own."""
    return next(owners)


def due(tables: Tables, owner: str, *whens: datetime, moment: str = "1", area: str = "arnhem", place: str = "") -> None:
    """So many lines of work, one for each time."""
    for when in whens:
        state = an_application(reference=next(references))
        deadline = Deadline(moment, "", owner, when, "soft_date_agreed")
        task = work_task(state, deadline)
        parts = {"area": area, "place": place or task.place}
        task_item(tables.work, type(task)(**{**_fields(task), **parts})).save()


def _fields(task: object) -> dict[str, str]:
    return {name: getattr(task, name) for name in ("owner", "key", "reference", "area", "body", "place", "combi")}


def mine(office: Office, owner: str, query: str = "") -> Page:
    return planner(office, owner).get(f"/medewerkers/{query}")


def planner(office: Office, owner: str) -> Screen:
    return office.screen("planner", owner)


def dues(page: Page) -> list[str]:
    return [" ".join(mark.get_text().split()) for mark in page.soup.select(".tasks .state")]


def counts(page: Page) -> list[str]:
    return [mark.get_text() for mark in page.soup.select(".tabs b")]


def test_what_is_due_first_stands_first_in_words(office: Office, tables: Tables, owner: str) -> None:
    whens = (NOW + 9 * DAY, NOW - 2 * DAY, NOW + 3 * HOUR, NOW - HOUR, NOW - DAY, NOW + DAY)
    due(tables, owner, *whens)
    assert dues(mine(office, owner)) == [
        "Te laat: 2 dagen",
        "Te laat: 1 dag",
        "Te laat: vandaag 9.00 uur",
        "Vandaag 13.00 uur",
        "Morgen 10.00 uur",
        "woensdag 2 december, 10.00 uur",
    ]


def test_a_question_that_became_customer_services_stands_in_their_list_and_leads_to_its_answer(office: Office) -> None:
    passed = (Ask("t1", "planning"), PassOnQuestion("q1", SERVICE))
    state = office.application(released(), *passed, by=CONTRACTOR)
    service = office.screen("customer_service", "", "Sam Service")
    page = service.get("/medewerkers/")
    row = page.soup.find("a", href=f"/medewerkers/aanvraag/{state.reference}")
    assert row is not None
    assert "Vraag beantwoorden" in row.get_text()
    first = service.get(str(row["href"])).soup.select_one("#do ~ ol li a")
    assert first is not None
    assert "/melden/vraag-antwoord?" in str(first["href"])


def test_customer_service_can_narrow_its_list_to_any_area(office: Office) -> None:
    options = office.screen("customer_service", "").get("/medewerkers/").soup.select("#area option")
    assert len(options) == 1 + len(a_definition().organisations.areas)


def test_the_list_is_parted_by_when_and_each_part_is_counted(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, NOW - DAY, NOW - HOUR, NOW + HOUR, NOW + 2 * DAY, NOW + 7 * DAY)
    page = mine(office, owner)
    assert [head.get_text() for head in page.soup.select("main h2")] == ["Te laat", "Vandaag", "Deze week", "Later"]
    assert counts(page) == ["2", "1", "1"]


def test_the_first_button_is_the_next_thing_to_do(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, NOW - DAY)
    (button,) = mine(office, owner).soup.select(".tasks a")
    assert "1 · Uw aannemer belt over de planning" in button.get_text()
    assert str(button["href"]).startswith("/medewerkers/aanvraag/MA-")


def test_no_more_is_told_of_a_customer_than_the_town(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, NOW)
    text = mine(office, owner).text
    assert "Arnhem" in text
    assert not [word for word in ("Sanne", "Proefstraat", "6811", "klant.example", "+31") if word in text]


@pytest.mark.parametrize(
    ("query", "wanted"), [("gebied=arnhem", 3), ("moment=2", 2), ("gebied=arnhem&moment=2", 1), ("gebied=west", 1)]
)
def test_area_and_moment_are_one_request(office: Office, tables: Tables, owner: str, query: str, wanted: int) -> None:
    due(tables, owner, NOW, NOW + HOUR)
    due(tables, owner, NOW, moment="2")
    due(tables, owner, NOW, moment="2", area="west")
    screen = planner(office, owner)
    with counted(office.portal.work._tables) as sent:
        page = screen.get(f"/medewerkers/?{query}")
    assert len(dues(page)) == wanted
    assert sent == [SESSION, "Query"]


def test_a_part_of_the_list_narrows_within_it(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, NOW - DAY, NOW + HOUR)
    due(tables, owner, NOW - DAY, moment="2")
    assert len(dues(mine(office, owner, "?wanneer=late&moment=1"))) == 1
    assert len(dues(mine(office, owner, "?wanneer=today"))) == 1
    assert "staat er niets" in mine(office, owner, "?wanneer=later").text


def test_pages_of_fifty_follow_each_other_whatever_comes_between(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, *(NOW + HOUR * number for number in range(60)))
    screen = planner(office, owner)
    first = screen.get("/medewerkers/")
    due(tables, owner, NOW - HOUR)
    second = screen.get(first.link("Meer tonen"))
    shown = [link["href"] for page in (first, second) for link in page.soup.select(".tasks a")]
    assert (len(dues(first)), len(dues(second))) == (50, 10)
    assert len(set(shown)) == 60
    assert "Meer tonen" not in second.text


def test_a_long_list_is_counted_where_that_is_asked_for_and_from_then_on(
    office: Office, tables: Tables, owner: str
) -> None:
    due(tables, owner, *(NOW - HOUR * number for number in range(1, 53)), NOW + HOUR, NOW + 2 * HOUR)
    screen = planner(office, owner)
    first = screen.get("/medewerkers/?moment=1")
    assert counts(first) == ["50+"]
    with counted(office.portal.work._tables) as sent:
        exact = screen.get(first.link("Tel alles precies"))
    assert counts(exact) == ["52", "2", "0"]
    assert exact.answers()["moment"] == ["1"], "what it was narrowed to stays"
    assert sent == [SESSION, *["Query"] * 4], "one for the lines, three for the counts"
    assert counts(screen.get("/medewerkers/?wanneer=today")) == ["52", "2", "0"]
    assert counts(screen.get(exact.link("Tel niet meer precies"))) == ["50+"]
    assert counts(screen.get("/medewerkers/")) == ["50+"]


def test_a_part_of_a_short_list_shows_the_numbers_of_the_others(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, NOW - DAY, NOW - HOUR, NOW + HOUR, NOW + 7 * DAY)
    screen = planner(office, owner)
    with counted(office.portal.work._tables) as sent:
        assert counts(screen.get("/medewerkers/?wanneer=today")) == ["2", "1", "0"]
    assert sent == [SESSION, *["Query"] * 2], "its lines, and those at the top of the list"
    assert "Tel alles precies" not in screen.get("/medewerkers/").text


@pytest.mark.long
def test_a_count_goes_no_further_than_a_thousand(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, *(NOW - HOUR * number for number in range(1, 1_004)))
    page = mine(office, owner, "?tellen=ja")
    assert counts(page)[0] == "1.000+"


def test_what_was_chosen_last_is_there_next_time(office: Office, tables: Tables, owner: str) -> None:
    due(tables, owner, NOW)
    due(tables, owner, NOW, moment="2")
    screen = planner(office, owner)
    screen.get("/medewerkers/?moment=2&gebied=arnhem")
    again = screen.get("/medewerkers/")
    assert len(dues(again)) == 1
    assert again.answers()["moment"] == ["2"]
    assert len(dues(screen.get("/medewerkers/?wanneer=alles"))) == 2
    assert len(dues(screen.get("/medewerkers/"))) == 2


@pytest.mark.parametrize("query", ["gebied=atlantis", "moment=99", "wanneer=ooit", "na=%C3%A9", f"na={'9' * 400}", "x"])
def test_what_is_not_known_is_any(office: Office, tables: Tables, owner: str, query: str) -> None:
    due(tables, owner, NOW)
    assert len(dues(mine(office, owner, f"?{query}"))) == 1


def test_an_empty_list_says_what_would_be_here(office: Office, owner: str) -> None:
    assert "wat u moet doen" in mine(office, owner).text


def test_a_coordinator_sees_the_work_of_everyone_in_the_combi(office: Office, tables: Tables, owner: str) -> None:
    longest = NOW - 999 * DAY
    due(tables, owner, longest)
    due(tables, CONTRACTOR, longest, moment="2")
    page = office.screen("coordinator", "combi_rivierenland").get("/medewerkers/")
    links = page.soup.select(".tasks a")
    assert len(links) >= 2
    narrowed = office.screen("coordinator", "combi_rivierenland").get("/medewerkers/?moment=2")
    assert {"2 · Uw aannemer spreekt de dag af"} == {
        str(link.contents[0]).strip() for link in narrowed.soup.select(".tasks a")
    }
