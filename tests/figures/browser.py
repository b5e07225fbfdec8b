"""Debian's Chromium on this machine, as a phone or a desk, with a note of everything it fetched."""

import gzip
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Response, sync_playwright

from tests.figures.visitor import WrongTurn
from tests.journeys.conftest import QUIET

PHONE = "Pixel 5"


@dataclass(frozen=True)
class Weight:
    """What one page made the browser fetch, with nothing kept from before. ``bytes``: bodies after ``gzip -9``."""

    page: str
    requests: int
    bytes: int


@contextmanager
def phones() -> Iterator[Callable[[], BrowserContext]]:
    """A new phone at each call, that has been nowhere yet."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        looks = playwright.devices[PHONE]
        yield lambda: chromium.new_context(**looks, locale="nl-NL", timezone_id="Europe/Amsterdam")
        chromium.close()


def weigh(context: BrowserContext, name: str, address: str) -> Weight:
    """Fetch a page with everything it asks for. Redirects count as requests; raises WrongTurn for another status."""
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    there = page.goto(address, wait_until="networkidle")
    if there is None or not there.ok:
        raise WrongTurn(f"{name}: the browser got no page")
    sizes = [_compressed(answer) for answer in answers]
    page.close()
    return Weight(name, len(sizes), sum(sizes))


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def _compressed(answer: Response) -> int:
    """Nothing for what isn't fetched (data in the page itself) and for redirects, which have no body to speak of."""
    if urlsplit(answer.url).scheme == "data" or 300 <= answer.status < 400:
        return 0
    return len(gzip.compress(answer.body(), 9))
