"""Reminders of what the customer still has to do: at the number and pace of the definition, over at once when done.

A reminder is a watch of the portal beside what it reminds of; it ends with the same milestone.
"""

from collections.abc import Iterable
from datetime import datetime

from portal.domain.application import CUSTOMER, PORTAL, Application, reminded_of
from portal.domain.calendar import add_term
from portal.domain.definition import Definition, Milestone, Reminder
from portal.domain.events import ApplicationSubmitted, Deadline, Event, Reminded
from portal.domain.opening import opening, opens
from portal.domain.possible import missing
from portal.domain.running import REMIND


def with_reminders(events: Iterable[Event], definition: Definition) -> tuple[Event, ...]:
    """The same, each with a watch beside what it opens for the customer."""
    return tuple(_with(event, definition) for event in events)


def first(submitted: ApplicationSubmitted, definition: Definition) -> tuple[Deadline, ...]:
    """Of the drawings that were missing from the start."""
    rule = _rule("information_complete", definition)
    if rule is None or not any(todo.kind == "drawing" for todo in submitted.todos):
        return ()
    return (_watch(rule, "information_complete", "", submitted.at, definition),)


def remind(state: Application, passed: Deadline, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The reminder whose time came, and the next, where the definition has more of it; nothing where nothing is
    missing any more because what it was for was cancelled."""
    if passed.closes_on == "information_complete" and not missing(state):
        return ()
    times = state.reminded.get(reminded_of(passed.closes_on, passed.discipline), 0) + 1
    rule = _rule(passed.closes_on, definition)
    again: tuple[Deadline, ...] = ()
    if rule is not None and times < rule.most:
        again = (_watch(rule, passed.closes_on, passed.discipline, now, definition),)
    return (Reminded(now, PORTAL, passed.closes_on, passed.discipline, times, again),)


def _with(event: Event, definition: Definition) -> Event:
    if isinstance(event, Reminded):
        return event
    owed = (due for due in opens(event) if due.owner == CUSTOMER)
    beside = tuple(watch for due in owed for watch in _beside(due, event.at, definition))
    return opening(event, beside) if beside else event


def _beside(due: Deadline, at: datetime, definition: Definition) -> tuple[Deadline, ...]:
    rule = _rule(due.closes_on, definition)
    return (_watch(rule, due.closes_on, due.discipline, at, definition),) if rule else ()


def _rule(of: Milestone, definition: Definition) -> Reminder | None:
    return next((rule for rule in definition.process.reminders if rule.of == of), None)


def _watch(rule: Reminder, of: Milestone, discipline: str, at: datetime, definition: Definition) -> Deadline:
    due = add_term(at, rule.after, definition.holidays)
    return Deadline(f"{REMIND}:{of}", discipline, PORTAL, due, of)
