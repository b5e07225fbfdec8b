"""The frame of the site: its menu and search by keyboard and without script, and the other brand's colours."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from portal.local.site import create_app
from tests.journeys.axe import violations
from tests.journeys.looks import faults, overflow
from tests.site.built import built_site

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
LOST = "/en/no-such-page/"
HEAT = ["/", LOST, pytest.param("/doorlooptijden/", marks=pytest.mark.long)]
OTHERS = ("hoe-werkt-het", "werk-in-uw-buurt")
FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const box = it.getBoundingClientRect();
  const style = getComputedStyle(it);
  return {
    name: it.outerHTML.slice(0, 120),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    large: it.matches("p a, li a, dd a, td a") || (box.width >= 24 && box.height >= 24),
  };
}"""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  const spacing = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important";
  sheet.replaceSync(`* { ${spacing} }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12."""


def served(brand: str) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(built_site(brand)), threaded=True)
    threading.Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    yield from served("mijnaansluiting")


@pytest.fixture(scope="module")
def heat_site() -> Iterator[str]:
    yield from served("veldgloed")


def test_a_page_that_is_not_there_says_so_to_everybody(site, page):
    page.goto(site + LOST)
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    assert faults(page) == []


@pytest.mark.long
@pytest.mark.parametrize("address", HEAT)
def test_the_other_brand_passes_in_its_own_colours(heat_site, page, address):
    page.goto(heat_site + address)
    assert faults(page) == []


@pytest.mark.parametrize("address", ["/", *(pytest.param(f"/{page}/", marks=pytest.mark.long) for page in OTHERS)])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_has_focus_is_marked_and_large_enough(site, page, size, address):
    page.set_viewport_size(size)
    page.goto(site + address)
    walked = walk(page)
    assert len(walked) > 10
    assert [stop["name"] for stop in walked if not stop["marked"]] == []
    assert [stop["name"] for stop in walked if not stop["large"]] == []


def walk(page: Page) -> list[dict[str, object]]:
    """Every element that Tab reaches, in order, once around."""
    walked: list[dict[str, object]] = []
    while len(walked) < 300:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (walked and stop["name"] == walked[0]["name"]):
            return walked
        walked.append(stop)
    raise AssertionError("Tab goes round and round")


def test_the_first_stop_skips_to_the_content(site, page):
    page.goto(f"{site}/kosten/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Ga naar inhoud")
    page.keyboard.press("Enter")
    assert page.url.endswith("#wat-kost-het")


@pytest.mark.parametrize("size", [PHONE, pytest.param(DESK, marks=pytest.mark.long)], ids=["phone", "desk"])
def test_searching_needs_no_mouse(site, page, size):
    page.set_viewport_size(size)
    page.goto(f"{site}/kosten/")
    page.get_by_role("button", name="Zoeken").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Waar zoekt u naar?")).to_be_focused()
    page.keyboard.type("meterkast")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Zoeken")).to_be_focused()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_a_letter_alone_is_no_shortcut(site, page):
    page.goto(f"{site}/kosten/")
    for letter in "fs/pn":
        page.keyboard.press(letter)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == f"{site}/kosten/"


def test_on_a_phone_all_pages_hide_behind_one_button(site, page):
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/")
    expect(page.get_by_role("link", name="Wat kost het?")).to_be_hidden()
    page.get_by_text("Alle pagina's").press("Enter")
    page.get_by_role("link", name="Wat kost het?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat kost het?")


def test_without_script_everything_but_the_search_works(site, browser: Browser):
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{site}/")
        expect(page.get_by_role("button", name="Zoeken")).to_be_hidden()
        page.get_by_text("Alle pagina's").click()
        page.get_by_role("link", name="Hoe lang duurt het?").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Hoe lang duurt het?")
        page.get_by_role("link", name="English").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("How long does it take?")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        *(
            pytest.param(f"/{page}/", marks=pytest.mark.long)
            for page in ("hoe-werkt-het", "kosten", "werk-in-uw-buurt")
        ),
    ],
)
def test_text_may_be_spaced_wider(site, page, address):
    page.set_viewport_size(PHONE)
    page.goto(site + address)
    page.evaluate(SPACED)
    assert list(overflow(page)) == []


def test_a_page_weighs_little_and_asks_few_things(site, page, net):
    page.goto(f"{site}/")
    page.wait_for_load_state("networkidle")
    assert len(net.requests) <= 8
