"""What can be found, and whether it is: every question in ``content/brands/<brand>/questions.toml``."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.domain.definition import Language
from portal.domain.search.index import Section
from tests.builders import CONTENT
from tests.searching import indexed, ranking

BRANDS = ("mijnaansluiting", "veldgloed")
NEEDED = 0.9
TOP = 3


@dataclass(frozen=True)
class Asked:
    brand: str
    language: Language
    question: str
    answers: tuple[str, ...]

    def found(self) -> list[Section]:
        """What stands with the first three pages, as searching shows it."""
        return [section for page in ranking(self.brand, self.language).pages(self.question, TOP) for section in page]


def questions() -> Iterator[Asked]:
    for brand in BRANDS:
        for one in tomllib.loads((CONTENT / "brands" / brand / "questions.toml").read_text("utf-8"))["question"]:
            yield Asked(brand, one["language"], one["asked"], tuple(one["answers"]))


def names(section: Section) -> set[str]:
    """ "costs", "costs#Stroom", and what stands above it on the page."""
    return {section.page, *(f"{section.page}#{heading}" for heading in (section.heading, *section.above[1:]))}


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_there_are_enough_questions_each_asked_once() -> None:
    asked = [(one.brand, one.language, one.question) for one in questions()]
    assert len(asked) >= 60
    assert len(set(asked)) == len(asked)


def test_every_answer_stands_on_the_pages() -> None:
    for one in questions():
        there = set[str]().union(*map(names, indexed(one.brand)[one.language].sections))
        pages = {f"{section.page}#{section.heading}" for section in indexed(one.brand)[one.language].sections}
        assert set(one.answers) <= there | pages, one.question


def test_nine_of_ten_questions_find_their_page_in_the_top_three() -> None:
    found = [bool({section.page for section in one.found()} & pages_of(one)) for one in questions()]
    assert share(found) >= NEEDED


def test_most_find_the_very_heading_too() -> None:
    found = [any(names(section) & set(one.answers) for section in one.found()) for one in questions()]
    assert share(found) >= 0.85


def pages_of(one: Asked) -> set[str]:
    return {answer.partition("#")[0] for answer in one.answers}


@pytest.mark.parametrize("brand", BRANDS)
def test_nothing_dated_is_shown_and_no_mark_is_left(brand: str) -> None:
    for sections in indexed(brand).values():
        for section in sections.sections:
            assert not re.search(r"\b20\d\d\b", section.excerpt)
            assert not re.search(r"<|\[\[|\{ \.|&(amp|lt|#)", section.heading + section.text + section.excerpt)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_generated_blocks_can_be_found(language: Language) -> None:
    found = ranking("mijnaansluiting", language).find("Stroomland", TOP)
    assert {hit.section.page for hit in found} <= {"works", "who"}
    assert found


def test_what_is_explained_in_a_list_is_found_by_itself_and_read_in_its_place() -> None:
    (first, *_) = ranking("mijnaansluiting", "nl").find("aarding", 1)
    assert first.section.heading == "Aarding"
    assert first.section.address == "/wat-u-nodig-hebt/#dit-moet-bij-u-klaar-zijn"


@pytest.mark.long
def test_every_address_is_there_on_the_built_site(tmp_path: Path) -> None:
    from tests.site.built import built_site

    site = built_site("mijnaansluiting")
    for sections in indexed("mijnaansluiting").values():
        for section in sections.sections:
            path, _, anchor = section.address.partition("#")
            html = (site / path.lstrip("/") / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in html, section.address
