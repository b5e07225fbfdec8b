from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.calendar import (
    NotAWeek,
    add_months,
    add_term,
    add_working_days,
    instant,
    is_working_day,
    iso_week,
    local,
    parse_week,
    week_days,
    week_of,
    within_hours,
)
from portal.domain.definition import Term, Unit
from tests.builders import a_definition

HOLIDAYS = a_definition().holidays
DAYS = st.dates(date(2026, 1, 1), date(2030, 6, 30))
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=1600)).map(lambda since: datetime(2026, 1, 1, tzinfo=UTC) + since)
COUNTS = st.integers(1, 60)
UNITS = st.sampled_from(["minutes", "hours", "days", "working_days", "weeks", "months"])


def ends(start: datetime, value: int, unit: Unit) -> datetime:
    return add_term(start, Term(value, unit, "submitted"), HOLIDAYS)


def dutch(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An instant by a Dutch clock, in UTC."""
    return instant(date(year, month, day), time(hour, minute))


def test_a_term_in_working_days_ends_when_the_last_of_them_closes() -> None:
    assert local(ends(dutch(2026, 11, 23, 9), 5, "working_days")).isoformat() == "2026-11-30T17:00:00+01:00"


def test_the_day_on_which_a_term_starts_is_not_counted() -> None:
    assert local(ends(dutch(2026, 11, 23, 0), 1, "working_days")).date() == date(2026, 11, 24)


def test_a_start_late_at_night_counts_from_the_dutch_day() -> None:
    assert local(ends(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), 1, "working_days")).date() == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Good Friday, Easter weekend and Easter Monday in between
        (date(2027, 4, 26), 1, date(2027, 4, 28)),  # King's Day
        (date(2027, 5, 4), 1, date(2027, 5, 7)),  # Liberation Day and Ascension Day side by side
        (date(2026, 12, 24), 3, date(2026, 12, 30)),  # Christmas Day on a Friday, the second on a Saturday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # New Year's Day on a Friday
        (date(2027, 3, 30), -1, date(2027, 3, 25)),
    ],
)
def test_nobody_works_on_a_holiday(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count, HOLIDAYS) == end


@pytest.mark.parametrize(
    ("value", "unit", "end"),
    [
        (90, "minutes", "2027-03-27T13:30:00+01:00"),
        (48, "hours", "2027-03-29T13:00:00+02:00"),
        (1, "days", "2027-03-28T23:59:59+02:00"),
        (18, "weeks", "2027-07-31T23:59:59+02:00"),
        (1, "months", "2027-04-27T23:59:59+02:00"),
    ],
)
def test_other_terms_do_not_stop_for_weekends_nor_for_summer_time(value: int, unit: Unit, end: str) -> None:
    """27 March 2027 is the Saturday before the clock goes forward."""
    assert local(ends(dutch(2027, 3, 27, 12), value, unit)).isoformat() == end


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2027, 3, 31), 12, date(2028, 3, 31)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, end: date) -> None:
    assert add_months(day, months) == end


@given(DAYS, COUNTS)
def test_working_days_end_on_a_working_day(day: date, count: int) -> None:
    assert is_working_day(add_working_days(day, count, HOLIDAYS), HOLIDAYS)
    assert is_working_day(add_working_days(day, -count, HOLIDAYS), HOLIDAYS)


@given(DAYS, COUNTS)
def test_so_many_working_days_lie_in_between(day: date, count: int) -> None:
    end = add_working_days(day, count, HOLIDAYS)
    passed = (day + timedelta(days=place) for place in range(1, (end - day).days + 1))
    assert sum(is_working_day(each, HOLIDAYS) for each in passed) == count


@given(DAYS, COUNTS)
def test_counting_back_from_a_working_day_undoes_counting_on(day: date, count: int) -> None:
    start = add_working_days(day, 1, HOLIDAYS)
    assert add_working_days(add_working_days(start, count, HOLIDAYS), -count, HOLIDAYS) == start


@given(INSTANTS, COUNTS, UNITS)
def test_a_longer_term_never_ends_earlier(start: datetime, value: int, unit: Unit) -> None:
    assert start < ends(start, value, unit) <= ends(start, value + 1, unit)


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=40)), COUNTS, UNITS)
def test_a_later_start_never_ends_earlier(start: datetime, later: timedelta, value: int, unit: Unit) -> None:
    assert ends(start, value, unit) <= ends(start + later, value, unit)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2027, 4, 5), (2027, 14)),
        (date(2027, 1, 1), (2026, 53)),
        (date(2026, 12, 28), (2026, 53)),
        (date(2027, 1, 4), (2027, 1)),
    ],
)
def test_the_week_of_a_day_is_the_one_on_dutch_calendars(day: date, week: tuple[int, int]) -> None:
    assert week_of(day) == week


def test_work_is_planned_from_monday_to_friday() -> None:
    assert week_days(2027, 14) == (date(2027, 4, 5), date(2027, 4, 9))


@given(DAYS)
def test_every_day_lies_in_its_week_or_the_weekend_after_it(day: date) -> None:
    monday, friday = week_days(*week_of(day))
    assert monday <= day <= friday + timedelta(days=2)


@given(DAYS)
def test_a_week_is_read_as_it_is_written(day: date) -> None:
    assert parse_week(iso_week(day)) == week_of(day)


@pytest.mark.parametrize(
    "text",
    ["", "2027-W54", "2027-W00", "2027-14", "2027-W1", "27-W14", "2027-w14", "0000-W01", "2027-W14 ", "２０２７-W14"],
)
def test_what_is_no_week_is_told(text: str) -> None:
    with pytest.raises(NotAWeek):
        parse_week(text)


def test_the_error_says_how_a_week_is_written() -> None:
    with pytest.raises(NotAWeek, match=r"A week is written as 2027-W14, not as 'week 14'\."):
        parse_week("week 14")
    with pytest.raises(NotAWeek, match=r"The year 2027 has no week 53\."):
        parse_week("2027-W53")


@pytest.mark.parametrize(
    ("at", "leaves"),
    [
        (dutch(2026, 11, 23, 7, 59), dutch(2026, 11, 23, 8)),
        (dutch(2026, 11, 23, 8), dutch(2026, 11, 23, 8)),
        (dutch(2026, 11, 23, 20, 59), dutch(2026, 11, 23, 20, 59)),
        (dutch(2026, 11, 23, 21), dutch(2026, 11, 24, 8)),
        (dutch(2027, 3, 27, 22), dutch(2027, 3, 28, 8)),
        (dutch(2027, 10, 30, 22), dutch(2027, 10, 31, 8)),
    ],
)
def test_what_may_not_leave_now_leaves_when_the_hours_begin(at: datetime, leaves: datetime) -> None:
    assert within_hours(at, time(8), time(21)) == leaves


@given(INSTANTS)
def test_what_leaves_within_the_hours_leaves_at_most_a_night_later(at: datetime) -> None:
    leaves = within_hours(at, time(8), time(21))
    assert at <= leaves <= at + timedelta(hours=12)
    assert time(8) <= local(leaves).time() < time(21)


def test_a_clock_time_that_spring_skips_is_an_hour_later() -> None:
    assert local(instant(date(2027, 3, 28), time(2, 30))).isoformat() == "2027-03-28T03:30:00+02:00"


def test_a_clock_time_that_autumn_repeats_is_the_first() -> None:
    assert local(instant(date(2027, 10, 31), time(2, 30))).isoformat() == "2027-10-31T02:30:00+02:00"
