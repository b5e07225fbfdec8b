"""The deadlines that an event opens, and others that go with it: what was decided about it afterwards."""

from dataclasses import replace
from typing import Any

from portal.domain.events import Deadline, Event
from portal.domain.running import with_new


def can_open(event: Event) -> bool:
    return hasattr(event, "opens")


def opens(event: Event) -> tuple[Deadline, ...]:
    """None where its kind opens nothing."""
    return getattr(event, "opens", ())


def opening(event: Event, more: tuple[Deadline, ...]) -> Event:
    """The same, with these beside its own; one for the same thing takes the place of its own."""
    return _with(event, with_new(opens(event), more))


def not_opening(event: Event, moment: str) -> Event:
    """The same without what it opens under this name."""
    left = tuple(due for due in opens(event) if due.moment != moment)
    return event if left == opens(event) else _with(event, left)


def _with(event: Event, opened: tuple[Deadline, ...]) -> Event:
    changed: Any = {"opens": opened}
    return replace(event, **changed)
