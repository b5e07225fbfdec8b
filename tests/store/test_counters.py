from datetime import timedelta

from portal.store.counters import CounterStore
from portal.store.tables import Tables
from tests.builders import NOW


def test_each_key_is_counted_by_itself(tables: Tables) -> None:
    counters = CounterStore(tables)
    assert [counters.add("link#a#1", many, NOW) for many in (1, 1, 30)] == [1, 2, 32]
    assert counters.add("link#b#1", 1, NOW) == 1


def test_a_count_goes_by_itself_when_its_window_ends(tables: Tables) -> None:
    ends = NOW + timedelta(minutes=10)
    CounterStore(tables).add("link#a#1", 1, ends)
    assert [item.expires for item in tables.lookup.scan()] == [int(ends.timestamp())]
