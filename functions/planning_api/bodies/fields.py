"""What single fields of an event may hold."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from portal.domain.calendar import NotAWeek, parse_week, week_days

EventId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._:-]{1,100}\Z")]
Name = Annotated[str, Meta(min_length=1, max_length=60)]
Names = Annotated[tuple[Name, ...], Meta(max_length=20)]
Short = Annotated[str, Meta(max_length=100)]
Person = Annotated[str, Meta(min_length=1, max_length=100)]
Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Week = Annotated[str, Meta(pattern=r"^[0-9]{4}-W[0-9]{2}\Z")]
Day = date
"""The same under a name that a field called ``date`` leaves alone."""
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Cents = Annotated[int, Meta(ge=0, le=100_000_000)]
DayPart = Literal["day", "morning", "afternoon"]


def working_week(week: str) -> tuple[date, date]:
    """Monday and Friday of it. Raises NotAWeek, also for one that is too far away to be meant."""
    if not week.startswith("20"):
        raise NotAWeek(f"Week {week} lies too far away.")
    return week_days(*parse_week(week))
