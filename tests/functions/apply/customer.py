"""Somebody who fills in the form: goes from page to page as the site leads, with good answers unless told otherwise."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, cast

from jinja2.bccache import Bucket, BytecodeCache

from functions.apply.app import create_app
from portal.bootstrap.apply import Apply
from portal.definitions.words import load_words
from portal.domain.definition import Definition
from portal.services.address_ports import FoundAddress
from portal.services.draft_ports import Draft
from portal.settings import CONTENT
from tests.builders import BRAND, NOW, POSTCODE, a_definition, some_settings
from tests.fakes import (
    Clock,
    InMemoryDrafts,
    InMemoryEnquiries,
    InMemoryFiles,
    KnownAddresses,
    SentApplications,
    a_limiter,
)
from tests.pages import OWN_PAGE, Page, Pages

WEEK = re.compile(r'<option value="(\d{4}-W\d\d)"')
WISH = 10
"""Which of the offered weeks is wished for."""
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
START = {"nl": "/aanvragen/", "en": "/en/apply/"}
DISCIPLINES = {BRAND: ["electricity", "water"], "veldgloed": ["heat"]}
SIZES = {"electricity": "3x25", "water": "qn1_5", "heat": "home", "cable": "coax"}
PAGES = {
    "aansluitingen": "disciplines",
    "connections": "disciplines",
    "aansluiting": "size",
    "connection": "size",
    "waar": "where",
    "where": "where",
    "adres": "address",
    "address": "address",
    "kavel": "plot",
    "plot": "plot",
    "wie": "who",
    "who": "who",
    "contact": "contact",
    "bouwaannemer": "builder",
    "builder": "builder",
    "wanneer": "when",
    "when": "when",
    "tekeningen": "drawings",
    "drawings": "drawings",
    "controleren": "check",
    "check": "check",
    "verzonden": "sent",
    "sent": "sent",
}
ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "what": {"kind": "new"},
    "where": {"postcode": POSTCODE, "number": "12", "addition": ""},
    "address": {"street": "Proefstraat", "place": "Arnhem"},
    "plot": {"about": "Nieuwbouw De Weide, kavel 12", "postcode": "6811", "place": "Arnhem", "spot": ""},
    "who": {"name": "Sanne de Tester", "company": "", "on_behalf_of": ""},
    "contact": {"phone": "06 12345678", "mail": "sanne@klant.example", "channel": "mail", "contact": ""},
    "builder": {"name": "", "phone": "", "mail": ""},
    "drawings": {},
}


def a_portal(brand: str = BRAND, seed: int = 1, definition: Definition | None = None, **parts: Any) -> Apply:
    """The form's portal with fakes for everything outside it; chance is drawn from a seed."""
    clock = Clock(NOW)
    drafts = InMemoryDrafts(clock)
    chance = random.Random(seed)
    there = definition or a_definition(brand)
    portal = Apply(
        settings=some_settings(brand=brand),
        definition=there,
        words=load_words(brand, CONTENT),
        now=clock,
        new_id=lambda: "".join(chance.choices(ALPHABET, k=26)),
        below=chance.randrange,
        drafts=drafts,
        applications=SentApplications(drafts),
        files=InMemoryFiles(),
        addresses=KnownAddresses({(POSTCODE, "12"): FoundAddress("Proefstraat", "Arnhem")}),
        enquiries=InMemoryEnquiries(),
        limiter=a_limiter(there.brand.limits, clock),
    )
    return replace(portal, **parts)


class CompiledOnce(BytecodeCache):
    """Templates compiled by one app serve all the others: every test makes an app of its own."""

    compiled: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = bucket.bytecode_to_string()


def as_seen(text: str) -> str:
    """A text as ``Page.text`` shows it: every kind of space is one space."""
    return " ".join(text.split())


def weeks_offered(page: Page) -> list[str]:
    return [str(option["value"]) for option in page.soup.select("option") if option["value"]]


class Customer:
    """A browser, and somebody before it who presses on."""

    def __init__(self, portal: Apply, language: str = "nl") -> None:
        self.portal = portal
        self.language = language
        self.app = create_app(portal)
        self.app.jinja_env.bytecode_cache = CompiledOnce()
        self.pages = Pages(self.app)
        self.path = START[language]

    def open(self, path: str) -> Page:
        """Go to a page and on to where it sends us; the path stays in ``path``."""
        self.path = path
        page = self.pages.get(path)
        return self.open(page.location) if 300 <= page.status < 400 else page

    def press(self, data: Mapping[str, Any], button: str = "") -> Page:
        """Fill in this page and press a button; where that leads."""
        sent = {**data, **({button: "1"} if button else {})}
        page = self.pages.post(self.path, sent)
        return self.open(page.location) if page.status == 303 else page

    def fill(self, until: str = "check", **answers: Mapping[str, Any]) -> Page:
        """Answer every page from the start up to ``until``, which is open then; ``answers`` by page.

        The pages on the way are only posted to, which is fast; tests of the pages themselves open them.
        """
        self.path = START[self.language]
        while self.here != until:
            sent = self.pages.client.post(self.path, data=dict(self.answers_here(answers)), headers=OWN_PAGE)
            assert sent.status_code == 303, f"{self.path}: {Page(sent).faults}"
            self.path = str(sent.location)
        return self.open(self.path)

    def answers_here(self, answers: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
        """Good answers for the page we look at, unless ``answers`` holds others; any week that is offered will do."""
        here = self.here
        if here == "when" and here not in answers:
            return {"week": WEEK.findall(self.pages.client.get(self.path).text)[WISH]}
        if here == "size":
            discipline = self.path.rstrip("/").rpartition("/")[2]
            return {"size": answers.get("size", SIZES).get(discipline, SIZES[discipline])}
        if here == "disciplines":
            return answers.get(here, {"chosen": DISCIPLINES[self.portal.definition.brand.id]})
        return {**ANSWERS.get(here, {}), **answers.get(here, {})}

    def send(self, **answers: Mapping[str, Any]) -> Page:
        """Fill in everything and send it."""
        return self.press(self.fill("check", **answers).answers())

    @property
    def here(self) -> str:
        """Which page we look at."""
        parts = self.path.partition("?")[0].removeprefix(START[self.language]).split("/")
        return PAGES.get(parts[0], "what")

    @property
    def drafts(self) -> InMemoryDrafts:
        return cast(InMemoryDrafts, self.portal.drafts)

    @property
    def applications(self) -> SentApplications:
        return cast(SentApplications, self.portal.applications)

    @property
    def enquiries(self) -> InMemoryEnquiries:
        return cast(InMemoryEnquiries, self.portal.enquiries)

    @property
    def files(self) -> InMemoryFiles:
        return cast(InMemoryFiles, self.portal.files)

    @property
    def addresses(self) -> KnownAddresses:
        return cast(KnownAddresses, self.portal.addresses)

    @property
    def clock(self) -> Clock:
        return cast(Clock, self.portal.now)

    @property
    def draft(self) -> Draft:
        """The newest draft."""
        return list(self.drafts.kept.values())[-1]
