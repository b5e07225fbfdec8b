"""What was done together and is taken back: its events, and what stood before and after them."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.fold import apply, fold
from portal.domain.undoing import undo


@dataclass(frozen=True, slots=True)
class TakingBack:
    """``wrong`` is the application as it stood with ``events``, ``state`` as it stands without them."""

    events: tuple[Event, ...]
    wrong: Application
    back: tuple[Event, ...]
    state: Application


def taking_back(reference: str, log: tuple[Event, ...], by: str, definition: Definition, now: datetime) -> TakingBack:
    """What taking back the last command of ``by`` comes to. Raises NotYours, Impossible."""
    back = undo(log, by, definition, now)
    events = log[len(log) - back[0].events :]
    wrong = reduce(apply, events, fold(reference, log[: len(log) - len(events)]))
    return TakingBack(events, wrong, back, fold(reference, (*log, *back)))
