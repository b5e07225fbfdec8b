"""The work list of an organisation, and what is planned: one Query each, whatever is asked for.

An organisation's list stands in four orders (see ``portal.store.tables``), so that an area, a contact moment, or both
are the beginning of the key that is sorted by due time. A combi's list is one index; there they narrow what was read.
"""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from pynamodb.expressions.condition import Condition

from portal.domain.agenda import PlanEntry
from portal.domain.events import Deadline
from portal.services.staff_ports import Planned, WorkFilter, WorkLine, WorkPage
from portal.store.codec import decode, stamp
from portal.store.errors import our_errors
from portal.store.models import WorkItem
from portal.store.one_request import count_once, page_once
from portal.store.tables import Tables
from portal.store.tasks import combi_key

LAST = "~"
"""Sorts after every key that begins likewise."""
NEXT = " "
"""A key with this behind it sorts just after that key, and before every other."""

MOST_NARROWED = 1000
"""Lines of a combi that are read for one page where something narrows them: half a megabyte, half of what a request
may read."""


@dataclass(frozen=True, slots=True)
class _Order:
    """Where to look: the list, the index (None: the table itself), its sort key, and how those keys begin."""

    key: str
    index: str | None
    sorted_by: Any
    start: str


class WorkStore:
    """``portal.services.staff_ports.WorkList`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def page(self, wanted: WorkFilter, after: str = "", limit: int = 50) -> WorkPage:
        """One more than asked for is read, to know whether there is more."""
        order, items = self._order(wanted), self._tables.work
        with our_errors("read the work list"):
            within, only = _within(order, wanted, after), self._narrowed(wanted)
            most = limit + 1 if only is None else MOST_NARROWED
            found, rest = page_once(items, order.key, within, only, order.index, most)
        shown = found[:limit]
        return WorkPage(tuple(_line(item) for item in shown), shown[-1].sk if len(found) > limit else rest)

    def count(self, wanted: WorkFilter, most: int = 1000) -> tuple[int, bool]:
        order = self._order(wanted)
        with our_errors("count the work list"):
            only = self._narrowed(wanted)
            number, goes_on = count_once(
                self._tables.work, order.key, _within(order, wanted), only, order.index, most + 1
            )
        return (number, goes_on) if only is not None else (min(number, most), number > most)

    def planned(self, wanted: WorkFilter, first: date, last: date, limit: int = 500) -> tuple[Planned, ...]:
        items = self._tables.work
        key, index = f"PLAN#{wanted.owner}", None
        if wanted.combi:
            key, index = combi_key(wanted.combi, planned=True), "of_combi"
        within = items.sk.between(first.isoformat(), f"{last.isoformat()}{LAST}")
        only = items.area == wanted.area if wanted.area else None
        with our_errors("read what is planned"):
            found, _ = page_once(items, key, within, only, index, limit)
        return tuple(_planned(item) for item in found)

    def _order(self, wanted: WorkFilter) -> _Order:
        items = self._tables.work
        if wanted.combi:
            return _Order(combi_key(wanted.combi, planned=False), "of_combi", items.sk, "")
        key = f"ORG#{wanted.owner}"
        if wanted.area and wanted.moment:
            return _Order(key, "by_area_moment", items.by_area_moment, f"{wanted.area}#{wanted.moment}#")
        if wanted.area:
            return _Order(key, "by_area", items.by_area, f"{wanted.area}#")
        if wanted.moment:
            return _Order(key, "by_moment", items.by_moment, f"{wanted.moment}#")
        return _Order(key, None, items.sk, "")

    def _narrowed(self, wanted: WorkFilter) -> Condition | None:
        """What a combi's list is narrowed by, once it is read."""
        if not wanted.combi:
            return None
        items = self._tables.work
        asked = [(items.area, wanted.area), (items.moment, wanted.moment)]
        conditions = [attribute == value for attribute, value in asked if value]
        return reduce(and_, conditions) if conditions else None


def _within(order: _Order, wanted: WorkFilter, after: str = "") -> Condition:
    """Due times within what is wanted, and behind the line where the last page ended."""
    low = stamp(wanted.due_from) if wanted.due_from else ""
    high = stamp(wanted.due_before) if wanted.due_before else LAST
    low = max(low, f"{after}{NEXT}" if after else "")
    condition: Condition = order.sorted_by.between(f"{order.start}{low}" or NEXT, f"{order.start}{max(low, high)}")
    return condition


def _line(item: WorkItem) -> WorkLine:
    return WorkLine(decode(item.body, Deadline), item.reference, item.area, item.place or "")


def _planned(item: WorkItem) -> Planned:
    return Planned(decode(item.body, PlanEntry), item.reference, item.area, item.place or "")
