"""Numbers of what comes one after another in an application: points, questions, complaints and wishes."""

from collections.abc import Sequence
from typing import Protocol


class _Numbered(Protocol):
    @property
    def id(self) -> str: ...


def following(letter: str, known: Sequence[_Numbered]) -> str:
    """The next number of a list whose newest is always kept: ``p7`` after ``p6``."""
    return f"{letter}{int(known[-1].id.removeprefix(letter)) + 1 if known else 1}"
