"""The first page of My work costs no more because the list is long."""

import pytest

from portal.local.engine import Engine
from tests.figures.work_list import FILTERS, fill_list, first_page
from tests.tables import fresh_tables

ENOUGH = 125
"""Units: a count reads 1,001 lines at most, and no request reads more than a megabyte."""


@pytest.mark.long
@pytest.mark.parametrize("name", FILTERS)
def test_a_longer_list_costs_the_same_lines_and_bounded_counts(engine: Engine, name: str) -> None:
    tables = fresh_tables(engine)
    for many in (300, 3_000):
        fill_list(tables, f"list{many}", many)
    short, long = (first_page(tables, f"list{many}", FILTERS[name]) for many in (300, 3_000))
    assert short.requests == long.requests == 4
    assert short.lines == long.lines
    assert short.counts <= long.counts <= 3 * ENOUGH
