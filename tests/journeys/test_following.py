"""When it goes otherwise than it should: what a customer with a phone reads then, and what becomes of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import pytest
from playwright.sync_api import expect

from portal.domain import wording
from portal.domain.calendar import week_of
from tests.journeys.axe import RULES
from tests.journeys.browsing import Person, apply
from tests.journeys.looks import faults
from tests.journeys.server import Server
from tests.journeys.test_chain import a_working_day

PLANNER, POWER, WATER = "grondwerk_oost", "stroomland", "deltawater"

pytestmark = [
    pytest.mark.long,
    pytest.mark.parametrize("script", [pytest.param(True, id="with JS"), pytest.param(False, id="without JS")]),
]


def sound(person: Person, *, script: bool) -> None:
    """axe looks by script, so only where there is any."""
    if script:
        assert faults(person.page, RULES) == []


@dataclass
class Story:
    """An application that was sent and released, its follow page open on a phone."""

    server: Server
    person: Person
    reference: str
    script: bool
    numbers: "count[int]"

    def report(self, by: str, type: str, **more: object) -> None:
        """News of an organisation; then the customer looks again, and the page is sound."""
        event = {"event_id": f"{self.reference}-{next(self.numbers)}", "application": self.reference, "type": type}
        assert self.server.report(by, {**event, **more}) == 202
        self.person.open(f"/volgen/{self.reference}")
        sound(self.person, script=self.script)

    def shows(self, *words: str) -> None:
        for said in words:
            expect(self.person.page.locator("main")).to_contain_text(said)

    def shows_on_the_first_screen(self, *words: str) -> None:
        """Above the fold of the phone."""
        card = self.person.page.locator("section.card").first
        for said in words:
            expect(card).to_contain_text(said)
        box = card.bounding_box()
        assert box is not None
        assert box["y"] < 250


def planned(server: Server, person: Person, *, script: bool) -> tuple[Story, date]:
    reference = apply(person)
    person.read(person.letter())
    person.open(person.link("Volg uw aanvraag"))
    story, day = Story(server, person, reference, script, count(1)), a_working_day()
    story.report(POWER, "released")
    story.report(WATER, "released")
    story.report(PLANNER, "soft_date", week="{}-W{:02}".format(*week_of(day)))
    return story, day


def test_frost_postpones_and_the_planner_calls(server, someone, script):
    story, day = planned(server, someone("nl", java_script_enabled=script), script=script)
    later = day + timedelta(weeks=3)
    week = "{}-W{:02}".format(*week_of(later))
    story.report(PLANNER, "soft_date", week=week, cause="frost")
    story.shows_on_the_first_screen(
        "De datum is veranderd",
        f"Voorlopig: {wording.week(later, 'nl')}",
        f"Eerst was dat {wording.week(day, 'nl')}",
    )
    story.shows("De grond is bevroren", "Grondwerk Oost belt u erover, uiterlijk", "Dit kost u niets extra.")
    called = {
        "date": wording_today(story),
        "time": "09:00",
        "employee": "P. Lanner",
        "spoken_with": "S. Tester",
        "about": "De nieuwe datum past. U belt als er iets verandert.",
        "moment": "1a",
        "next": {"week": week, "by": PLANNER},
    }
    story.report(PLANNER, "contact", contact=called)
    story.shows("De nieuwe datum geldt.", "Contact tot nu toe")
    story.person.open(story.person.link("Lees alles terug"))
    story.shows("De nieuwe datum past. U belt als er iets verandert.")
    sound(story.person, script=script)


def wording_today(story: Story) -> str:
    """The day on which the portal is, as its page says it."""
    said = story.person.page.locator("main p.muted").last.inner_text()
    words = said.split()
    day, month, year = words[words.index("op") + 2 : words.index("op") + 5]
    return date(int(year), wording.MONTHS["nl"].index(month) + 1, int(day)).isoformat()


def test_one_operators_invoice_is_unpaid_and_the_rest_goes_on(server, someone, script):
    story, _ = planned(server, someone("nl", java_script_enabled=script), script=script)
    story.report(POWER, "stalled", discipline="electricity", cause="payment")
    story.shows_on_the_first_screen("Een deel staat stil: stroom", "Nu aan zet: u.")
    story.shows("Wij hebben uw betaling nog niet ontvangen.", "Water: ")
    until = a_working_day().isoformat()
    story.report(POWER, "invoice", discipline="electricity", cents=89500, until=until, number="F-1")
    story.shows("Factuur van € 895,00: te betalen tot en met".replace("€ ", "€\N{NO-BREAK SPACE}"))
    story.report(POWER, "milestone", milestone="invoice_paid", disciplines=["electricity"])
    story.shows("Factuur: betaald.")
    expect(story.person.page.locator("section.card.late")).to_have_count(0)


def test_a_missing_permit_lets_it_stand_still(server, someone, script):
    story, day = planned(server, someone("nl", java_script_enabled=script), script=script)
    story.report(POWER, "stalled", discipline="electricity", cause="permit")
    story.shows_on_the_first_screen("Een deel staat stil: stroom", "Nu aan zet: Stroomland Netbeheer.")
    story.shows("De vergunning van de gemeente is er nog niet.", "Wat u kunt doen", "U hoeft niets te doen.")
    story.report(POWER, "milestone", milestone="permit_granted", disciplines=["electricity"])
    story.shows_on_the_first_screen(f"Voorlopig: {wording.week(day, 'nl')}")
    expect(story.person.page.locator("section.card.late")).to_have_count(0)


def test_several_applications_of_one_address_in_one_list(server, someone, script):
    person = someone("nl", java_script_enabled=script)
    references = {apply(person), apply(person)}
    person.open("/volgen/mijn-aanvragen/")
    sound(person, script=script)
    person.fill({"mail": person.mail})
    person.press()
    sound(person, script=script)
    person.read(person.letter("De link naar uw aanvragen"))
    person.open(person.link("Bekijk mijn aanvragen"))
    sound(person, script=script)
    shown = person.page.locator(".mine h2 a")
    expect(shown).to_have_count(2)
    assert {text.partition(" ")[0] for text in shown.all_inner_texts()} == references
    person.open(shown.first.get_attribute("href") or "")
    expect(person.page.locator("h1")).to_contain_text("Uw aanvraag")
