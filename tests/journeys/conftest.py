"""The browser of the journeys: Debian's Chromium, in Dutch time, and every page it opens is watched."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.net import Net

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
