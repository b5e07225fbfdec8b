"""Four disciplines from send to survey, driven by three roles at their desks and one discipline by interface.

After every step the customer's own page is read: it tells what was just done, and nothing that was not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from portal.domain import wording
from portal.domain.calendar import local, week_of
from tests.journeys.axe import RULES
from tests.journeys.browsing import Person, apply
from tests.journeys.looks import faults
from tests.journeys.server import Server, running_portal
from tests.journeys.staff import DESK, Colleague
from tests.journeys.test_chain import POWER, WATER, a_working_day

pytestmark = pytest.mark.long

FOUR = ("electricity", "gas", "water", "cable")
CABLE = "lichtdraad"
WEEK = 7 * 86_400
HELD = 330
"""Seconds: longer than what staff logged can be taken back, and than news waits for other news."""
numbers = count(1)


@dataclass
class Case:
    """One customer with their application, and what stands on their page."""

    server: Server
    customer: Person
    reference: str = ""
    follow: str = ""

    def shows(self, *words: str) -> None:
        self.customer.open(self.follow)
        for said in words:
            expect(self.customer.page.locator("main")).to_contain_text(said)

    def hides(self, *words: str) -> None:
        for said in words:
            expect(self.customer.page.locator("main")).not_to_contain_text(said)

    def mailed(self, subject: str) -> None:
        """Once nobody can take it back any more."""
        self.server.later(HELD)
        self.customer.letter(subject)

    def by_interface(self, organisation: str, type: str, **more: object) -> None:
        event = {"event_id": f"{self.reference}-{next(numbers)}", "application": self.reference, "type": type, **more}
        assert self.server.report(organisation, event) == 202


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One of its own: the sample is drawn from everybody's contacts of the week, and here those are this story's."""
    hour = local(datetime.now(UTC)).hour
    with running_portal("mijnaansluiting", tmp_path_factory.mktemp("desk"), hour) as running:
        yield running


@pytest.fixture
def seen():
    found: list[str] = []

    def look(page: Page) -> None:
        if "/medewerkers/" in page.url:
            found.extend(faults(page, RULES))

    look.found = found  # type: ignore[attr-defined]
    return look


def colleague(someone, subject: str, seen) -> Colleague:
    made = Colleague(someone(**DESK))
    made.person.seen = seen
    made.sign_in(subject)
    return made


def test_four_disciplines_from_send_to_survey(server, someone, seen):
    day = a_working_day()
    case = Case(server, someone())
    case.reference = apply(case.customer, kind="move", disciplines=FOUR)
    case.customer.read(case.customer.letter())
    case.customer.open(case.customer.link("Volg uw aanvraag"))
    case.follow = case.customer.page.url
    preparer = colleague(someone, f"werkvoorbereider.{POWER}", seen)
    planner = colleague(someone, "planner.grondwerk_oost", seen)

    intake_and_release(case, preparer)
    case.by_interface(CABLE, "released")
    case.shows("De aannemer heeft uw opdracht")
    case.mailed("heeft uw opdracht")
    first_call(case, planner, day)
    case.by_interface(CABLE, "milestone", milestone="work_file_ready")
    taken_back(case, planner, day)
    the_day(case, planner, day)
    executed(case, planner)
    a_week_later(case, planner, someone, seen)

    assert seen.found == []


def intake_and_release(case: Case, preparer: Colleague) -> None:
    """An operator speaks of the application and never of planning; its own orders go to the contractor."""
    case.shows("U hebt uw aanvraag verstuurd.")
    subject = preparer.log(case.reference, "-", "Wij hebben de aanvraag samen doorgenomen; alles klopt.")
    case.mailed(subject)
    preparer.report(case.reference, "bereikt", discipline="*", milestone="intake_done")
    for discipline in ("electricity", "gas"):
        quote = {"amount": "250,00", "until": in_a_month(), "number": f"O-{discipline}"}
        preparer.report(case.reference, "offerte", discipline=discipline, **quote)
    case.shows("heeft u een offerte gestuurd")
    preparer.report(case.reference, "bereikt", discipline="*", milestone="quote_accepted")
    case.shows("U hebt de offerte geaccepteerd.")
    preparer.report(case.reference, "bereikt", discipline="*", milestone="released")
    case.by_interface(WATER, "milestone", milestone="quote_accepted")
    case.by_interface(WATER, "released")
    case.by_interface(CABLE, "milestone", milestone="quote_accepted")
    case.hides("Voorlopig:", "Afgesproken:")
    case.mailed("berichten over uw aanvraag")


