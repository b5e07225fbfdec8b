"""Customers do themselves what they would have called for: on a phone, with and without scripts."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.domain.calendar import week_of
from tests.journeys.axe import RULES
from tests.journeys.browsing import Person, apply
from tests.journeys.looks import faults
from tests.journeys.server import Server
from tests.journeys.staff import DESK, Colleague
from tests.journeys.test_chain import POWER, a_working_day
from tests.journeys.test_workbench import in_a_month

pytestmark = pytest.mark.long
PHOTO = {"name": "meterkast.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0 photo"}
CODE = re.compile(r"\b[0-9]{6}\b")
SAID = {
    "nl": ("Volg uw aanvraag", "Vul de code in", "is uw code"),
    "en": ("Follow your application", "Fill in the code", "is your code"),
}
"""What the link to follow says, the page that asks for a code, and the mail that brings it."""


class Story:
    """A customer who applied, by the page they follow; with scripts on, every page of theirs is looked at."""

    def __init__(self, person: Person, kind: str, disciplines: tuple[str, ...], *, looks: bool) -> None:
        self.person, self.looks = person, looks
        self.found: list[str] = []
        self.codes = 0
        self.reference = apply(person, kind=kind, disciplines=disciplines)
        follow, self.asked, self.code = SAID[person.language]
        person.read(person.letter())
        person.open(person.link(follow))
        self.follow = person.page.url
        person.seen = self.look

    def look(self, page: Page) -> None:
        if self.looks and ("/volgen/" in page.url or "/en/follow/" in page.url):
            self.found += faults(page, RULES)

    def open(self, rest: str) -> None:
        self.person.open(f"{self.follow}/{rest}")

    def with_code(self) -> None:
        """Take the code from the newest mail, once this one's is there, and type it where it was asked for."""
        expect(self.person.page.locator("h1")).to_have_text(self.asked)
        hidden = self.person.page.context.new_page()
        asking, self.person.page = self.person.page, hidden
        self.codes += 1
        subject = self.person.letter(self.code, self.codes).inner_text()
        self.person.page = asking
        hidden.close()
        code = CODE.search(subject)
        assert code is not None, subject
        self.person.fill({"code": code.group()})
        self.person.press()

    def says(self, *words: str) -> None:
        for said in words:
            expect(self.person.page.locator("main")).to_contain_text(said)


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def story(request: pytest.FixtureRequest, someone: Any) -> Iterator[Any]:
    made: list[Story] = []

    def tell(kind: str = "new", disciplines: tuple[str, ...] = ("electricity", "water"), language: str = "nl") -> Story:
        person = someone(language, java_script_enabled=request.param)
        made.append(Story(person, kind, disciplines, looks=request.param))
        return made[-1]

    yield tell
    assert [fault for one in made for fault in one.found] == []


def a_colleague(someone: Any, subject: str) -> Colleague:
    colleague = Colleague(someone(**DESK))
    colleague.sign_in(subject)
    return colleague


def test_the_date_is_moved(story: Any, someone: Any, server: Server) -> None:
    told = story()
    day = a_working_day()
    for discipline in ("electricity", "water"):
        server.report(POWER if discipline == "electricity" else "deltawater", released_by(told, discipline))
    planner = a_colleague(someone, "planner.grondwerk_oost")
    planner.log(told.reference, "1", "De meterkast is klaar in maart.", outcome="{}-W{:02}".format(*week_of(day)))
    other = "{}-W{:02}".format(*week_of(day + timedelta(weeks=6)))

    told.open("andere-datum")
    told.person.page.locator("[name=week]").select_option(other)
    told.person.fill({"words": "De bouw loopt uit."})
    told.person.press()
    told.says("beslist uiterlijk")

    planner.open(told.reference)
    expect(planner.page.locator("main")).to_contain_text("Beslissen: andere datum of verandering")
    decided = {"wish": "w1", "discipline": "*", "week": other, "moves": "customer_works", "words": "Dat kan."}
    planner.report(told.reference, "wens-week", **decided)
    told.person.open(told.follow)
    told.says(f"week {week_of(day + timedelta(weeks=6))[1]}")


def released_by(told: Story, discipline: str) -> dict[str, object]:
    return {"event_id": f"{told.reference}-{discipline}", "application": told.reference, "type": "released"}


def test_a_quote_is_refused_and_then_accepted(story: Any, someone: Any) -> None:
    told = story("move", ("electricity", "water"))
    preparer = a_colleague(someone, f"werkvoorbereider.{POWER}")
    preparer.report(
        told.reference, "offerte", discipline="electricity", amount="250,00", until=in_a_month(), number="O-1"
    )
    told.open("offerte-weigeren")
    told.says("€ 250,00")
    told.person.press()
    told.with_code()
    told.says("U hebt de offerte geweigerd")
    told.open("offerte-akkoord")
    told.person.press()
    told.with_code()
    told.says("U hebt de offerte geaccepteerd")


def test_a_photo_of_the_meter_cupboard(story: Any) -> None:
    told = story()
    told.open("klaar")
    told.person.page.locator("input[type=file]").set_input_files(PHOTO)
    told.person.press(told.person.page.locator("form.upload button"))
    told.says("meterkast.jpg", "Ontvangen")
    told.person.page.locator("[name=ready]").check()
    told.person.press()
    told.says("Wij weten dat uw werk klaar is")


def test_a_second_person_follows_in_english(story: Any, someone: Any) -> None:
    told = story()
    other = someone("en", java_script_enabled=told.looks)
    told.open("meekijken")
    told.person.fill({"who": "Kim", "mail": other.mail})
    told.person.choose("right", "follow")
    told.person.choose("tongue", "en")
    told.person.press()
    told.says("De link is onderweg")
    other.read(other.letter("You can follow"))
    other.seen = told.look
    other.open(other.link("Follow"))
    expect(other.page.locator("h1")).to_contain_text(f"Your application {told.reference}")
    other.open(f"/en/follow/{told.reference}/cancel")
    expect(other.page.locator("main")).to_contain_text("You can follow along, but not do this")
    told.open("meekijken-stoppen")
    told.person.choose("share", "p1")
    told.person.press()
    other.open(f"/en/follow/{told.reference}")
    expect(other.page.locator("h1")).not_to_contain_text(told.reference)


def test_an_english_customer_asks_and_stops(story: Any) -> None:
    told = story("new", ("water",), "en")
    told.open("question")
    told.person.fill({"words": "May the fence stay where it is?"})
    told.person.choose("topic", "planning")
    told.person.press()
    told.says("There is nothing you need to do now")
    told.open("cancel")
    told.person.choose("parts", "water")
    told.person.press()
    told.with_code()
    told.says("It has been cancelled")
    told.person.read(told.person.letter("We have your question"))
    expect(told.person.page.locator("body")).to_contain_text("There is nothing you need to do now")


def test_stopping(story: Any) -> None:
    told = story()
    told.open("stoppen")
    told.says("Stoppen is nu gratis")
    told.person.choose("parts", "electricity", "water")
    told.person.press()
    told.with_code()
    told.says("Het is gestopt")
    told.person.open(told.follow)
    told.says("Deze aanvraag is gestopt")
