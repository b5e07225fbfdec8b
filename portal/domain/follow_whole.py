"""Everything that was said about an application since it began: the snapshot keeps only the newest lines."""

from collections.abc import Iterable
from dataclasses import replace

from portal.domain.application import Application, Line
from portal.domain.events import ApplicationSubmitted, Event
from portal.domain.fold import apply, begin, standing


def with_every_line(state: Application, log: Iterable[Event]) -> Application:
    """The same application with all lines of its log, oldest first. Raises ValueError for what is no whole log."""
    first, *rest = standing(log) or (None,)
    if not isinstance(first, ApplicationSubmitted):
        raise ValueError(f"the log of {state.reference} does not start with its submission")
    before = begin(state.reference, first)
    lines: list[Line] = list(before.lines)
    for event in rest:
        after = apply(before, event)
        known = {id(line) for line in before.lines}
        lines += [line for line in after.lines if id(line) not in known]
        before = after
    return replace(state, lines=tuple(lines))
