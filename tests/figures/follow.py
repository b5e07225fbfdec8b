"""The follow page of an application with much in it: four disciplines, two hundred events."""

import gzip
import time
from dataclasses import dataclass
from statistics import median, quantiles

from portal.bootstrap.clock import machine_clock
from portal.bootstrap.track import for_track
from tests.builders import a_reference
from tests.figures.bench import Bench
from tests.figures.costs import Cost
from tests.figures.counting import Meter
from tests.figures.history import long_history

DISCIPLINES = ("electricity", "gas", "water", "cable")
EVENTS = 200
WARM_UP, LOOKS = 20, 200
MS = 1e6


@dataclass(frozen=True)
class Page:
    """Bytes of the page as it is and squeezed, of the item it reads, and milliseconds of CPU for each look."""

    bytes: int
    squeezed: int
    requests: str
    item: int
    p50: float
    p95: float


def measure(bench: Bench) -> Page:
    meter = bench.meter()
    with meter.watching():
        return _measured(bench, meter)


def _measured(bench: Bench, meter: Meter) -> Page:
    now, portal = machine_clock(), for_track(bench.settings)
    state = long_history(
        portal.applications,
        portal.definition,
        a_reference(8),
        now,
        disciplines=DISCIPLINES,
        kind="remove",
        events=EVENTS,
    )
    visitor = bench.visitor(bench.inside())
    visitor.reference = state.reference
    visitor.first_visit()
    with meter.noting() as spent:
        visitor.show()
    read = Cost("follow page", tuple(spent))
    took = []
    for _ in range(WARM_UP + LOOKS):
        before = time.process_time_ns()
        visitor.show()
        took.append((time.process_time_ns() - before) / MS)
    body = visitor.browser.last.body
    return Page(
        bytes=len(body),
        squeezed=len(gzip.compress(body)),
        requests=read.requests,
        item=read.largest,
        p50=median(took[WARM_UP:]),
        p95=quantiles(took[WARM_UP:], n=20)[-1],
    )
