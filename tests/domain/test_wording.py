from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain import wording
from portal.domain.definition import Language, Term, Unit

MONDAY = date(2027, 4, 5)


def test_a_day_has_its_name_and_its_year() -> None:
    assert wording.day(date(2027, 4, 14), "nl") == "woensdag 14 april 2027"
    assert wording.day(date(2027, 4, 14), "en") == "Wednesday 14 April 2027"
    assert wording.short_day(date(2027, 4, 14), "nl") == "14 april 2027"


def test_a_week_has_its_number_and_its_days() -> None:
    assert wording.week(MONDAY, "nl") == "week 14 (5 tot en met 9 april)"
    assert wording.week(MONDAY, "en") == "week 14 (5 to 9 April)"


def test_a_week_over_two_months_names_both() -> None:
    assert wording.week(date(2027, 3, 29), "nl") == "week 13 (29 maart tot en met 2 april)"
    assert wording.week(date(2027, 3, 29), "en") == "week 13 (29 March to 2 April)"


def test_a_week_over_two_years_names_both() -> None:
    assert wording.week(date(2026, 12, 28), "nl") == "week 53 (28 december 2026 tot en met 1 januari 2027)"


def test_a_moment_is_told_by_a_dutch_clock() -> None:
    at = datetime(2027, 4, 14, 6, 5, tzinfo=UTC)
    assert wording.moment(at, "nl") == "woensdag 14 april 2027 om 8.05 uur"
    assert wording.moment(at, "en") == "Wednesday 14 April 2027 at 8:05"


def test_a_time_is_written_as_in_the_language() -> None:
    assert wording.clock(time(17), "nl") == "17.00 uur"
    assert wording.clock(time(17), "en") == "17:00"


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (1, "minutes", "1 minuut", "1 minute"),
        (48, "hours", "48 uur", "48 hours"),
        (1, "days", "1 dag", "1 day"),
        (10, "working_days", "10 werkdagen", "10 working days"),
        (18, "weeks", "18 weken", "18 weeks"),
        (2, "months", "2 maanden", "2 months"),
    ],
)
def test_a_term_is_told_in_its_unit(value: int, unit: Unit, dutch: str, english: str) -> None:
    term = Term(value, unit, "submitted")
    assert wording.term(term, "nl") == dutch
    assert wording.term(term, "en") == english


def test_a_range_of_weeks_says_the_unit_once() -> None:
    assert wording.weeks(12, 18, "nl") == "12 tot 18 weken"
    assert wording.weeks(12, 18, "en") == "12 to 18 weeks"
    assert wording.weeks(1, 1, "nl") == "1 week"


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (123456, "€\N{NO-BREAK SPACE}1.234,56", "€1,234.56"),
        (5, "€\N{NO-BREAK SPACE}0,05", "€0.05"),
        (0, "€\N{NO-BREAK SPACE}0,00", "€0.00"),
        (100000000, "€\N{NO-BREAK SPACE}1.000.000,00", "€1,000,000.00"),
        (-250, "€\N{NO-BREAK SPACE}-2,50", "-€2.50"),
    ],
)
def test_money_is_written_as_in_the_language(cents: int, dutch: str, english: str) -> None:
    assert wording.money(cents, "nl") == dutch
    assert wording.money(cents, "en") == english


@given(st.integers(-(10**9), 10**9))
def test_no_cent_is_lost_in_words(cents: int) -> None:
    digits = "".join(character for character in wording.money(cents, "nl") if character.isdigit())
    assert int(digits) == abs(cents)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(["nl", "en"]))
def test_every_day_has_words(day: date, language: Language) -> None:
    words = wording.day(day, language).split()
    assert (words[1], words[3]) == (str(day.day), str(day.year))


def test_a_week_alone_is_named_by_its_number() -> None:
    assert wording.week_number(date(2027, 1, 1)) == "week 53"


def test_weeks_in_a_row_are_said_from_the_first_to_the_last() -> None:
    assert wording.week_span(MONDAY, date(2027, 5, 21), "nl") == "week 14 tot en met 20 (5 april tot en met 21 mei)"
    assert wording.week_span(MONDAY, date(2027, 5, 21), "en") == "week 14 to 20 (5 April to 21 May)"
    assert wording.week_span(MONDAY, date(2027, 4, 9), "nl") == wording.week(MONDAY, "nl")


@pytest.mark.parametrize(
    ("names", "dutch", "english"),
    [
        (["Stroom"], "stroom", "stroom"),
        (["Stroom", "Water"], "stroom en water", "stroom and water"),
        (["Stroom", "Water", "Internet en tv"], "stroom, water en internet en tv", "stroom, water and internet en tv"),
        (["TV", "Gas"], "TV en gas", "TV and gas"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names: list[str], dutch: str, english: str) -> None:
    assert wording.listed(names, "nl") == dutch
    assert wording.listed(names, "en") == english


def test_a_sentence_starts_with_a_capital() -> None:
    assert wording.starting_sentence("stroom en water") == "Stroom en water"
    assert wording.starting_sentence("") == ""
