"""Taking back what was just logged: within two minutes, by the organisation that did it, if nothing came after it.

Any colleague may: whoever sees the slip first stops the mail. The log names no people; who took it back stands in the
audit trail (docs/decisions/0018-taking-back.md).
"""

from datetime import datetime, timedelta

from portal.domain.definition import Definition
from portal.domain.events import ApplicationSubmitted, Event, Undone
from portal.domain.reports import Impossible, NotYours


def undo(log: tuple[Event, ...], by: str, definition: Definition, now: datetime) -> tuple[Undone, ...]:
    """``log`` is the whole log. Raises NotYours, Impossible."""
    last = log[-1]
    if isinstance(last, Undone | ApplicationSubmitted):
        raise Impossible("taking_back.nothing", "There is nothing left to take back.")
    if last.by != by:
        raise NotYours(
            "taking_back.something_happened",
            "Something else happened since; correct what you logged instead of taking it back.",
        )
    if now - last.at > timedelta(minutes=definition.process.undo_minutes):
        raise Impossible("taking_back.too_late", "It is too long ago to take back; correct what you logged instead.")
    together = [event for event in log if event.at == last.at and event.by == by]
    return (Undone(now, by, len(together)),)
