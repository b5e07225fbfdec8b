"""The sweep's own list in the work table: which applications have a term that passes, soonest first."""

from datetime import datetime

from portal.domain.application import PORTAL
from portal.services.watch import Wake
from portal.store.codec import stamp
from portal.store.errors import our_errors
from portal.store.tables import Tables
from portal.store.tasks import SHARDS, task_key


class WakeStore:
    """``portal.services.watch.Wakes`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def due(self, now: datetime, limit: int) -> tuple[Wake, ...]:
        """Up to ``limit`` in each shard."""
        items = self._tables.work
        with our_errors("read whose terms pass"):
            found = [
                Wake(item.reference, item.sk)
                for shard in range(SHARDS)
                for item in items.query(f"WAKE#{shard}", items.sk < f"{stamp(now)}~", limit=limit, consistent_read=True)
            ]
        return tuple(sorted(found, key=lambda wake: wake.key))

    def drop(self, wake: Wake) -> None:
        with our_errors("drop a wake"):
            self._tables.work(task_key(PORTAL, wake.reference), wake.key).delete()
