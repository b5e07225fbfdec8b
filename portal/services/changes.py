"""From events to a commit: the fold, the work items that appear or vanish, and the messages that follow."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from portal.domain.after_messages import incoming
from portal.domain.agenda import agenda
from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import ContactLogged, Event
from portal.domain.feed import news
from portal.domain.fold import apply
from portal.domain.outgoing import messages_for
from portal.domain.terms import terms_ended
from portal.domain.work_items import next_deadlines
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
    return replace(
        turned(before, after, happened),
        messages=messages_for(after, happened, definition, wait),
        texts=texts or {},
        reported=reported,
        logged=logged(before.reference, happened),
        ended=terms_ended(before, after, happened),
        incoming=incoming(before.reference, happened),
    )


def turned(before: Application, after: Application, events: tuple[Event, ...]) -> Commit:
    """The events with the state they lead to, and the lists that follow it."""
    old, new = next_deadlines(before), next_deadlines(after)
    return Commit(
        state=after,
        events=events,
        opened=tuple(deadline for key, deadline in new.items() if old.get(key) != deadline),
        closed=tuple(deadline for key, deadline in old.items() if new.get(key) != deadline),
        planned=tuple(entry for entry in agenda(after) if entry not in agenda(before)),
        unplanned=tuple(entry for entry in agenda(before) if entry not in agenda(after)),
        news=news(after, events),
    )


def logged(reference: str, events: Iterable[Event]) -> tuple[Logged, ...]:
    """The contacts among these events, as the list of the week has them."""
    return tuple(
        Logged(event.by, event.at, reference, event.contact, event.moment, event.reached)
        for event in events
        if isinstance(event, ContactLogged)
    )
