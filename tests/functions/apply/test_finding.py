"""Search on the site: without JavaScript, from our own pages, and with a person behind it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portal.domain.search.words import LONGEST
from tests.functions.apply.customer import Customer
from tests.searching import answers_file

New = Callable[..., Customer]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return answers_file(tmp_path_factory.mktemp("answers"))


@pytest.fixture
def seeker(new_customer: New, answers: Path) -> Customer:
    portal = new_customer().portal
    return Customer(replace(portal, settings=replace(portal.settings, answers_file=answers)))


def test_the_page_asks_what_somebody_wants_to_know(seeker: Customer) -> None:
    page = seeker.open("/zoeken/")
    assert page.h1 == "Zoeken"
    assert page.soup.select_one("form[role=search] input[name=q]") is not None
    assert "Staat het er niet bij?" not in page.text


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/zoeken/?q=linkje+kwijt", "/vragen/#ik-ben-de-link-kwijt"),
        ("/en/find/?q=lost+the+link", "/en/questions/#i-have-lost-the-link"),
    ],
)
def test_an_answer_leads_to_its_place_on_the_site(seeker: Customer, path: str, answer: str) -> None:
    assert answer in [link["href"] for link in seeker.open(path).soup.select(".found a")]


def test_the_words_typed_so_far_go_along_to_a_person(seeker: Customer) -> None:
    page = seeker.open("/zoeken/?q=betaling+in+termijnen")
    assert "Staat het er niet bij?" in page.text
    link = page.soup.select_one("section.card a.button")
    assert link is not None
    asking = seeker.open(str(link["href"]))
    assert asking.answers()["text"] == ["betaling in termijnen"]


def test_who_finds_nothing_reads_so_and_is_handed_over(seeker: Customer) -> None:
    page = seeker.open("/zoeken/?q=xylofoon")
    assert page.h1 == "Niets gevonden"
    assert page.soup.select(".found a") == []
    assert page.soup.select_one("section.card a.button") is not None


@pytest.mark.parametrize("typed", ["%3Cscript%3Ealert(1)%3C/script%3E", "%F0%9F%98%80", "a" * 1000])
def test_whatever_is_typed_is_only_looked_for(seeker: Customer, typed: str) -> None:
    page = seeker.open(f"/zoeken/?q={typed}")
    assert page.status == 200
    assert "<script>alert" not in page.html
    box = page.soup.select_one("input[name=q]")
    assert box is not None
    assert len(str(box["value"])) <= LONGEST
