"""The follow page of an application with much in it."""

from tests.figures.bench import Bench
from tests.figures.follow import DISCIPLINES, EVENTS, LOOKS, measure
from tests.figures.markdown import fill
from tests.figures.targets import SNAPSHOT

COMMAND = "follow"


def write(bench: Bench) -> str:
    page = measure(bench)
    return fill(
        COMMAND,
        disciplines=len(DISCIPLINES),
        events=EVENTS,
        looks=LOOKS,
        bytes=page.bytes,
        squeezed=page.squeezed,
        requests=page.requests,
        item=page.item,
        target=SNAPSHOT.short,
        verdict=SNAPSHOT.verdict(page.item),
        p50=page.p50,
        p95=page.p95,
    )
