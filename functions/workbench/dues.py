"""When something is due, in words: how late, or which day and hour."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.domain.calendar import local
from portal.domain.wording import clock, day
from portal.web.language import say


@dataclass(frozen=True, slots=True)
class Due:
    """``state``: late, now (today) or todo; the words say the same without colour."""

    state: str
    words: str


def due_words(due: datetime, now: datetime) -> Due:
    """ "te laat: 2 dagen", "vandaag 14.00 uur", "morgen 9.00 uur", "dinsdag 24 november 2026 17.00 uur"."""
    here, today = local(due), local(now).date()
    hour = clock(here.time(), "nl")
    if due < now:
        return Due("late", _late(here.date(), today, hour))
    if here.date() == today:
        return Due("now", say("workbench.due.today", hour=hour))
    if here.date() == today + timedelta(days=1):
        return Due("todo", say("workbench.due.tomorrow", hour=hour))
    return Due("todo", say("workbench.due.later", day=day(here.date(), "nl"), hour=hour))


def _late(due: date, today: date, hour: str) -> str:
    days = (today - due).days
    if days == 0:
        return say("workbench.due.late_today", hour=hour)
    return say("workbench.due.late_one") if days == 1 else say("workbench.due.late", days=days)
