"""The browser of the journeys: Debian's Chromium, in Dutch time, and every page it opens is watched."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from portal.domain.calendar import local
from tests.journeys.browsing import Person
from tests.journeys.net import Net
from tests.journeys.server import Server, running_portal

QUIET = [
    "--no-sandbox",  # root in a container has none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is not installed; `make install` does it or says what to install."
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture
def net(context: BrowserContext) -> Iterator[Net]:
    """What the browser asks for and complains about; fails the test on whatever is wrong with it."""
    watched = Net(context)
    yield watched
    assert watched.wrong == []


@pytest.fixture
def page(context: BrowserContext, net: Net) -> Page:
    """A page of a watched browser."""
    return context.new_page()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The joint portal, running."""
    hour = local(datetime.now(UTC)).hour
    with running_portal("mijnaansluiting", tmp_path_factory.mktemp("portal"), hour) as running:
        yield running


@pytest.fixture(scope="session")
def phone(playwright: Playwright) -> dict[str, Any]:
    """Settings of a browser on a phone."""
    pixel = playwright.devices["Pixel 5"]
    return {name: value for name, value in pixel.items() if name != "default_browser_type"}


@pytest.fixture
def someone(
    browser: Browser, browser_context_args: dict[str, Any], phone: dict[str, Any], server: Server
) -> Iterator[Callable[..., Person]]:
    """Makes a person with a phone and a mail address of their own; what a browser complains about fails."""
    watched: list[tuple[BrowserContext, Net]] = []
    numbers = count(1)

    def make(language: str = "nl", mail: str = "", **options: Any) -> Person:
        context = browser.new_context(**{**browser_context_args, **phone, "reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        watched.append((context, Net(context)))
        address = mail or f"{datetime.now(UTC):%H%M%S%f}.{next(numbers)}@klant.example"
        return Person(context.new_page(), server.base, language, address)

    yield make
    wrong = [line for _, net in watched for line in net.wrong]
    for context, _ in watched:
        context.close()
    assert wrong == []
