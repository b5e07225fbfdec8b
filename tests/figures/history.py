"""An application with a very long log, made of events that an organisation may really report."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import reduce
from itertools import cycle, islice

from portal.domain.application import Application
from portal.domain.calendar import local, week_days, week_of
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.fold import apply, begin
from portal.domain.planning import decide
from portal.domain.reports import AgreeDate, Command, Deviation, ResumeOrder, StallOrder
from portal.services.ports import Applications, Commit
from tests.builders import submitted
from tests.figures.journey import DISCIPLINES

EVENTS = 2_000
IN_ONE_COMMIT = 90


def long_history(
    applications: Applications,
    definition: Definition,
    reference: str,
    now: datetime,
    *,
    disciplines: tuple[str, ...] = DISCIPLINES,
    kind: str = "new",
    events: int = EVENTS,
) -> Application:
    """Store an application of these disciplines after so many events; all of them can be read back."""
    first = submitted(*disciplines, kind=kind, at=now, definition=definition)
    state = begin(reference, first)
    applications.commit(Commit(state, (first,)))
    happening = _events(state, definition, now, disciplines)
    while chunk := tuple(islice(happening, min(IN_ONE_COMMIT, events - state.version))):
        state = reduce(apply, chunk, state)
        applications.commit(Commit(state, chunk))
    return state


def _events(state: Application, definition: Definition, now: datetime, disciplines: tuple[str, ...]) -> Iterator[Event]:
    """One after another for ever: dates that shift, one discipline that deviates, orders that stall and go on."""
    for command in cycle(_commands(now, disciplines)):
        for event in decide(state, command, state.contractor, definition, now):
            state = apply(state, event)
            yield event


def _commands(now: datetime, disciplines: tuple[str, ...]) -> Iterator[Command]:
    for weeks in range(20, 30):
        first, last = week_days(*week_of(local(now).date() + timedelta(weeks=weeks)))
        other = Deviation(disciplines[-1], last, last, "afternoon", "shared_trench")
        yield AgreeDate("soft", first, last, "day", "customer_works")
        yield AgreeDate("hard", first, first, "morning", "customer_information", (other,))
        for discipline in disciplines:
            yield StallOrder(discipline, "customer_information")
        yield ResumeOrder(disciplines[weeks % len(disciplines)])
