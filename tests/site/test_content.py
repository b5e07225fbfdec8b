"""What holds for every hand-written page, of all brands together and of each brand."""

import re
from pathlib import Path

import pytest

from portal.settings import CONTENT
from portal.site.pages import read_pages
from tests.site.reading import reading, syllables

PAGES = sorted(
    path
    for folder in ("nl", "en", "brands/mijnaansluiting/pages", "brands/veldgloed/pages")
    for path in (CONTENT / folder).rglob("*.md")
)
DUTCH = [path for path in PAGES if "nl" in path.parts and "inserts" not in path.parts]
PAIRS = [
    (brand, page.key) for brand in ("mijnaansluiting", "veldgloed") for page in read_pages(CONTENT, brand, "nl").pages
]
MARK = re.compile(r"<!--.*?-->|\[\[.*?\]\]|\]\(/")
ALLOWED = re.compile(r"\[\[datum \d{4}-\d{2}-\d{2}\]\]|WCAG 2\.2")
"""A dated statement and the name of a standard; every other number comes from a definition."""


def named(path: Path) -> str:
    return path.relative_to(CONTENT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_no_number_is_written_by_hand(path):
    assert re.findall(r"\d", ALLOWED.sub("", path.read_text())) == []


@pytest.mark.parametrize("path", DUTCH, ids=named)
def test_dutch_pages_read_easily_by_indication(path):
    count = reading(path.read_text())
    assert count.words > 40
    assert count.ease >= 60
    assert count.words_per_sentence <= 14


@pytest.mark.parametrize("path", [path for path in PAGES if "inserts" not in path.parts], ids=named)
def test_every_page_has_a_description_and_one_heading_on_top(path):
    text = path.read_text()
    assert re.search(r"^description: .{20,160}$", text, re.MULTILINE)
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


@pytest.mark.parametrize(("brand", "key"), PAIRS)
def test_a_page_has_the_same_marks_and_buttons_in_both_languages(brand, key):
    dutch, english = (
        next(page.text for page in read_pages(CONTENT, brand, language).pages if page.key == key)
        for language in ("nl", "en")
    )
    assert sorted(MARK.findall(dutch)) == sorted(link.replace("/en", "") for link in MARK.findall(english))


@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
def test_a_brand_has_the_same_pieces_in_both_languages(brand):
    dutch, english = (read_pages(CONTENT, brand, language).inserts for language in ("nl", "en"))
    assert set(dutch) == set(english)


@pytest.mark.parametrize(
    ("word", "count"),
    [("huis", 1), ("aansluiting", 3), ("netbeheerder", 4), ("coördineren", 5), ("eeuw", 1), ("brr", 1)],
)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_official_prose_would_not_pass():
    text = (
        "Ten behoeve van de realisatie van de door u aangevraagde elektriciteitsaansluiting dient voorafgaand aan de "
        "uitvoering van de werkzaamheden een situatietekening te worden overgelegd aan de netbeheerder."
    )
    assert reading(text).ease < 60
    assert reading(text).words_per_sentence > 14


def test_only_running_text_counts():
    page = "---\npage: costs\n---\n# Een kop?\n\nEen zin. Nog een [korte zin](a.md).\n\n- Een punt zonder einde\n"
    text = page + "| A | B |\n"
    assert (reading(text).sentences, reading(text).words) == (2, 6)
