"""Dutch days: working days, terms, weeks and opening hours, for a clock that is read elsewhere.

Instants are aware datetimes in UTC; days are calendar days in Europe/Amsterdam. Holidays come in as data, because the
law that names them changes (Algemene termijnenwet art. 3 and the brand's ``holidays.toml``).
"""

import calendar as _gregorian
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.domain.definition import Length, Term, Unit

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
END_OF_WORKING_DAY = time(17)
"""[KCP] the contractor can be reached from 8 to 17: what is due on a working day is due when it closes."""
END_OF_DAY = time(23, 59, 59)

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")


class NotAWeek(ValueError):
    """The text names no week of the calendar; the message says how a week is written."""


def local(at: datetime) -> datetime:
    """The same instant on a Dutch clock."""
    return at.astimezone(AMSTERDAM)


def instant(day: date, at: time) -> datetime:
    """The UTC instant of a Dutch clock time; a time skipped in spring counts as an hour later, one passed twice in
    autumn as the first."""
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC)


def is_working_day(day: date, holidays: frozenset[date]) -> bool:
    """Monday to Friday without public holidays."""
    return day.isoweekday() < 6 and day not in holidays


def add_working_days(day: date, count: int, holidays: frozenset[date]) -> date:
    """The ``count``-th working day after ``day`` (before it when negative); ``day`` itself is never counted."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def add_term(start: datetime, term: Term | Length, holidays: frozenset[date]) -> datetime:
    """The UTC instant at which a term that starts at ``start`` ends.

    Minutes and hours run exactly; working days end at 17:00 on the last of them; days, weeks and months at the end of
    the last day, weekend or not. The day on which the term starts is not counted.
    """
    match term.unit:
        case "minutes":
            return start + timedelta(minutes=term.value)
        case "hours":
            return start + timedelta(hours=term.value)
        case "working_days":
            return instant(add_working_days(local(start).date(), term.value, holidays), END_OF_WORKING_DAY)
        case _:
            return instant(_later(local(start).date(), term.value, term.unit), END_OF_DAY)


def working_days_between(first: date, last: date, holidays: frozenset[date]) -> int:
    """How many working days lie after ``first`` up to and including ``last``; 0 where ``last`` is not later."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def _later(day: date, value: int, unit: Unit) -> date:
    match unit:
        case "months":
            return add_months(day, value)
        case "weeks":
            return day + timedelta(weeks=value)
        case _:
            return day + timedelta(days=value)


def add_months(day: date, count: int) -> date:
    """The same day so many months later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, _gregorian.monthrange(year, month + 1)[1]))


def week_of(day: date) -> tuple[int, int]:
    """Year and number of the week (ISO 8601, as printed on Dutch calendars); the year is the week's, not the day's."""
    year, week, _ = day.isocalendar()
    return year, week


def week_days(year: int, week: int) -> tuple[date, date]:
    """Monday and Friday of a week: the days on which work is planned. Raises NotAWeek."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError as fault:
        raise NotAWeek(f"The year {year} has no week {week}.") from fault
    return monday, monday + timedelta(days=4)


def parse_week(text: str) -> tuple[int, int]:
    """Year and number from ``2027-W14``, as browsers send a week. Raises NotAWeek."""
    match = _WEEK.fullmatch(text)
    if match is None:
        raise NotAWeek(f"A week is written as 2027-W14, not as {text!r}.")
    year, week = int(match[1]), int(match[2])
    week_days(year, week)
    return year, week


def written_week(year: int, week: int) -> str:
    """As ``parse_week`` reads it."""
    return f"{year}-W{week:02}"


def iso_week(day: date) -> str:
    """The week that this day lies in, written."""
    return written_week(*week_of(day))


def within_hours(at: datetime, opens: time, closes: time) -> datetime:
    """``at`` itself if a Dutch clock then stands in [opens, closes), else the next opening; UTC."""
    clock = local(at)
    if opens <= clock.time() < closes:
        return at
    day = clock.date() if clock.time() < opens else clock.date() + timedelta(days=1)
    return instant(day, opens)
