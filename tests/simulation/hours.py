"""When simulated people are at work or awake."""

from datetime import date, datetime, time, timedelta
from random import Random

from portal.domain.calendar import add_working_days, instant, is_working_day, local

OPENS, CLOSES = time(8), time(17)


def at_work(at: datetime, holidays: frozenset[date], chance: Random) -> datetime:
    """``at`` itself within office hours, else some time on the next working day; UTC."""
    clock = local(at)
    if is_working_day(clock.date(), holidays) and OPENS <= clock.time() < CLOSES:
        return at
    day = clock.date()
    if not is_working_day(day, holidays) or clock.time() >= CLOSES:
        day = add_working_days(day, 1, holidays)
    return instant(day, time(chance.randrange(8, 17), chance.randrange(60), chance.randrange(60)))


def awake(at: datetime, chance: Random) -> datetime:
    """Customers act at any day from 7 to 23 hours."""
    clock = local(at)
    if time(7) <= clock.time() < time(23):
        return at
    day = clock.date() + timedelta(days=clock.time() >= time(23))
    return instant(day, time(chance.randrange(7, 23), chance.randrange(60)))
