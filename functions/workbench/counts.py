"""How much stands in each part of the list: told by the lines that are read anyway, or counted where somebody asks."""

from collections import Counter
from collections.abc import Mapping

from functions.workbench.dues import SECTIONS, Section, Times
from portal.services.staff_ports import WorkFilter, WorkList, WorkPage

COUNTED: tuple[Section, ...] = ("late", "today", "week")
MOST = 1000
"""Counts are exact up to here, then "1.000+"."""


def told(top: WorkPage, times: Times) -> Mapping[Section, str]:
    """What the first lines of a list tell of its parts: how many where they reach beyond the part, "50+" of the part in
    which they end, and nothing of what lies behind that."""
    if top.after and not top.lines:
        return {}
    seen = Counter(times.section(line.deadline.due) for line in top.lines)
    ends_in = times.section(top.lines[-1].deadline.due) if top.after else None
    reached = SECTIONS[: SECTIONS.index(ends_in)] if ends_in else SECTIONS
    numbers: dict[Section, str] = {section: str(seen[section]) for section in reached if section in COUNTED}
    return numbers | ({ends_in: f"{seen[ends_in]}+"} if ends_in in COUNTED else {})


def counted(work: WorkList, wanted: WorkFilter, times: Times) -> Mapping[Section, str]:
    """Exact up to ``MOST``, with one request each, which reads what it counts and one more at most."""
    return {section: _number(work.count(times.within(wanted, section), MOST)) for section in COUNTED}


def _number(counted: tuple[int, bool]) -> str:
    """With the point that the Dutch put in thousands, and a plus where there are more."""
    count, more = counted
    return f"{count:,}".replace(",", ".") + ("+" if more else "")
