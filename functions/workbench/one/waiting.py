"""Mails of the last day that still wait: what its events made, without what left or was given up.

Nothing keeps them by application; they follow from the log as surely as when they were put in the outbox.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import reduce
from itertools import groupby

from portal.domain.definition import Definition
from portal.domain.events import Event, Undone
from portal.domain.fold import apply, fold
from portal.domain.outgoing import Message, messages_for
from portal.services.ports import Delivery

RECENT = timedelta(days=1)
"""Longer than any message waits for a quiet night to end."""


def waiting(
    reference: str, log: tuple[Event, ...], mails: Iterable[Delivery], definition: Definition, now: datetime
) -> tuple[Message, ...]:
    """``not_before`` is when each was made: whether it also waits to be taken back is not kept."""
    gone = {mail.message for mail in mails}
    made = (
        message
        for first, events in _commits(log, now - RECENT)
        for message in _made(reference, log[:first], events, definition)
    )
    return tuple(message for message in made if message.id not in gone)


def _commits(log: tuple[Event, ...], since: datetime) -> Iterator[tuple[int, tuple[Event, ...]]]:
    """What was done together, with its place in the log; without what was taken back."""
    for _, group in groupby(enumerate(log), key=lambda one: (one[1].at, one[1].by, type(one[1]) is Undone)):
        (first, event), *rest = group
        events = (event, *(other for _, other in rest))
        after = first + len(events)
        undone = after < len(log) and isinstance(log[after], Undone)
        if event.at >= since and first and not undone and not isinstance(event, Undone):
            yield first, events


def _made(
    reference: str, before: tuple[Event, ...], events: tuple[Event, ...], definition: Definition
) -> tuple[Message, ...]:
    return messages_for(reduce(apply, events, fold(reference, before)), events, definition)
