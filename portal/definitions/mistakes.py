"""What is wrong in a definition, so that an editor can mend it without asking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
Fault = tuple[KeyPath, str]
"""Where in a file something is wrong, and a sentence that says what and what is allowed."""
Faults = Iterable[Fault]


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to mend; ``file`` is relative to the folder that holds ``content``, ``line`` 0 where there is none."""

    file: str
    line: int
    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line or '?'}: {self.path or 'the whole file'}: {self.sentence}"


class Mistakes(Exception):
    """A definition that can't be used; ``all`` holds every mistake found, in the order of the files."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.all = tuple(sorted(mistakes))
        super().__init__("\n".join(map(str, self.all)))


def written(path: KeyPath) -> str:
    """The key path as an editor reads it: ``contact_moments[3].term.value`` (places count from 0)."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")
