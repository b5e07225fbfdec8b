"""The follow page over applications in memory, and on a running engine where reads are counted."""

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import cache

import pytest
from flask import Flask

from functions.track.app import create_app
from portal.bootstrap.track import Track, for_track
from portal.domain.application import Application
from portal.domain.definition import Language
from portal.domain.links import derive
from portal.domain.paths import follow_path
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from tests.builders import NOW
from tests.fakes import InMemoryFiles, KnownMails, a_limiter
from tests.pages import Page, Pages
from tests.services.in_memory import InMemoryApplications
from tests.web.portals import a_portal

OWN = "https://portaal.example"


def a_track(*states: Application, brand: str = "mijnaansluiting") -> Track:
    """The follow page's portal over these applications."""
    portal = a_portal(brand)
    known = (getattr(portal, field.name) for field in fields(portal))
    limiter = a_limiter(portal.definition.brand.limits, portal.now)
    mails = KnownMails()
    return Track(
        *known,
        applications=InMemoryApplications(*states),
        limiter=limiter,
        files=InMemoryFiles,
        lookup=mails,
        mine=mails,
    )


def link_to(state: Application, portal: Track, language: Language = "nl") -> str:
    """The path that stands in the mail."""
    token = derive(portal.settings.link_keys, "follow", state.reference, "f1", 1)
    return follow_path(language, state.reference, token)


@dataclass
class Reader:
    """Somebody who follows one application after another; making an app for each would cost more than the page."""

    portal: Track
    store: InMemoryApplications
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.portal = replace(self.portal, applications=self.store, now=lambda: self.now)
        self.pages = Pages(create_app(self.portal))

    def follow(self, state: Application, language: Language) -> Page:
        self.store.states = {state.reference: state}
        self.now = max(line.at for line in state.lines) + timedelta(hours=1)
        there = self.pages.get(link_to(state, self.portal, language), base_url=OWN).location
        return self.pages.get(there, base_url=OWN)


@cache
def reader(brand: str) -> Reader:
    return Reader(a_track(brand=brand), InMemoryApplications())


def followed(state: Application, language: Language = "nl", brand: str = "mijnaansluiting") -> Page:
    """The follow page as its customer sees it, an hour after the last that happened."""
    return reader(brand).follow(state, language)


@pytest.fixture(scope="session")
def built(settings: Settings, applications: ApplicationStore) -> Track:
    return replace(for_track(settings, now=lambda: NOW), applications=applications)


@pytest.fixture(scope="session")
def app(built: Track) -> Flask:
    return create_app(built)


@pytest.fixture
def pages(app: Flask) -> Pages:
    """A browser without cookies."""
    return Pages(app)
