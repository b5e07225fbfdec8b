"""After which messages customers get in touch, as the page and the file tell it."""

from datetime import timedelta

import pytest

from portal.domain.after_messages import Reaction
from portal.domain.outgoing import NEWS
from portal.domain.staff import StaffRole
from portal.services.count_reactions import last_counted
from portal.services.my_applications import MESSAGE
from portal.settings import Settings
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, POWER, a_definition
from tests.functions.workbench.at_work import Office
from tests.pages import Page

PATH = "/medewerkers/kwaliteit/berichten/"
COMBI = a_definition().organisations.combis[0].id
LAST = last_counted(a_definition(), NOW)


TOLD = [told for told in a_definition().process.notifications if told.event != "draft_saved"]
NAMES = {told.event if told.message == NEWS else told.message for told in TOLD}
"""Of what is counted: a draft's mails belong to no application."""


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    """Where nothing was counted yet: the page shows whatever was."""
    for kept in tables.work.query(f"AFTER#{LAST.year}"):
        kept.delete()
    return Office(settings, tables)


def counted(office: Office, days_ago: int = 0, **found: Reaction) -> None:
    office.portal.reactions.keep(LAST - timedelta(days=days_ago), found)


def looked_at(office: Office, path: str = PATH) -> Page:
    return office.screen("quality", "").get(path)


def rows(page: Page) -> list[list[str]]:
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])] for row in page.soup.select("tbody tr")
    ]


def test_it_says_what_will_stand_there_while_nothing_was_counted(office: Office) -> None:
    page = looked_at(office)
    assert page.h1 == "Contacten na onze berichten"
    assert "vanaf vier dagen nadat de eerste berichten verstuurd zijn" in page.text
    assert rows(page) == []


def test_the_days_are_taken_together_and_the_title_says_what_stands_out(office: Office) -> None:
    counted(office, released=Reaction(30, 10), quote_sent=Reaction(9, 0))
    counted(office, days_ago=1, released=Reaction(10, 2))
    page = looked_at(office)
    assert page.h1 == "“Bericht: de aannemer heeft de opdracht” valt het meest op: na 30,0 % nam de klant contact op"
    assert rows(page) == [
        ["Bericht: de aannemer heeft de opdracht", "40", "12", "30,0 %", "18,1 % en 45,4 %"],
        ["Uw offerte voor …", "9", "0", "0,0 %", "0,0 % en 29,9 %"],
    ]


def test_a_message_that_surely_makes_people_call_stands_above_one_that_did_so_once(office: Office) -> None:
    counted(office, stalled=Reaction(2, 1), released=Reaction(400, 120))
    assert [row[1] for row in rows(looked_at(office))] == ["400", "2"]


def test_where_nobody_got_in_touch_no_message_is_pointed_at(office: Office) -> None:
    counted(office, released=Reaction(40, 0))
    assert looked_at(office).h1 == "Na geen enkel bericht nam een klant contact op"


def test_it_is_about_the_last_four_weeks_whose_customers_have_had_their_time(office: Office) -> None:
    counted(office, days_ago=27, released=Reaction(5, 1))
    counted(office, days_ago=28, stalled=Reaction(7, 7))
    page = looked_at(office)
    assert [row[1] for row in rows(page)] == ["5"]
    assert f"{LAST.day}" in page.text.partition("tot en met ")[2].partition(":")[0]


def test_the_file_has_the_same_numbers_as_dutch_spreadsheets_read_them(office: Office) -> None:
    counted(office, released=Reaction(40, 12), quote_sent=Reaction(9, 0))
    there = looked_at(office, looked_at(office).link("CSV"))
    assert there.response.content_type == "text/csv; charset=utf-8"
    assert there.response.headers["Content-Disposition"] == 'attachment; filename="contacten-na-berichten.csv"'
    assert there.html.split("\r\n") == [
        "template;sent;followed;share;low;high",
        "released;40;12;0,3000;0,1807;0,4543",
        "quote_sent;9;0;0,0000;0,0000;0,2992",
        "",
    ]


def test_the_file_of_nothing_has_its_heads(office: Office) -> None:
    assert looked_at(office, f"{PATH}cijfers.csv").html == "template;sent;followed;share;low;high\r\n"


@pytest.mark.parametrize("path", [PATH, f"{PATH}cijfers.csv"])
@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        *(("planner", CONTRACTOR), ("work_preparer", POWER), ("coordinator", COMBI)),
        *(("customer_service", ""), ("administrator", "")),
    ],
)
def test_it_is_for_who_judges_quality(office: Office, role: StaffRole, organisation: str, path: str) -> None:
    assert office.screen(role, organisation).get(path).status == 403


@pytest.mark.parametrize("name", sorted({*NAMES, MESSAGE}))
def test_every_message_has_a_name_for_staff(office: Office, name: str) -> None:
    counted(office, **{name: Reaction(3, 1)})
    assert rows(looked_at(office))[0][0] != name


def test_a_message_of_the_past_goes_by_its_own_name(office: Office) -> None:
    counted(office, once_upon_a_time=Reaction(3, 1))
    assert rows(looked_at(office))[0][0] == "once_upon_a_time"
