"""CPU time of the server for each act of the journey: repeated batches, one client, so that every cycle has an owner.

Neighbours on the same chip make the same work cost more CPU time, from one second to the next. So a fixed piece of
work is timed after every request, and for each act those batches count in which the machine kept the best pace.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from tests.figures.bench import WORKERS, Bench
from tests.figures.browsers import OverSocket
from tests.figures.clocks import family, pace, settled_cpu_ns, ticks
from tests.figures.door import SPENT
from tests.figures.journey import Act, journey, plain_acts
from tests.figures.visitor import Visitor, WrongTurn

ROUNDS = 25
COUNTED = 10
"""Of the batches of an act, so many count."""
VISITORS = 20
"""Requests in a batch."""
WARM_UP = 8
MS = 1e6


@dataclass(frozen=True)
class Batch:
    """Nanoseconds of each request, of the whole server and of the application alone, and the pace meanwhile."""

    whole: tuple[int, ...]
    app: tuple[int, ...]
    pace: int


@dataclass(frozen=True)
class Cpu:
    """Milliseconds a request, each the median over the batches that count."""

    act: str
    p50: float
    p95: float
    app: float
    """The part between WSGI request and answer; the rest is gunicorn's."""
    requests: int


@dataclass
class Measured:
    """``accounted``: what the single requests add up to, as a share of what the kernel's statistics say."""

    batches: dict[str, list[Batch]] = field(default_factory=lambda: defaultdict(list))
    accounted: float = 0.0

    @property
    def acts(self) -> dict[str, Cpu]:
        return {act: figure(act, counted(batches)) for act, batches in self.batches.items()}

    def paces(self) -> tuple[float, float, float]:
        """Milliseconds of the fixed work: median where it counts, the best and the worst of all batches."""
        kept = [batch.pace / MS for batches in self.batches.values() for batch in counted(batches)]
        every = [batch.pace / MS for batches in self.batches.values() for batch in batches]
        return median(kept), min(every), max(every)


def measure(bench: Bench, site: Path) -> Measured:
    """Every act, ``ROUNDS`` batches of it, after a warm-up of both workers."""
    measured = Measured()
    with bench.served(site) as (line, master):
        pids = family(master)
        if len(pids) != WORKERS + 1:
            raise WrongTurn(f"the server has {len(pids) - 1} workers instead of {WORKERS}")
        _round(bench, line, pids, WARM_UP)
        before = ticks(pids)
        for _ in range(ROUNDS):
            for act, batch in _round(bench, line, pids, VISITORS).items():
                measured.batches[act].append(batch)
        spent = ticks(pids) - before
    whole = sum(sum(batch.whole) for batches in measured.batches.values() for batch in batches)
    measured.accounted = whole / 1e9 / spent
    return measured


def _round(bench: Bench, line: OverSocket, pids: list[int], visitors: int) -> dict[str, Batch]:
    """All visitors go through the journey side by side: the same act of each, then the next act."""
    there = [bench.visitor(line) for _ in range(visitors)]
    batches = {}
    for act in [*plain_acts(), *journey(bench.today)]:
        if act.measured:
            batches[act.name] = _batch(act, there, pids)
        else:
            for visitor in there:
                act.do(visitor)
    return batches


def _batch(act: Act, visitors: list[Visitor], pids: list[int]) -> Batch:
    whole, app, paces = zip(*(_take(visitor, partial(act.do, visitor), pids) for visitor in visitors), strict=True)
    return Batch(whole, app, int(median(paces)))


def _take(visitor: Visitor, do: Callable[[], None], pids: list[int]) -> tuple[int, int, int]:
    """Of one request: what the server spent, what of it the application, and the pace right after."""
    before = settled_cpu_ns(pids)
    do()
    whole = settled_cpu_ns(pids) - before
    return whole, int(visitor.browser.last.header(SPENT)), pace()


def counted(batches: Iterable[Batch]) -> list[Batch]:
    """Those in which the machine kept the best pace, whatever they found."""
    return sorted(batches, key=lambda batch: batch.pace)[:COUNTED]


def figure(act: str, batches: list[Batch]) -> Cpu:
    """From nanoseconds of every request, batch by batch, to one line."""
    return Cpu(
        act=act,
        p50=median(median(batch.whole) for batch in batches) / MS,
        p95=median(quantiles(batch.whole, n=20, method="inclusive")[-1] for batch in batches) / MS,
        app=median(median(batch.app) for batch in batches) / MS,
        requests=sum(len(batch.whole) for batch in batches),
    )
