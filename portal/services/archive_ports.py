"""The log and what is derived from it, for whoever keeps the store in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from portal.domain.application import Application
from portal.domain.events import Event
from portal.services.ports import Task


class Unreadable(Exception):
    """What is stored is not what this code writes, so nothing is guessed; the sentence says what and where."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A snapshot as it stands. ``version`` is 0 where there is none, ``state`` None where it can't be read."""

    version: int
    state: Application | None


class Archive(Protocol):
    def references(self) -> Iterable[str]:
        """Every application that has a log; a walk over the whole table."""

    def log(self, reference: str) -> tuple[Event, ...]:
        """The whole log, oldest first. Raises Unreadable where an event is missing or can't be read."""

    def standing(self, reference: str) -> Standing: ...

    def tasks(self, reference: str = "") -> frozenset[Task]:
        """Work items as they stand, of one application or of all; a walk over the whole table."""

    def still(self, tasks: frozenset[Task]) -> frozenset[Task]:
        """What stands now at the keys of these work items."""

    def due(self, state: Application) -> frozenset[Task]:
        """Work items as they should stand."""

    def replace(self, state: Application, seen: int, stood: frozenset[Task]) -> None:
        """Write snapshot and work items of ``state`` in place of what stood. Raises Conflict unless version ``seen``
        still stands."""
