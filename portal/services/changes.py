"""From events to a commit: the fold, the work items that appear or vanish, and the messages that follow."""

from collections.abc import Iterable, Mapping
from functools import reduce

from portal.domain.application import Application, next_deadlines
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.feed import news
from portal.domain.fold import apply
from portal.domain.outgoing import messages_for
from portal.services.ports import Commit, Reported


def changes(
    before: Application,
    events: Iterable[Event],
    definition: Definition,
    reported: Reported | None = None,
    texts: Mapping[str, str] | None = None,
) -> Commit:
    """What one command on an existing application writes."""
    happened = tuple(events)
    after = reduce(apply, happened, before)
    old, new = next_deadlines(before), next_deadlines(after)
    return Commit(
        state=after,
        events=happened,
        opened=tuple(deadline for key, deadline in new.items() if old.get(key) != deadline),
        closed=tuple(deadline for key, deadline in old.items() if new.get(key) != deadline),
        messages=messages_for(after, happened, definition),
        texts=texts or {},
        reported=reported,
        news=news(after, happened),
    )
