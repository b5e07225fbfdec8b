"""Dates, weeks, terms and amounts as people read them, in Dutch and in English.

Days are Dutch calendar days; a week is named by its Monday and written from Monday to Friday, the days on which work
is planned. Nothing here depends on the computer's own language settings.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from portal.domain.calendar import local, week_of
from portal.domain.definition import Language, Term, Unit

DAYS: dict[Language, tuple[str, ...]] = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
SHORT_MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
TO: dict[Language, str] = {"nl": "tot en met", "en": "to"}
AT: dict[Language, str] = {"nl": "om", "en": "at"}
UNITS: dict[Language, dict[Unit, tuple[str, str]]] = {
    "nl": {
        "minutes": ("minuut", "minuten"),
        "hours": ("uur", "uur"),
        "days": ("dag", "dagen"),
        "working_days": ("werkdag", "werkdagen"),
        "weeks": ("week", "weken"),
        "months": ("maand", "maanden"),
    },
    "en": {
        "minutes": ("minute", "minutes"),
        "hours": ("hour", "hours"),
        "days": ("day", "days"),
        "working_days": ("working day", "working days"),
        "weeks": ("week", "weeks"),
        "months": ("month", "months"),
    },
}


def day(day: date, language: Language) -> str:
    """ "dinsdag 14 april 2027", "Tuesday 14 April 2027"."""
    return f"{DAYS[language][day.weekday()]} {short_day(day, language)}"


def short_day(day: date, language: Language) -> str:
    """ "14 april 2027", "14 April 2027"."""
    return f"{_month_day(day, language)} {day.year}"


def days(first: date, last: date, language: Language) -> str:
    """A range, with each month said once: "5 tot en met 9 april", "29 March to 2 April".

    The year is left out where both days lie in the same one: "28 december 2026 tot en met 1 januari 2027".
    """
    if first.year != last.year:
        return f"{short_day(first, language)} {TO[language]} {short_day(last, language)}"
    start = str(first.day) if first.month == last.month else _month_day(first, language)
    return f"{start} {TO[language]} {_month_day(last, language)}"


def week(day: date, language: Language) -> str:
    """The week a day lies in: "week 14 (5 tot en met 9 april)", "week 14 (5 to 9 April)"."""
    monday = day - timedelta(days=day.weekday())
    return f"week {week_of(monday)[1]} ({days(monday, monday + timedelta(days=4), language)})"


def week_number(day: date) -> str:
    """The week a day lies in, by its number alone: "week 14", in both languages."""
    return f"week {week_of(day)[1]}"


def week_span(first: date, last: date, language: Language) -> str:
    """From one week into another: "week 14 tot en met 20 (5 april tot en met 21 mei)"."""
    if week_of(first) == week_of(last):
        return week(first, language)
    return f"{week_number(first)} {TO[language]} {week_of(last)[1]} ({days(first, last, language)})"


def clock(at: time, language: Language) -> str:
    """ "8.00 uur", "8:00"."""
    return f"{at.hour}.{at.minute:02} uur" if language == "nl" else f"{at.hour}:{at.minute:02}"


def moment(at: datetime, language: Language) -> str:
    """An instant on a Dutch clock: "dinsdag 14 april 2027 om 8.00 uur", "Tuesday 14 April 2027 at 8:00"."""
    here = local(at)
    return f"{day(here.date(), language)} {AT[language]} {clock(here.time(), language)}"


def length(value: int, unit: Unit, language: Language) -> str:
    """ "10 werkdagen", "1 working day"."""
    one, many = UNITS[language][unit]
    return f"{value} {one if value == 1 else many}"


def term(term: Term, language: Language) -> str:
    return length(term.value, term.unit, language)


def weeks(first: int, last: int, language: Language) -> str:
    """A range of weeks: "6 tot 10 weken", "6 to 10 weeks"."""
    if first == last:
        return length(first, "weeks", language)
    return f"{first} {'tot' if language == 'nl' else 'to'} {length(last, 'weeks', language)}"


def listed(names: Sequence[str], language: Language) -> str:
    """Names as part of a sentence: "stroom, water en internet en tv", "electricity and water"."""
    inside = [inside_sentence(name) for name in names]
    start, last = ", ".join(inside[:-1]), inside[-1]
    return f"{start} {'and' if language == 'en' else 'en'} {last}" if start else last


def inside_sentence(name: str) -> str:
    """Without its first capital, unless it is an abbreviation: "internet en tv", "TV"."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def starting_sentence(text: str) -> str:
    """With a capital at the start: "Stroom en water"."""
    return text[:1].upper() + text[1:]


def money(cents: int, language: Language) -> str:
    """ "€ 1.234,56" (with a space that doesn't break), "€1,234.56"."""
    sign = "-" if cents < 0 else ""
    amount = f"{abs(cents) // 100:,}.{abs(cents) % 100:02}"
    if language == "nl":
        return f"€\N{NO-BREAK SPACE}{sign}{amount.translate(_SWAPPED)}"
    return f"{sign}€{amount}"


_SWAPPED = str.maketrans(",.", ".,")


def _month_day(day: date, language: Language) -> str:
    return f"{day.day} {MONTHS[language][day.month - 1]}"