def first_call(case: Case, planner: Colleague, day: date) -> None:
    subject = planner.log(
        case.reference, "1", "De meterkast is klaar in maart.", outcome="{}-W{:02}".format(*week_of(day))
    )
    assert "voorlopig gepland" in subject
    case.shows(f"Voorlopig: {wording.week(day, 'nl')}")
    case.mailed(subject)


def taken_back(case: Case, planner: Colleague, day: date) -> None:
    """A slip is gone within two minutes: the page stands as before, and no mail says it."""
    subject = planner.log(case.reference, "2", "Dit was een vergissing.", outcome=f"{day.isoformat()}:afternoon")
    case.shows("in de middag")
    planner.person.press(planner.page.get_by_role("button", name="Ongedaan maken"))
    expect(planner.page.locator("h1")).to_have_text("Het is teruggenomen")
    case.shows(f"Voorlopig: {wording.week(day, 'nl')}")
    case.hides("in de middag")
    case.server.later(HELD)
    case.customer.page.wait_for_timeout(3_000)
    assert case.customer.letters(subject).count() == 0


def the_day(case: Case, planner: Colleague, day: date) -> None:
    subject = planner.log(case.reference, "2", "Alles is klaar, wij komen.", outcome=f"{day.isoformat()}:morning")
    assert wording.day(day, "nl") in subject
    case.shows(f"Afgesproken: {wording.day(day, 'nl')}, in de ochtend")
    case.mailed(subject)
    case.mailed(planner.log(case.reference, "3", "De weg is vrij en de kast hangt.", outcome="passed"))
    case.shows("in de ochtend")


def executed(case: Case, planner: Colleague) -> None:
    for discipline in FOUR[:-1]:
        planner.report(case.reference, "gereed", discipline=discipline)
    case.shows("is klaar met het werk")
    case.by_interface("grondwerk_oost", "completion", discipline=FOUR[-1])
    case.customer.open(case.follow)
    expect(case.customer.page.locator(".card.done")).to_be_visible()
    case.customer.read(case.customer.letter("Welk cijfer geeft u ons?"))
    case.customer.open(case.customer.link("8"))
    case.customer.press()
    expect(case.customer.page.locator("h1")).to_contain_text("Dank u wel")


def a_week_later(case: Case, planner: Colleague, someone, seen) -> None:
    """The log holds every contact in the standard form, each with its mail, and the sample is drawn from it."""
    planner.open(case.reference)
    planner.page.locator("details").last.evaluate("details => details.open = true")
    talks = planner.page.locator("ol.was li:not(.struck)").filter(has_text="sprak met Sanne de Tester:")
    expect(talks).to_have_count(4)
    expect(talks.filter(has_text="Volgend contact:")).to_have_count(4)
    expect(planner.happened().filter(has_text="Bericht: verslag van het gesprek")).to_have_count(4)
    case.server.later(WEEK)
    quality = colleague(someone, "kwaliteit", seen)
    quality.person.open("/medewerkers/kwaliteit/")
    quality.person.press(quality.page.get_by_role("link", name="Grondwerk Oost"))
    quality.person.press(quality.page.locator("main ol a").first)
    expect(quality.page.locator("main")).to_contain_text("sprak met Sanne de Tester")
    for answer in quality.page.locator("input[value=yes]").all():
        answer.check()
    quality.person.press()
    expect(quality.page.locator("main")).to_contain_text("Beoordeeld door")


def in_a_month() -> str:
    return a_working_day().isoformat()
