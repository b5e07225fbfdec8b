"""The calendar file, read back by a library that knows RFC 5545."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from portal.web.icalendar import Entry, calendar
from tests.builders import NOW


def an_entry(**changes: object) -> Entry:
    known = {
        "uid": "MA-2222-222-work@voorbeeld.example",
        "summary": "Aansluiting van stroom",
        "description": "Vraag?",
        "place": "Arnhem",
        "url": "https://portaal.example/volgen/MA-2222-222",
        "status": "CONFIRMED",
        "sequence": 3,
        "changed_at": NOW,
        "first_day": date(2027, 4, 6),
        "last_day": date(2027, 4, 6),
        "starts": time(8),
        "ends": time(12, 30),
    }
    return Entry(**{**known, **changes})  # type: ignore[arg-type]


def read(*entries: Entry) -> Calendar:
    found = Calendar.from_ical(calendar("Aanvraag", "Voorbeeld", entries))
    assert isinstance(found, Calendar)
    return found


def test_it_is_a_calendar_with_the_rules_of_its_zone() -> None:
    found = read(an_entry())
    assert found["VERSION"] == "2.0"
    assert [zone["TZID"] for zone in found.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    assert found.walk("VEVENT")[0].errors == []


def test_times_are_dutch_in_summer_and_in_winter() -> None:
    summer, winter = an_entry(), an_entry(first_day=date(2027, 1, 5), last_day=date(2027, 1, 5))
    starts = [event["DTSTART"].dt.astimezone(UTC).hour for event in read(summer, winter).walk("VEVENT")]
    assert starts == [6, 7]


def test_a_week_takes_whole_days_and_no_time() -> None:
    week = an_entry(first_day=date(2027, 4, 5), last_day=date(2027, 4, 9), starts=None, ends=None)
    (event,) = read(week).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 4, 5), date(2027, 4, 10))
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_calendar_without_appointments_is_one_still() -> None:
    assert read().walk("VEVENT") == []


def test_revision_and_moment_are_kept() -> None:
    (event,) = read(an_entry()).walk("VEVENT")
    assert (event["SEQUENCE"], event["DTSTAMP"].dt) == (3, datetime(2026, 11, 23, 9, tzinfo=UTC))


words = st.text(st.characters(blacklist_categories=("Cs", "Cc"))).map(str.strip)


@given(words, words)
def test_any_text_comes_back_as_it_was(summary: str, place: str) -> None:
    (event,) = read(an_entry(summary=summary, place=place)).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (summary, place)


@given(words, st.integers(0, 400))
def test_no_line_is_longer_than_the_standard_lets_it_be(text: str, days: int) -> None:
    entry = an_entry(description=text * 9, last_day=date(2027, 4, 6) + timedelta(days=days))
    written = calendar("Aanvraag", "Voorbeeld", [entry])
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert "\n" not in written.replace("\r\n", "")
