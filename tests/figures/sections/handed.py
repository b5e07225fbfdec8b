"""How soon a confirmation leaves while many apply at once."""

from tests.figures.bench import Bench, bench
from tests.figures.handed_over import handed_over
from tests.figures.killed import CLIENTS
from tests.figures.markdown import fill, table
from tests.figures.rush import A_SECOND

COMMAND = "handed"
APPLICATIONS = 250
WITHIN = 10.0
"""Seconds in which 99 of 100 must have left."""
VERDICTS = {True: "met", False: "**missed**"}


def write(there: Bench) -> str:
    with bench(there.place.data / COMMAND) as own:
        times = handed_over(own, APPLICATIONS)
    soon = sum(one <= WITHIN for one in times) / APPLICATIONS
    rows = [
        ("p50", f"{_at(times, 0.5):.2f} s", "", ""),
        ("p99", f"{_at(times, 0.99):.2f} s", f"≤ {WITHIN:g} s", VERDICTS[_at(times, 0.99) <= WITHIN]),
        (f"within {WITHIN:g} s", f"{soon:.1%}", "≥ 99 %", VERDICTS[soon >= 0.99]),
    ]
    shown = table(("confirmation", "seen", "target", ""), rows)
    return fill(COMMAND, applications=APPLICATIONS, pace=A_SECOND, clients=CLIENTS, left=len(times), table=shown)


def _at(times: list[float], share: float) -> float:
    return times[min(int(share * len(times)), len(times) - 1)]
