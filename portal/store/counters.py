"""Counts of what somebody did in one window of time, in the lookup table; its TTL takes them away."""

from datetime import datetime

from portal.store.errors import our_errors
from portal.store.tables import Tables


class CounterStore:
    """``portal.services.limiting.Counters`` on DynamoDB: one write, no read."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, key: str, many: int, until: datetime) -> int:
        items = self._tables.lookup
        item = items(f"LIMIT#{key}")
        with our_errors("count for a limit"):
            item.update(actions=[items.seen.add(many), items.expires.set(int(until.timestamp()))])
        return int(item.seen or 0)
