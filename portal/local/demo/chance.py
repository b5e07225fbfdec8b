"""Choices that look random and are the same each time: a demo can be talked about."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws by name: the same seed and name always give the same outcome, in whatever order they are asked for."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def below(self, name: str, count: int) -> int:
        """A whole number in [0, count)."""
        digest = sha256(f"{self._seed}|{name}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count

    def pick(self, name: str, options: Sequence[T]) -> T:
        return options[self.below(name, len(options))]
