"""The site's pages as sections that can be found: each heading with the text below it, generated blocks included."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from markdown import markdown

from portal.definitions.searchable import stemmer
from portal.definitions.sentences import Words
from portal.definitions.thesaurus import load_thesaurus
from portal.domain.definition import Definition, Language
from portal.domain.search.index import Index, Section, index
from portal.site.fill import fill
from portal.site.pages import Page, read_pages
from portal.site.scene import Scene
from portal.site.source import ROOTS

EXTENSIONS = ("attr_list", "def_list", "md_in_html", "tables", "toc")
"""Those of mkdocs.yml that decide where text and headings end up."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
TERM = 5
"""Level of what a list explains one by one (customer works, how certain a date is): found by itself, read in place."""
SILENT = ("svg", "script", "style")
VOID = ("br", "img", "hr", "input", "meta", "link", "path", "circle", "rect")
FACTS = "facts"
"""Class of a list of facts about its heading: not things that are explained."""
BLOCKS = ("p", "li", "dt", "dd", "td", "th", "tr", "summary", "caption", "div")
LONGEST_EXCERPT = 220
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_DATED = re.compile(r"\b20\d\d\b")


def indexes(definition: Definition, words: Words, content: Path) -> Mapping[Language, Index]:
    """One for each language of the brand, the same for the same content. Raises Mistakes, and what ``fill`` raises."""
    thesauri, day = load_thesaurus(content), _day(definition)
    return {
        language: index(
            sections(content, Scene(definition, words, language, day)), thesauri[language], stemmer(language)
        )
        for language in definition.brand.languages
    }


def sections(content: Path, scene: Scene) -> tuple[Section, ...]:
    pages = read_pages(content, scene.definition.brand.id, scene.language)
    return tuple(
        section
        for page in pages.pages
        for section in _sections(page, fill(page.body, scene, pages.inserts), scene.language)
    )


def _day(definition: Definition) -> date:
    """A day on which every price list holds or held, so that what can be found hangs on no calendar: of what is
    dated nothing is shown."""
    return max(price.valid_from for product in definition.catalogue.products for price in product.prices)


def _sections(page: Page, text: str, language: Language) -> Iterator[Section]:
    reader = _Reader()
    reader.feed(markdown(text, extensions=list(EXTENSIONS)))
    for found in reader.found:
        about = page.about if found.level == 1 else ""
        address = f"{ROOTS[language]}{page.address}{'#' + found.anchor if found.anchor and found.level > 1 else ''}"
        pieces = [_tidy(piece) for piece in found.shown]
        yield Section(
            page.key, address, _tidy(found.heading), found.above, _tidy(f"{about} {found.text}"), _excerpt(pieces)
        )


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _excerpt(pieces: list[str]) -> str:
    """The first sentences, none cut off half-way, none with a date in it."""
    told = ""
    for sentence in (sentence for piece in pieces for sentence in _SENTENCE.split(piece) if sentence):
        if _DATED.search(sentence):
            continue
        if told and len(told) + len(sentence) > LONGEST_EXCERPT:
            break
        told = f"{told} {sentence}".strip()
    return told


@dataclass
class _Found:
    level: int
    anchor: str
    above: tuple[str, ...] = ()
    heading: str = ""
    text: str = ""
    shown: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads one page; ``found`` holds its sections in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Found] = []
        self._open: list[str] = []
        self._quiet: list[bool] = []
        self._in_heading = False
        self._shows = False
        self._explains = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        known = dict(attrs)
        quiet = tag in SILENT or known.get("aria-hidden") == "true" or "data-search-exclude" in known
        if tag == "dl":
            self._explains = FACTS not in (known.get("class") or "").split()
        self._open.append(tag)
        self._quiet.append(quiet or (bool(self._quiet) and self._quiet[-1]))
        if tag in HEADINGS:
            self._begin(HEADINGS[tag], known.get("id") or "")
        elif tag == "dt" and self._explains and self.found:
            self._begin(TERM, "")
        elif tag in BLOCKS and self.found:
            self.found[-1].text += " "
            self._shows = tag in ("p", "li", "dd") and "muted" not in (known.get("class") or "")
            if self._shows:
                self.found[-1].shown.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            self._quiet.pop()
            if self._open.pop() == tag:
                break
        if tag in HEADINGS or tag == "dt":
            self._in_heading = False
        elif tag in BLOCKS:
            self._shows = False

    def handle_data(self, data: str) -> None:
        if not self.found or (self._quiet and self._quiet[-1]):
            return
        if self._in_heading:
            self.found[-1].heading += data
            return
        self.found[-1].text += data
        if self._shows:
            self.found[-1].shown[-1] += data

    def _begin(self, level: int, id: str) -> None:
        """What has no address of its own is read at the nearest one above it."""
        anchor = id or (self.found[-1].anchor if self.found else "")
        self.found.append(_Found(level, anchor, self._above(level)))
        self._in_heading = True

    def _above(self, level: int) -> tuple[str, ...]:
        headings: dict[int, str] = {}
        for earlier in self.found:
            headings = {other: text for other, text in headings.items() if other < earlier.level}
            headings[earlier.level] = _tidy(earlier.heading)
        return tuple(text for other, text in sorted(headings.items()) if other < level)
