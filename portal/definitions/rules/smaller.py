"""Rules for the small files: survey.toml, reasons.toml and holidays.toml."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from portal.definitions.files import PER_SUPPLIER, HolidaysFile, ReasonsFile
from portal.definitions.mistakes import Faults
from portal.definitions.rules.ids import once
from portal.domain.definition import Survey

GRADES = range(1, 11)
MOST_TAPS = 3
"""[KCP] KCM 4: answering takes under a minute, so one grade and at most three taps."""


def survey_rules(survey: Survey) -> Faults:
    yield from once(("taps",), survey.taps)
    if len(survey.taps) > MOST_TAPS:
        yield ("taps", MOST_TAPS), f"is one too many: at most {MOST_TAPS}, so that answering takes under a minute."
    for place, tap in enumerate(survey.taps):
        yield from once(("taps", place, "options"), tap.options)
        if len(tap.options) < 2:
            yield ("taps", place, "options"), "must offer two options or more."
    if survey.valid_days < 1:
        yield ("valid_days",), f"must be 1 or more; it is {survey.valid_days}."
    if survey.call_below not in GRADES:
        yield ("call_below",), f"must be a grade from 1 to 10; it is {survey.call_below}."


def reason_rules(file: ReasonsFile) -> Faults:
    yield from once(("suppliers",), file.suppliers)
    yield from once(("reasons",), file.reasons)
    for place, reason in enumerate(file.reasons):
        if PER_SUPPLIER in reason.id and not file.suppliers:
            yield ("reasons", place, "id"), "stands for one leaf per supplier, but no suppliers are named."
        if reason.check not in ("V", "X"):
            yield ("reasons", place, "check"), f"must be V or X; it is {reason.check!r}."
    yield from _leaves_once(file)


def _leaves_once(file: ReasonsFile) -> Faults:
    """No supplier makes a text id that another reason has already."""
    named = {reason.id for reason in file.reasons}
    for place, reason in enumerate(file.reasons):
        for supplier in file.suppliers if PER_SUPPLIER in reason.id else ():
            leaf = reason.id.replace(PER_SUPPLIER, supplier.id)
            if leaf in named:
                yield ("reasons", place, "id"), f"becomes {leaf} for {supplier.name}, which stands here by itself too."


def holiday_rules(file: HolidaysFile) -> Faults:
    """In order, each day once: an editor sees at a glance what is missing."""
    days = [holiday.day for holiday in file.holidays]
    for place, (before, after) in enumerate(pairwise(days), start=1):
        if after <= before:
            yield ("holidays", place, "day"), f"{after} must come after {before}, the day above it."
    for year in _missing_years(days):
        yield ("holidays",), f"has no day in {year}, which lies between years that have."


def _missing_years(days: list[date]) -> Iterable[int]:
    years = {day.year for day in days}
    return (year for year in range(min(years, default=0), max(years, default=0)) if year not in years)
