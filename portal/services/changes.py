"""From events to a commit: the fold, the work items that appear or vanish, and the messages that follow."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import reduce

from portal.domain.application import Application, next_deadlines
from portal.domain.definition import Definition
from portal.domain.events import ContactLogged, Event
from portal.domain.fold import apply
from portal.domain.outgoing import messages_for
from portal.services.ports import Commit, Logged, Reported


def changes(
    before: Application,
    events: Iterable[Event],
    definition: Definition,
    reported: Reported | None = None,
    texts: Mapping[str, str] | None = None,
    wait: timedelta = timedelta(),
) -> Commit:
    """What one command on an existing application writes; its messages wait so long as it can be taken back."""
    happened = tuple(events)
    after = reduce(apply, happened, before)
    old, new = next_deadlines(before), next_deadlines(after)
    return Commit(
        state=after,
        events=happened,
        opened=tuple(deadline for key, deadline in new.items() if old.get(key) != deadline),
        closed=tuple(deadline for key, deadline in old.items() if new.get(key) != deadline),
        messages=messages_for(after, happened, definition, wait),
        texts=texts or {},
        reported=reported,
        logged=logged(after.reference, happened),
    )


def logged(reference: str, events: Iterable[Event]) -> tuple[Logged, ...]:
    """The contacts among these events, as the list of the week has them."""
    return tuple(
        Logged(event.by, event.at, reference, event.contact, event.moment, event.reached)
        for event in events
        if isinstance(event, ContactLogged)
    )
