"""What a person sees while a command works: a line per step, with the seconds since the start."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``say`` prints a line; ``clock`` counts seconds and ``wait`` lets them pass."""

    say: Callable[[str], None]
    clock: Callable[[], float]
    wait: Callable[[float], None]
    began: float

    def step(self, what: str) -> None:
        self.say(f"{self.clock() - self.began:6.1f} s  {what}")


def progress(say: Callable[[str], None], clock: Callable[[], float], wait: Callable[[float], None]) -> Progress:
    """Counts from now."""
    return Progress(say, clock, wait, clock())
