"""Every page of the site in both languages, by keyboard and on a small phone."""

import pytest
from playwright.sync_api import Page

from tests.journeys.looks import faults

HOMES = ("/", "/en/")
WALKED = ("/", "/en/", "/doorlooptijden/", "/en/lead-times/")
"""Pages that stand for the rest where Tab is concerned: all have the same header, menu and footer."""
PAGES = 12


@pytest.mark.long
@pytest.mark.parametrize("home", HOMES)
def test_no_page_of_the_site_shuts_anybody_out(server, page, home):
    found = [fault for path in all_pages(page, server.base, home) for fault in faults_of(page, server.base, path)]
    assert found == []


def all_pages(page: Page, base: str, home: str) -> list[str]:
    page.goto(base + home)
    links = page.locator("details.menu a").all()
    paths = [str(link.evaluate("link => link.pathname")) for link in links]
    assert len(paths) == PAGES
    return paths


def faults_of(page: Page, base: str, path: str) -> list[str]:
    page.goto(base + path)
    return faults(page, walk=path in WALKED)
