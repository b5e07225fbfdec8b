"""When something is due: in which part of the list it stands, and in words how late, or which day and hour."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from portal.domain.calendar import instant, local
from portal.domain.wording import DAYS, MONTHS, clock
from portal.services.staff_ports import WorkFilter
from portal.web.language import say

Section = Literal["late", "today", "week", "later"]
SECTIONS: tuple[Section, ...] = ("late", "today", "week", "later")


@dataclass(frozen=True, slots=True)
class Due:
    """``state``: late, now (today) or todo; the words say the same without colour."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Times:
    """What parts a list: now, the end of the Dutch day and that of the week, all UTC. Later today counts as today."""

    now: datetime
    day_ends: datetime
    week_ends: datetime

    @classmethod
    def at(cls, now: datetime) -> "Times":
        today = local(now).date()
        next_monday = today + timedelta(days=7 - today.weekday())
        return cls(now, instant(today + timedelta(days=1), time()), instant(next_monday, time()))

    def section(self, due: datetime) -> Section:
        if due < self.now:
            return "late"
        if due < self.day_ends:
            return "today"
        return "week" if due < self.week_ends else "later"

    def within(self, wanted: WorkFilter, section: Section | None) -> WorkFilter:
        """The same, due within that part of the list."""
        bounds: dict[Section | None, tuple[datetime | None, datetime | None]] = {
            None: (None, None),
            "late": (None, self.now),
            "today": (self.now, self.day_ends),
            "week": (self.day_ends, self.week_ends),
            "later": (self.week_ends, None),
        }
        begins, ends = bounds[section]
        return replace(wanted, due_from=begins, due_before=ends)


def due_words(due: datetime, now: datetime) -> Due:
    """ "Te laat: 2 dagen", "Vandaag 14.00 uur", "Morgen 9.00 uur", "dinsdag 24 november, 17.00 uur"."""
    here, today = local(due), local(now).date()
    hour = clock(here.time(), "nl")
    if due < now:
        return Due("late", _late((today - here.date()).days, hour))
    if here.date() == today:
        return Due("now", say("workbench.due.today", hour=hour))
    if here.date() == today + timedelta(days=1):
        return Due("todo", say("workbench.due.tomorrow", hour=hour))
    return Due("todo", say("workbench.due.later", day=short(here.date()), hour=hour))


def short(day: date) -> str:
    """ "maandag 30 november": the year is plain from the list it stands in."""
    return f"{DAYS['nl'][day.weekday()]} {day.day} {MONTHS['nl'][day.month - 1]}"


def _late(days: int, hour: str) -> str:
    if days == 0:
        return say("workbench.due.late_today", hour=hour)
    return say("workbench.due.late_one") if days == 1 else say("workbench.due.late", days=days)
