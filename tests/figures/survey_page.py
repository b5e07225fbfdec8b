"""What the real survey page asks of somebody with a phone: read from the page as Chromium lays it out."""

import math
from dataclasses import dataclass, replace
from typing import Any, cast

from playwright.sync_api import BrowserContext, Page

from tests.figures.browser import Weight, open_page
from tests.figures.klm import Effort

SWIPE = 0.6
"""Share of a screen that one swipe moves."""
LATENCY = 0.150
BITS_A_SECOND = 1_600_000
"""The slow 4G that page speed tools assume: seconds there and back, and throughput."""
ROUND_TRIPS_TO_OPEN = 4
"""Name, connection, TLS and the page; then one for each further request, and two to send and be thanked."""
ROUND_TRIPS_TO_SEND = 2
SENTENCE = 60
"""Characters of a short answer in words."""

SEEN = """() => {
  const shown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: false});
  const text = element => [...element.childNodes].map(node =>
    node.nodeType === 3 ? node.textContent : node.nodeType === 1 && shown(node) ? text(node) : '').join(' ');
  const main = document.querySelector('main');
  const groups = [...main.querySelectorAll('form fieldset')].filter(shown);
  const button = main.querySelector('form .buttons button').getBoundingClientRect();
  const words = text => text.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
  return {
    words: words(text(main)),
    invitation: words(main.querySelector('.later > p').textContent),
    questions: groups.length,
    below: Math.max(0, button.bottom - window.innerHeight),
    screen: window.innerHeight,
  };
}"""


@dataclass(frozen=True)
class Efforts:
    """The required question only; every tap too; and the taps with a sentence."""

    required: Effort
    taps: Effort
    words: Effort


def efforts(weight: Weight, context: BrowserContext, address: str) -> Efforts:
    """``weight``: what the page weighs.

    Whoever only does what is required still reads the sentence that says that the rest may be skipped.
    """
    page = open_page(context, address)
    before = _seen(page)
    page.locator("input[name=grade][value='8']").check(force=True)
    after = _seen(page)
    required = Effort(
        words=before["words"] + after["invitation"],
        decisions=before["questions"] + 1,
        taps=2,
        swipes=_swipes(after["below"], after["screen"]),
        system=waiting(weight),
    )
    optional = after["questions"] - before["questions"]
    taps = replace(
        required, words=after["words"], decisions=required.decisions + optional, taps=required.taps + optional
    )
    taps = replace(taps, swipes=_swipes(_length(page), after["screen"]))
    return Efforts(required, taps, replace(taps, taps=taps.taps + 1, decisions=taps.decisions + 1, characters=SENTENCE))


def waiting(weight: Weight) -> float:
    """Seconds on a slow phone connection for the page, its stylesheet, the answer and the page of thanks."""
    trips = ROUND_TRIPS_TO_OPEN + (weight.requests - 1) + ROUND_TRIPS_TO_SEND
    return trips * LATENCY + weight.bytes * 8 / BITS_A_SECOND


def _seen(page: Page) -> dict[str, Any]:
    return cast(dict[str, Any], page.evaluate(SEEN))


def _length(page: Page) -> float:
    """Pixels of the page that don't fit on the first screen."""
    return cast(float, page.evaluate("document.documentElement.scrollHeight - window.innerHeight"))


def _swipes(pixels: float, screen: float) -> int:
    return math.ceil(max(0.0, pixels) / (SWIPE * screen))
