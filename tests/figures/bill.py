"""What each act of the journey costs on AWS: its requests counted, its CPU time and the size of its answer measured."""

import gzip
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from functions.messenger.main import delivering
from infra.describe import function
from portal.bootstrap.clock import machine_clock
from portal.bootstrap.messenger import for_messenger
from portal.services.deliver_messages import deliver
from tests.figures.bench import Bench
from tests.figures.counting import Meter
from tests.figures.journey import journey
from tests.figures.price import Act

VISITORS = 7
"""Journeys whose CPU time is measured; the median counts."""
FUNCTIONS = {"follow": "track", "planning": "planning_api", "survey": "survey"}
"""By the first word of an act; everything else is the form's."""
A_YEAR_ON = timedelta(days=365)


@dataclass(frozen=True)
class Bill:
    """One application from its form to its survey, and one look at the follow page."""

    application: tuple[Act, ...]
    follow: Act
    mails: int


def bill(bench: Bench) -> Bill:
    meter = bench.meter()
    cpu = _cpu(bench)
    with meter.watching():
        acts = dict(_acts(bench, meter, cpu))
        mails = tuple(_mails(bench, meter))
    return Bill((*acts.values(), *mails), acts["follow page, planned"], len(mails))


def _acts(bench: Bench, meter: Meter, cpu: Mapping[str, float]) -> Iterator[tuple[str, Act]]:
    visitor = bench.visitor(bench.inside())
    for act in journey(bench.today):
        with meter.noting() as spent:
            act.do(visitor)
        if act.measured:
            size = len(gzip.compress(visitor.browser.last.body))
            yield act.name, Act(cpu[act.name], _memory(act.name), tuple(spent), size)


def _mails(bench: Bench, meter: Meter) -> Iterator[Act]:
    """The messages that one journey left behind; whatever was waiting before has been sent."""
    needs = delivering(for_messenger(bench.settings))
    for message in needs.outbox.due(machine_clock() + A_YEAR_ON, 100):
        before = time.process_time()
        with meter.noting() as spent:
            deliver(needs, message)
        took = (time.process_time() - before) * 1_000
        yield Act(took, function("messenger").memory, tuple(spent), mails=1, asked=False)


def _cpu(bench: Bench) -> dict[str, float]:
    """Milliseconds by act, of the median visitor; their mails are sent, so that only one journey's remain to count."""
    taken: dict[str, list[float]] = {}
    for _ in range(VISITORS):
        visitor = bench.visitor(bench.inside())
        for act in journey(bench.today):
            before = time.process_time()
            act.do(visitor)
            taken.setdefault(act.name, []).append((time.process_time() - before) * 1_000)
    needs = delivering(for_messenger(bench.settings))
    for message in needs.outbox.due(machine_clock() + A_YEAR_ON, 1_000):
        deliver(needs, message)
    return {name: median(times) for name, times in taken.items()}


def _memory(act: str) -> int:
    return function(FUNCTIONS.get(act.replace(",", "").split()[0], "apply")).memory
