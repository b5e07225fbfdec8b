"""The whole main job on a phone: read, apply, get mail, follow, see it planned and done, answer the survey."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from portal.domain import wording
from portal.domain.calendar import add_working_days, week_of
from tests.builders import a_definition
from tests.journeys.axe import RULES, WCAG
from tests.journeys.browsing import Person, apply
from tests.journeys.looks import faults
from tests.journeys.server import Server

PLANNER, POWER, WATER = "grondwerk_oost", "stroomland", "deltawater"


@dataclass(frozen=True)
class Words:
    """What the journey looks for, as a reader of one language sees it."""

    follow: str
    received: str
    released: "re.Pattern[str]"
    soft: Callable[[date], str]
    hard: Callable[[date], str]
    one_done: str
    survey_mail: str
    survey: str
    thanks: str
    already: str


WORDS = {
    "nl": Words(
        follow="Volg uw aanvraag",
        received="U hebt uw aanvraag verstuurd.",
        released=re.compile("Stroom: De aannemer heeft uw opdracht"),
        soft=lambda day: f"Voorlopig: {wording.week(day, 'nl')}",
        hard=lambda day: f"Afgesproken: {wording.day(day, 'nl')}, in de ochtend",
        one_done="Water: Grondwerk Oost is klaar",
        survey_mail="Welk cijfer geeft u ons?",
        survey="Hoe tevreden bent u over uw aansluiting?",
        thanks="Dank u wel",
        already="Wij hebben uw antwoord al",
    ),
    "en": Words(
        follow="Follow your application",
        received="You sent your application.",
        released=re.compile("Electricity: .*contractor .*your order"),
        soft=lambda day: f"Provisional: {wording.week(day, 'en')}",
        hard=lambda day: f"Agreed: {wording.day(day, 'en')}, in the morning",
        one_done="Water: Grondwerk Oost has finished",
        survey_mail="How would you grade us?",
        survey="How satisfied are you with your connection?",
        thanks="Thank you",
        already="We already have your answer",
    ),
}


class Looks:
    """Looks at every page once and keeps what is wrong; a mail is no page of ours, so only WCAG's own rules hold."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def __call__(self, page: Page) -> None:
        self.faults += faults(page, WCAG if "/postvak/" in page.url else RULES)


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "script",
    [pytest.param(True, id="with JavaScript", marks=pytest.mark.long), pytest.param(False, id="without JavaScript")],
)
def test_from_reading_to_thank_you(server, someone, language, script):
    person = someone(language, java_script_enabled=script)
    looks = Looks()
    if script:
        person.seen = looks
    words = WORDS[language]

    reference = apply(person)
    follow_from_mail(person, words, reference)
    see_it_planned_and_done(server, person, words, reference)
    answer_from_mail(person, words)

    assert looks.faults == []


def follow_from_mail(person: Person, words: Words, reference: str) -> None:
    person.read(person.letter())
    person.open(person.link(words.follow))
    expect(person.page.locator("h1")).to_contain_text(reference)
    assert person.page.url.endswith(f"/{reference}"), "the token is left in the address"
    shows(person, words.received)


def see_it_planned_and_done(server: Server, person: Person, words: Words, reference: str) -> None:
    numbers = count(1)
    follow = person.page.url
    day = a_working_day()

    def report(by: str, type: str, **more: str) -> None:
        event = {"event_id": f"{reference}-{next(numbers)}", "application": reference, "type": type, **more}
        assert server.report(by, event) == 202
        person.open(follow)

    report(POWER, "released")
    shows(person, words.released)
    report(WATER, "released")
    report(PLANNER, "soft_date", week="{}-W{:02}".format(*week_of(day)))
    shows(person, words.soft(day))
    report(PLANNER, "hard_date", date=day.isoformat(), part="morning")
    shows(person, words.hard(day))
    report(PLANNER, "completion", discipline="water")
    shows(person, words.one_done)
    report(PLANNER, "completion", discipline="electricity")
    expect(person.page.locator(".card.done")).to_be_visible()


def a_working_day() -> date:
    """About half a year from now, not the first day of its week."""
    day = datetime.now(UTC).date() + timedelta(weeks=24)
    return add_working_days(day - timedelta(days=day.weekday()), 1, a_definition().holidays)


def answer_from_mail(person: Person, words: Words) -> None:
    person.read(person.letter(words.survey_mail))
    link = person.link("8")
    person.open(link)
    shows(person, words.survey)
    expect(person.page.locator("input[name=grade]:checked")).to_have_value("8")
    person.choose("tap_planning", "yes")
    person.press()
    shows(person, words.thanks)
    person.open(link)
    shows(person, words.already)


def shows(person: Person, words: "str | re.Pattern[str]") -> None:
    expect(person.page.locator("main")).to_contain_text(words)
