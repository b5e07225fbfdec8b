"""From nanoseconds of single requests to a line of the table, and clocks that look at another process."""

import os
import subprocess
import sys

import pytest

from tests.figures.clocks import cpu_ns, family, settled_cpu_ns, ticks
from tests.figures.cpu import COUNTED, Batch, counted, figure


def a_batch(*ms: float, pace: int = 1) -> Batch:
    """Requests of so many milliseconds, half of them the application's."""
    return Batch(tuple(int(each * 1e6) for each in ms), tuple(int(each * 5e5) for each in ms), pace)


def test_a_figure_is_the_median_over_the_batches() -> None:
    found = figure("some", [a_batch(*[ms] * 10) for ms in (3, 90, 4)])
    assert (found.p50, found.app, found.requests) == (4.0, 2.0, 30)


def test_the_p95_lies_in_the_tail() -> None:
    assert figure("some", [a_batch(*range(1, 101))]).p95 == pytest.approx(95.05)


def test_batches_count_by_the_pace_of_the_machine_not_by_what_they_found() -> None:
    slow, fast = [a_batch(1, pace=200)] * COUNTED, [a_batch(9, pace=100)] * COUNTED
    assert counted([*slow, *fast]) == fast


def test_another_process_has_a_clock_of_its_own() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "print(sum(range(3_000_000))); input()"], stdin=-1, stdout=-1
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        spent = settled_cpu_ns([other.pid])
        assert spent > 0
        assert spent == cpu_ns(other.pid)
        assert ticks([other.pid]) == pytest.approx(spent / 1e9, abs=0.05)
        other.communicate(b"\n")


def test_a_process_comes_with_its_children() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as child:
        assert {os.getpid(), child.pid} <= set(family(os.getpid()))
        child.communicate(b"\n")
