"""What every page keeps to in a real browser, at the width of a small phone and of a desk."""

from collections.abc import Iterator, Sequence

from playwright.sync_api import Page

from tests.journeys.axe import RULES, violations

NARROW, WIDE = 320, 1280
HEIGHT = 640
MOST_TABS = 150

FOCUSED = """() => {
  const seen = document.activeElement;
  if (!seen || seen === document.body) return null;
  const whole = seen.type === 'radio' || seen.type === 'checkbox' ? seen.closest('label') || seen : seen;
  const box = whole.getBoundingClientRect();
  const middle = Math.max(box.top, 0) / 2 + Math.min(box.bottom, window.innerHeight) / 2;
  const top = document.elementFromPoint((box.left + box.right) / 2, middle);
  return {
    name: seen.tagName + ' ' + (seen.id || seen.name || seen.textContent.trim().slice(0, 30)),
    left: box.left, right: box.right, top: box.top, bottom: box.bottom, width: box.width, height: box.height,
    wide: document.documentElement.clientWidth, high: window.innerHeight,
    covered: top && !whole.contains(top) && !top.contains(whole) ? top.tagName + ' ' + top.className : '',
    hidden: getComputedStyle(seen).visibility === 'hidden',
  };
}"""
WIDER = """() => [...document.querySelectorAll('body *')]
  .filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(part => part.tagName + '.' + part.className).slice(0, 5).join(', ')"""
WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"


def faults(
    page: Page, rules: Sequence[str] = RULES, *, walk: bool = True, walked: Sequence[int] = (NARROW,)
) -> list[str]:
    """What is wrong with the page that is open, each with its address and width; the width is put back.

    ``walked``: the widths at which Tab goes through it.
    """
    before = page.viewport_size
    found = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        lines = [*violations(page, rules), *overflow(page)]
        if walk and width in walked:
            lines += tab_walk(page)
        found += [f"{page.url} at {width}: {line}" for line in lines]
    if before:
        page.set_viewport_size(before)
    return found


def overflow(page: Page) -> Iterator[str]:
    """WCAG 1.4.10: nothing to scroll sideways."""
    needed, there = page.evaluate(WIDTHS)
    if needed > there:
        yield f"needs {needed} px, has {there} px: {page.evaluate(WIDER)}"


def tab_walk(page: Page) -> Iterator[str]:
    """From the top through everything that takes focus: each lies in the viewport when it has it."""
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0) }")
    for count in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            yield from () if count else ("nothing takes focus",)
            return
        if wrong := _misplaced(focused):
            yield f"focus on {focused['name']}, which {wrong}"
    yield f"after {MOST_TABS} times Tab the page still isn't through"


def _misplaced(box: dict[str, float]) -> str:
    if box["hidden"] or not box["width"] or not box["height"]:
        return "cannot be seen"
    if box["left"] < 0 or box["right"] > box["wide"]:
        return f"lies from {box['left']:.0f} to {box['right']:.0f} of {box['wide']} px wide"
    if box["bottom"] <= 0 or box["top"] >= box["high"]:
        return f"lies from {box['top']:.0f} to {box['bottom']:.0f} of {box['high']} px high"
    return f"lies behind {box['covered']}" if box["covered"] else ""
