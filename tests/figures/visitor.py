"""Somebody on their way through the pages, with a browser, and somebody who plans for them with a key."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from bs4 import BeautifulSoup

from portal.domain.calendar import week_of
from portal.domain.links import LinkKeys, derive
from portal.domain.paths import APPLY, follow_path, survey_path
from tests.figures.browsers import Browser

PLAIN, READING, WRITING = "/kaal/", "/kaal/lezen/", "/kaal/schrijven/"
"""Pages of ``tests.figures.plain``."""
DRAWING = b"%PDF-1.7\n%%EOF\n"
DRAWINGS = 2
REFERENCE = re.compile("/verzonden/(.+)/")


class WrongTurn(Exception):
    """A page led elsewhere than the journey goes, so that its figure would be of something else."""


@dataclass
class Visitor:
    """Somebody on their way; ``upload`` puts a file where the page's form would, past the functions."""

    browser: Browser
    keys: LinkKeys
    upload: Callable[[str, bytes], None]
    planning_key: str
    today: date
    path: str = APPLY["nl"]
    reference: str = ""

    def show(self) -> None:
        self._expect(200, self.browser.get(self.path).status)

    def visit(self, path: str) -> None:
        """Look at a page beside the way."""
        self._expect(200, self.browser.get(path).status)

    def answer_plain_form(self) -> None:
        self._expect(303, self.browser.post(PLAIN, {"name": "Sanne de Tester"}).status)

    def press(self, fields: Mapping[str, object]) -> None:
        self._expect(303, self.browser.post(self.path, fields).status)
        self.path = self.browser.last.header("Location")

    def choose_week(self) -> None:
        year, week = week_of(self.today + timedelta(weeks=30))
        self.press({"week": f"{year}-W{week:02}"})

    def draw(self) -> None:
        """Send the drawings with the keys of the forms on the page we look at."""
        page = BeautifulSoup(self.browser.last.body, "html.parser")
        keys = [str(field["value"]) for field in page.select("form.upload input[name=key]")]
        self._expect(DRAWINGS, len(keys))
        for key in keys:
            self.upload(key.replace("${filename}", "tekening.pdf"), DRAWING)

    def send(self) -> None:
        page = BeautifulSoup(self.browser.last.body, "html.parser")
        self.press({str(field["name"]): str(field["value"]) for field in page.select("main form input")})
        found = REFERENCE.search(self.path)
        if found is None:
            raise WrongTurn(f"sending led to {self.path}")
        self.reference = found[1]

    @property
    def follow_link(self) -> str:
        return follow_path("nl", self.reference, self._token("follow", "f1"))

    @property
    def survey_link(self) -> str:
        return survey_path("nl", self.reference, self._token("survey", "s1"))

    def first_visit(self) -> None:
        self.path = self.follow_link
        self._expect(303, self.browser.get(self.path).status)
        self.path = self.browser.last.header("Location")

    def report(self, event: Mapping[str, Any]) -> None:
        """What the contractor's planning tool sends."""
        body = json.dumps({"event_id": uuid4().hex, "application": self.reference, **event}).encode()
        headers = {"Authorization": f"Bearer {self.planning_key}", "Content-Type": "application/json"}
        self._expect(202, self.browser.send("/api/planning/v1/events", body, headers).status)

    def open_survey(self) -> None:
        self.path = self.survey_link
        self.show()

    def answer_survey(self) -> None:
        page = BeautifulSoup(self.browser.last.body, "html.parser")
        opened = page.select_one("input[name=opened]")
        self.press({"opened": str(opened["value"]) if opened else "", "grade": "8", "words": ""})

    def _token(self, purpose: str, capability: str) -> str:
        return derive(self.keys, purpose, self.reference, capability, 1)

    def _expect(self, wanted: int, got: int) -> None:
        if wanted != got:
            text = BeautifulSoup(self.browser.last.body, "html.parser").get_text(" ", strip=True)
            raise WrongTurn(f"{self.path}: {got} instead of {wanted}: {text[:400]}")
