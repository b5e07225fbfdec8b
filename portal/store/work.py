"""The work list of an organisation: one Query for a page, soonest due first."""

from portal.domain.events import Deadline
from portal.services.ports import WorkFilter, WorkLine, WorkPage
from portal.store.codec import decode, stamp
from portal.store.errors import our_errors
from portal.store.tables import Tables, WorkItem


class WorkStore:
    """``portal.services.ports.WorkList`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def page(self, wanted: WorkFilter, after: str = "", limit: int = 50) -> WorkPage:
        items = self._tables.work
        with our_errors("read the work list"):
            found = items.query(f"ORG#{wanted.owner}", items.sk > after if after else None, limit=limit)
            lines = list(found)
        return WorkPage(tuple(_line(item) for item in lines), lines[-1].sk if len(lines) == limit else "")

    def count(self, wanted: WorkFilter, most: int = 1000) -> int:
        items = self._tables.work
        low = stamp(wanted.due_from) if wanted.due_from else "0"
        high = stamp(wanted.due_before) if wanted.due_before else "~"
        with our_errors("count the work list"):
            return items.count(f"ORG#{wanted.owner}", items.sk.between(low, high), limit=most + 1)


def _line(item: WorkItem) -> WorkLine:
    return WorkLine(decode(item.body, Deadline), item.reference, item.area, "")
