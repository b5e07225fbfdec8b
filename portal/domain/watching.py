"""What happens when terms pass and nobody did anything: decided by the sweep, a minute after the fact at most."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import END_OF_WORKING_DAY, add_working_days, instant, local
from portal.domain.causes import known
from portal.domain.complaints import raised
from portal.domain.definition import Definition
from portal.domain.events import Deadline, DeadlinePassed, Event, StillOnIt
from portal.domain.fold import apply
from portal.domain.legal import warned
from portal.domain.running import LEGAL, SILENCE
from portal.domain.standstill import stalled
from portal.domain.sums import lapsed

MOST_AT_ONCE = 10
"""Terms that one command deals with, so that it stays within one transaction; the sweep comes back for the rest."""
PORTAL = "portal"
SPEAK = "speak"
"""The task of whoever acts now, once the customer has heard nothing for too long."""


def due(state: Application, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The events of every term that has passed at ``now`` (UTC) and was not dealt with, soonest first."""
    events: list[Event] = []
    for deadline in sorted(_passed(state.deadlines, now), key=lambda known: known.due)[:MOST_AT_ONCE]:
        if deadline in state.deadlines:
            for event in _what_follows(state, deadline, definition, now):
                state = apply(state, event)
                events.append(event)
    return tuple(events)


def _passed(running: Iterable[Deadline], now: datetime) -> list[Deadline]:
    return [deadline for deadline in running if deadline.due <= now and not deadline.late]


def _what_follows(state: Application, deadline: Deadline, definition: Definition, now: datetime) -> tuple[Event, ...]:
    order = state.order(deadline.discipline)
    passed = DeadlinePassed(now, PORTAL, deadline.moment, deadline.discipline, deadline.owner)
    if deadline.moment == SILENCE:
        return (_still_on_it(state, definition, now),)
    if deadline.moment.startswith(f"{LEGAL}_") and order is not None:
        return (replace(passed, opens=warned(state, order, definition.process, now)),)
    if deadline.moment.startswith("complaint:"):
        complaint = next(one for one in state.complaints if f"complaint:{one.id}" == deadline.moment)
        return passed, *raised(state, complaint, PORTAL, definition, now)
    if order is not None and order.is_open and order.stall is None:
        return _customer_was_late(state, order, deadline, passed, definition, now)
    return (passed,)


def _customer_was_late(
    state: Application,
    order: DisciplineOrder,
    deadline: Deadline,
    passed: DeadlinePassed,
    definition: Definition,
    now: datetime,
) -> tuple[Event, ...]:
    """A quote nobody accepted and an invoice nobody paid let their own order wait, and no other ([KCP] rule 8)."""
    if deadline.closes_on == "quote_accepted" and order.quote is not None:
        return lapsed(state, order, "expired", PORTAL, definition, now)
    if deadline.closes_on == "invoice_paid":
        return passed, stalled(state, order, known("payment", definition), PORTAL, definition, now)
    return (passed,)


def _still_on_it(state: Application, definition: Definition, now: datetime) -> StillOnIt:
    """The customer hears that it is not forgotten; whoever acts now must speak to them."""
    by = instant(add_working_days(local(now).date(), 1, definition.holidays), END_OF_WORKING_DAY)
    speak = Deadline(SPEAK, "", acting(state), by, "contacted")
    return StillOnIt(now, PORTAL, (silence(definition, now), speak))


def silence(definition: Definition, now: datetime) -> Deadline:
    """How long a customer may hear nothing from ``now`` on."""
    day = add_working_days(local(now).date(), definition.process.silence_working_days, definition.holidays)
    return Deadline(SILENCE, "", PORTAL, instant(day, END_OF_WORKING_DAY), "told")


def acting(state: Application) -> str:
    """The organisation that owes the next step; the contractor where that is the customer or nobody."""
    owed = [due for due in state.deadlines if due.owner in state.organisations]
    return min(owed, key=lambda due: due.due).owner if owed else state.contractor
