"""Rules for numbers, wherever they stand: a length of time lasts, and what is counted is at least one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import pairwise

from portal.definitions.mistakes import Faults, KeyPath
from portal.domain.definition import Length, Process
from portal.domain.sharing import IDS

COUNTS = (
    *("silence_working_days", "call_tries", "pavement_weeks", "code_minutes"),
    *("most_open", "most_shares", "most_papers"),
)
PERCENT = range(1, 100)


def length_rules(thing: object) -> Faults:
    """Every length of time in it is of one unit or more."""
    for path, length in _lengths((), thing):
        yield from at_least_one((*path, "value"), length.value)


def _lengths(path: KeyPath, thing: object) -> Iterator[tuple[KeyPath, Length]]:
    if isinstance(thing, Length):
        yield path, thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _lengths((*path, field.name), getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for place, one in enumerate(thing):
            yield from _lengths((*path, place), one)


def number_rules(process: Process) -> Faults:
    yield from length_rules(process)
    for path, number in _counted(process):
        yield from at_least_one(path, number)
    if process.undo_minutes < 0:
        yield ("undo_minutes",), f"must be 0 or more; it is {process.undo_minutes}."
    if process.most_shares > len(IDS):
        yield ("most_shares",), f"must be {len(IDS)} or fewer, as many links as there are; it is {process.most_shares}."
    yield from _warnings(process.legal_warnings)


def _counted(process: Process) -> Iterable[tuple[KeyPath, int]]:
    yield from (((key,), getattr(process, key)) for key in COUNTS)
    yield from ((("silence_choices", place), days) for place, days in enumerate(process.silence_choices))
    yield from ((("reminders", place, "most"), rule.most) for place, rule in enumerate(process.reminders))
    yield ("enquiries", "keep_days"), process.enquiries.keep_days


def at_least_one(path: KeyPath, number: int) -> Faults:
    if number < 1:
        yield path, f"must be 1 or more; it is {number}."


def _warnings(warnings: Sequence[int]) -> Faults:
    for place, percent in enumerate(warnings):
        if percent not in PERCENT:
            yield ("legal_warnings", place), f"must be a part of the term, from 1 to 99 percent; it is {percent}."
    for place, (before, after) in enumerate(pairwise(warnings), start=1):
        if after <= before:
            yield ("legal_warnings", place), f"must be more than {before}, the one before it; it is {after}."
