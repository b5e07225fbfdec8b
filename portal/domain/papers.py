"""What customers send later: drawings that were missing, other files, and the word that their own works are ready."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.definition import Definition, Milestone
from portal.domain.events import Event, PapersAdded
from portal.domain.fold import apply
from portal.domain.reaching import reached
from portal.domain.reports import AddPapers, Impossible, Reach, ReportReady


def add(state: Application, command: AddPapers, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """With the last drawing that was missing, the information of every open order is complete. Raises Impossible."""
    if not state.is_open:
        raise Impossible("application_closed", "This application is closed; nothing is missing any more.")
    most = definition.process.most_papers
    if command.count < 1 or state.documents + command.count > most:
        raise Impossible("papers.count", f"One file at least, and {most} at most in all.")
    known = tuple(todo.id for todo in state.todos if todo.id in command.todos and todo.kind == "drawing")
    event = PapersAdded(now, by, command.count, command.text, known)
    after = apply(state, event)
    if not known or any(todo.kind == "drawing" for todo in after.todos):
        return (event,)
    return event, *_all_of_them(after, "information_complete", by, definition, now)


def report_ready(
    state: Application, _: ReportReady, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    return _all_of_them(state, "customer_works_ready", by, definition, now)


def _all_of_them(
    state: Application, milestone: Milestone, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Every open order that has not reached it."""
    events: list[Event] = []
    command = Reach(milestone)
    for order in state.orders:
        if order.is_open and milestone not in order.reached:
            for event in reached(state, order, command, by, definition, now):
                state = apply(state, event)
                events.append(event)
    return tuple(events)
