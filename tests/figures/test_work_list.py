"""The first page of My work costs the same however long the list is; exact counts cost more, but not without end."""

import pytest

from portal.local.engine import Engine
from tests.figures.work_list import FILTERS, exact_counts, fill_list, first_page
from tests.tables import fresh_tables

ENOUGH = 125
"""Units: a count reads 1,001 lines at most, and no request reads more than a megabyte."""


@pytest.mark.long
@pytest.mark.parametrize("name", FILTERS)
def test_a_longer_list_costs_the_same_page_and_bounded_counts(engine: Engine, name: str) -> None:
    tables = fresh_tables(engine)
    for many in (300, 3_000):
        fill_list(tables, f"list{many}", many)
    assert first_page(tables, "list300", FILTERS[name]) == first_page(tables, "list3000", FILTERS[name])
    short, long = (exact_counts(tables, f"list{many}", FILTERS[name]) for many in (300, 3_000))
    assert short.requests == long.requests == 3
    assert short.units < long.units <= 3 * ENOUGH
