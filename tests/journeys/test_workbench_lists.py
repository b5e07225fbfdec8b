"""The workbench in a browser: on a phone and at a desk, with the keyboard and without a script."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.local.processes import answers_on
from tests.journeys.browsing import Person, apply
from tests.journeys.looks import faults
from tests.journeys.server import Server

pytestmark = pytest.mark.long

PREPARER, PLANNER = "werkvoorbereider.stroomland", "planner.grondwerk_oost"
HOME = "/medewerkers/"
Options = dict[str, Any]


@pytest.fixture(scope="module")
def reference(browser: Browser, browser_context_args: Options, server: Server) -> str:
    """An application that its operators have something to do for."""
    with browser.new_context(**browser_context_args) as context:
        page = context.new_page()
        return apply(Person(page, server.base, "nl", "werkbank@klant.example"))


@pytest.fixture
def staff(browser: Browser, browser_context_args: Options, server: Server) -> Iterator[Callable[..., Page]]:
    """Lets one of the seeded people in; gives the page they land on."""
    contexts = []

    def come_in(person: str = PLANNER, **options: Any) -> Page:
        context = browser.new_context(**{**browser_context_args, "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.goto(server.base + HOME)
        page.get_by_role("button", name="Inloggen").click()
        page.locator(f"button[value='{person}']").click()
        page.wait_for_url(f"{server.base}{HOME}*")
        return page

    yield come_in
    for context in contexts:
        context.close()


def test_each_list_looks_right_on_a_phone_and_at_a_desk(staff: Callable[..., Page], reference: str) -> None:
    page = staff(PREPARER)
    wrong = faults(page)
    page = staff()
    base = page.url.removesuffix(HOME)
    for path in (HOME, f"{HOME}week/", f"{HOME}zoeken/", f"{HOME}toetsen/"):
        page.goto(base + path)
        wrong += faults(page)
    assert wrong == []


def test_a_customer_and_what_is_not_there_look_right_too(staff: Callable[..., Page], reference: str) -> None:
    page = staff(PREPARER)
    base = page.url.removesuffix(HOME)
    wrong = []
    for typed in ("werkbank@klant.example", "niemand@klant.example", "nergens"):
        page.goto(f"{base}{HOME}zoeken/")
        page.get_by_role("textbox").fill(typed)
        page.locator("main .buttons button").click()
        page.wait_for_load_state()
        wrong += faults(page)
    assert wrong == []


def test_what_needs_no_signing_in_looks_right(page: Page, server: Server) -> None:
    wrong = []
    for path in ("inloggen", "uitgelogd"):
        page.goto(f"{server.base}{HOME}{path}")
        wrong += faults(page)
    assert wrong == []


def test_the_keyboard_walks_through_the_list(staff: Callable[..., Page], reference: str) -> None:
    page = staff(PREPARER)
    first = page.locator("[data-row] a").first
    page.keyboard.press("j")
    expect(first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sneltoetsen")
    page.get_by_role("button", name="Zet sneltoetsen uit").click()
    page.goto(page.url.replace("toetsen/", ""))
    page.keyboard.press("j")
    expect(page.locator("body")).to_be_focused()


def test_an_application_is_found_and_opened_without_a_script(staff: Callable[..., Page], reference: str) -> None:
    page = staff(PREPARER, java_script_enabled=False)
    page.goto(f"{page.url.removesuffix(HOME)}{HOME}zoeken/")
    page.get_by_role("textbox").fill(reference)
    page.locator("main .buttons button").click()
    expect(page).to_have_url(re.compile(f"/medewerkers/aanvraag/{reference}$"))
    expect(page.locator("main")).to_contain_text(reference)


def test_signing_out_goes_by_the_provider_and_back(staff: Callable[..., Page], server: Server) -> None:
    page = staff()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_load_state()
    page.locator("button, input[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent uitgelogd")
    page.goto(server.base + HOME)
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_the_provider_ends_with_the_portal(server: Server) -> None:
    """It is a process of the runner's own, and answers while that runs."""
    issuer = re.search(r"http://127\.0\.0\.1:(\d+)", (server.data / "provider.log").read_text())
    assert issuer
    assert answers_on(int(issuer[1]), "/.well-known/openid-configuration")
