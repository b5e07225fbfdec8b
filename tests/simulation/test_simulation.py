"""A year of applications in each administration; ``make simulate`` runs many more of them."""

import pytest

from tests.simulation.report import Figures, figures, together
from tests.simulation.run import Run

SEED = 20261121


def a_year(applications: int) -> Figures:
    """A fifth of them in the second administration."""
    other = max(1, applications // 5)
    regulated = figures(Run("mijnaansluiting", SEED).go(applications - other))
    return together((regulated, figures(Run("veldgloed", SEED).go(other))))


def held(year: Figures, applications: int) -> None:
    assert year.breaches == []
    assert year.unexplained == []
    assert year.completed + year.cancelled == applications


def test_a_year_of_some_applications() -> None:
    held(a_year(20), 20)


@pytest.mark.long
def test_a_year_of_five_hundred_applications() -> None:
    year = a_year(500)
    held(year, 500)
    everything_happened(year)


def everything_happened(year: Figures) -> None:
    """What should hold is worth little where nothing ever shifts, waits or goes wrong."""
    passed = {name.removeprefix("passed ") for name in year.counted if name.startswith("passed ")}
    assert {"1", "1a", "2", "B", "C", "next", "speak", "replan", "resume", "legal", "invoice_paid"} <= passed
    for name in ("shifts", "silences", "contacts"):
        assert year.counted[name] > 100
    assert year.cancelled > 5
