"""What only a browser can tell of the shared pages: what axe-core finds, what fits, and where the focus goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations

PATHS = ("/alles/", "/vraag/", "/cijfer/?score=8", "/stand/", "/delen/", "/nergens/")
WIDER_TEXT = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
"""WCAG 2.2, 1.4.12: what a reader may ask for."""
TARGETS = "button, .button, .pick, .grades label, .taps label, select, .short, nav a, .tongue, .todos a"
ADOPT = "css => {const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]}"
ROOM = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
FOCUSED = """() => {
  const box = document.activeElement.getBoundingClientRect(), wide = document.documentElement.clientWidth;
  return {tag: document.activeElement.tagName, inside: box.left >= 0 && box.right <= wide && box.width > 0};
}"""


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_axe_finds_nothing_and_all_fits(page: Page, gallery: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(gallery + path)
    assert violations(page) == []
    assert page.evaluate(ROOM)


@pytest.mark.long
@pytest.mark.parametrize("path", PATHS)
def test_wider_text_still_fits(page: Page, gallery: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(gallery + path)
    page.evaluate(
        "css => {const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]}", WIDER_TEXT
    )
    assert page.evaluate(ROOM)


@pytest.mark.long
@pytest.mark.parametrize("path", PATHS)
def test_the_tab_key_never_leaves_the_page(page: Page, gallery: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(gallery + path)
    for _ in range(page.locator("a, button, input, select, textarea, summary, [tabindex='0']").count()):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["inside"] or focused["tag"] == "BODY"


def test_faults_get_the_focus_and_lead_to_their_field(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/alles/")
    page.get_by_role("button", name="Verder", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert violations(page) == []
    page.get_by_role("alert").get_by_role("link", name="Postcode").click()
    expect(page.get_by_label("Postcode")).to_be_focused()


def test_a_grade_is_one_tap_and_brings_the_rest(page: Page, gallery: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{gallery}/cijfer/")
    expect(page.get_by_role("group", name="Kwam de aannemer op tijd?")).to_be_hidden()
    page.get_by_role("radio", name="8", exact=True).click()
    expect(page.get_by_role("group", name="Kwam de aannemer op tijd?")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("path", PATHS)
def test_everything_to_tap_is_large_enough(page: Page, gallery: str, path: str) -> None:
    """44 px high, but for links within a sentence and the box within a card: there the card is the target."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(gallery + path)
    targets = page.locator(
        "button, .button, .pick, .grades label, .taps label, select, .short, nav a, .tongue, .todos a"
    )
    assert min(box["height"] for box in (target.bounding_box() for target in targets.all()) if box) >= 44
