"""Periods of validity: each ends after it begins, and no two of a kind hold on the same day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from portal.definitions.mistakes import Faults, KeyPath


class Dated(Protocol):
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


def ends_after_start(path: KeyPath, one: Dated) -> Faults:
    if one.valid_to is not None and one.valid_to < one.valid_from:
        yield (*path, "valid_to"), f"{one.valid_to} lies before valid_from ({one.valid_from})."


def follow_each_other(path: KeyPath, periods: Sequence[Dated]) -> Faults:
    """In the order of the file, each period begins the day after the one before it ended."""
    for place, (before, after) in enumerate(pairwise(periods), start=1):
        if before.valid_to is None:
            yield (*path, place - 1, "valid_to"), f"is missing; the next period begins on {after.valid_from}."
        elif after.valid_from != before.valid_to + timedelta(days=1):
            expected = before.valid_to + timedelta(days=1)
            yield (*path, place, "valid_from"), f"must be {expected}, the day after the period before it ends."


def never_two(path: KeyPath, one: Dated, other: Dated, name: str) -> Faults:
    """``one`` (at ``path``) does not hold on a day on which ``other`` holds too."""
    if one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (one.valid_to or date.max):
        yield (
            (*path, "valid_from"),
            f"{name} holds twice from {max(one.valid_from, other.valid_from)}; periods may not overlap.",
        )
