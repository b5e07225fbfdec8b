"""What logging a contact asks of somebody at a desk: read from the real form and the mail it shows."""

import re
from dataclasses import replace

from bs4 import BeautifulSoup

from tests.figures.klm import Effort, Reader
from tests.figures.survey_page import SENTENCE

DESK = 1.1 + 0.2
"""Seconds to point at something with a mouse and press (Card, Moran & Newell, 1980)."""
TYPISTS = {
    "average skilled typist (55 words a minute)": Reader(238, 1.35, DESK, 0, 0.20),
    "average non-secretary (40 words a minute)": Reader(238, 1.35, DESK, 0, 0.28),
    "best typist (135 words a minute)": Reader(238, 1.35, DESK, 0, 0.08),
}
"""Keystrokes of the same source."""
PAGES = 2 * 0.5
SUMMARY = re.compile(r"Gesproken: .*?Volgend contact: .*?\.\n", re.DOTALL)
ENTER, TAB = 1, 1


def effort(form: str, preview: str) -> tuple[Effort, Effort]:
    """Reading of the mail what was not typed (its subject and the next contact), and reading the whole summary.

    ``form`` and ``preview`` are the pages as HTML; raises ValueError where they ask for what isn't counted.
    """
    open_fields = [str(field["name"]) for field in _required(form) if not _value(field)]
    if open_fields != ["about"]:
        raise ValueError(f"the form leaves {open_fields} open; only what was said is counted")
    letter = BeautifulSoup(preview, "html5lib").select_one("article.letter")
    summary = SUMMARY.search(letter.get_text() if letter else "")
    if letter is None or summary is None:
        raise ValueError("the preview shows no summary in the standard form")
    untyped = f"{letter.get('aria-label', '')} {summary[0].rpartition('Volgend contact')[2]}"
    decisions = len(open_fields) + 1 + 2
    asked = Effort(0, decisions, len(open_fields) + 1, 0, SENTENCE + TAB + ENTER, PAGES)
    return replace(asked, words=len(untyped.split())), replace(asked, words=len(summary[0].split()))


def _required(form: str) -> list[BeautifulSoup]:
    return list(BeautifulSoup(form, "html5lib").select("main form [aria-required=true]"))  # type: ignore[arg-type]


def _value(field: BeautifulSoup) -> str:
    if field.name == "select":
        chosen = field.select_one("option[selected]")
        return str(chosen.get("value", "")) if chosen else ""
    return str(field.get("value", "")) or field.get_text().strip()
