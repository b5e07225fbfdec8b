"""Search on the follow page: the application's own state first, then our pages, then a person."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from functions.track.app import create_app
from functions.track.own.answers import TOPICS
from portal.definitions.thesaurus import load_thesaurus
from portal.domain.application import Application
from portal.domain.definition import LANGUAGES
from portal.domain.paths import follow_path
from tests.builders import CONTENT
from tests.functions.track.conftest import OWN, a_track, link_to
from tests.pages import Page, Pages
from tests.searching import answers_file, ranking
from tests.situations import SITUATIONS

ASKED = [
    ("wanneer komen jullie", "date"),
    ("hoe lang duurt het nog", "date"),
    ("is de datum al bekend", "date"),
    ("factuur", "costs"),
    ("moet ik de rekening nog betalen", "costs"),
    ("heb ik de offerte al geaccepteerd", "costs"),
    ("wie belt", "call"),
    ("wanneer word ik gebeld", "call"),
    ("ik heb nog niks gehoord", "call"),
    ("wat moet ik zelf nog doen", "todo"),
    ("welke tekening moet ik sturen", "todo"),
    ("telefoonnummer planner", "person"),
    ("nummer van de aannemer", "person"),
    ("wie is aan zet", "turn"),
    ("status", "turn"),
    ("waarom is het verschoven", "changed"),
]
"""What customers ask of their own application, and what the page should answer among the first two."""


@cache
def answers() -> Path:
    return answers_file(Path(mkdtemp(prefix="answers")))


def searched(name: str, question: str, language: str = "nl") -> Page:
    state: Application = SITUATIONS[name](language=language)
    track = a_track(state, brand="veldgloed" if name == "heat" else "mijnaansluiting")
    portal = replace(track, settings=replace(track.settings, answers_file=answers()))
    pages = Pages(create_app(portal))
    pages.get(link_to(state, portal), base_url=OWN)
    end = "search" if language == "en" else "zoek"
    path = follow_path("en" if language == "en" else "nl", state.reference)
    return pages.get(f"{path}/{end}?q={question.replace(' ', '+')}", base_url=OWN)


@pytest.mark.parametrize(("question", "topic"), ASKED)
def test_a_question_about_the_own_application_is_heard(question: str, topic: str) -> None:
    assert topic in ranking("mijnaansluiting", "nl").topics(question)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_of_the_data_has_an_answer(language: str) -> None:
    assert set(load_thesaurus(CONTENT)[language].topics) == set(TOPICS)  # type: ignore[index]


def test_when_is_answered_with_the_date_as_the_follow_page_says_it() -> None:
    page = searched("soft", "wanneer komen jullie")
    assert "Wanneer komen wij?" in page.text
    assert "Voorlopig: week 14 (5 tot en met 9 april)" in page.text


def test_who_calls_is_answered_with_who_and_by_when() -> None:
    assert "Grondwerk Oost belt u uiterlijk" in searched("soft", "wie belt mij").text


def test_whom_to_call_is_answered_with_numbers() -> None:
    page = searched("soft", "telefoonnummer")
    assert [link["href"] for link in page.soup.select("section.card.now a")][:1]
    assert "Over de planning:" in page.text


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("topic", TOPICS)
def test_in_every_situation_every_topic_is_a_sound_page(name: str, topic: str) -> None:
    words = {"date": "datum", "turn": "status", "call": "belt", "todo": "doen", "person": "nummer", "costs": "factuur"}
    page = searched(name, words.get(topic, "waarom"))
    assert page.status == 200
    assert "Uit uw aanvraag" in page.text


def test_our_pages_answer_below_it_and_a_person_is_named_at_the_end() -> None:
    page = searched("soft", "eisen meterkast")
    assert page.soup.select(".found a")
    assert "Staat het er niet bij?" in page.text


def test_in_english_too() -> None:
    assert "When do we come?" in searched("soft", "when will you come", "en").text


def test_nobody_searches_an_application_that_is_not_theirs() -> None:
    state = SITUATIONS["soft"]()
    pages = Pages(create_app(a_track(state)))
    assert pages.get(f"/volgen/{state.reference}/zoek?q=wanneer", base_url=OWN).status == 404
