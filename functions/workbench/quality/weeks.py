"""Weeks in addresses: ``2027-W14``; a sample is drawn of a week that is over."""

from dataclasses import dataclass
from datetime import date, timedelta

from werkzeug.exceptions import NotFound

from portal.domain.calendar import NotAWeek, parse_week, week_days, week_of, written_week
from portal.domain.wording import week as week_words


@dataclass(frozen=True, slots=True)
class Week:
    year: int
    number: int
    monday: date

    @property
    def id(self) -> str:
        return written_week(self.year, self.number)

    @property
    def words(self) -> str:
        return f"{week_words(self.monday, 'nl')} {self.year}"

    def moved(self, weeks: int) -> "Week":
        return week_with(self.monday + timedelta(weeks=weeks))


def week_with(day: date) -> Week:
    year, number = week_of(day)
    return Week(year, number, day - timedelta(days=day.weekday()))


def asked_week(typed: str, today: date, *, over: bool = True) -> Week:
    """Raises NotFound for what is no week, and for one that isn't over where it must be."""
    try:
        monday, _ = week_days(*parse_week(typed))
    except (NotAWeek, ValueError) as fault:
        raise NotFound from fault
    week = week_with(monday)
    if monday > today or (over and week == week_with(today)):
        raise NotFound
    return week
