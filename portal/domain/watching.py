"""What happens when terms pass and nobody did anything: decided by the sweep, a minute after the fact at most."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import reduce

from portal.domain.application import PORTAL, Application, DisciplineOrder
from portal.domain.calendar import END_OF_WORKING_DAY, add_term, add_working_days, instant, local
from portal.domain.complaints import raised
from portal.domain.definition import Definition
from portal.domain.events import ContactLogged, Deadline, DeadlinePassed, Event, SilenceChosen, StillOnIt
from portal.domain.fold import apply
from portal.domain.legal import warned
from portal.domain.opening import can_open, opening
from portal.domain.outgoing import messages_for
from portal.domain.questions import unanswered
from portal.domain.reminding import remind, with_reminders
from portal.domain.reports import ChooseSilence, Impossible
from portal.domain.running import LEGAL, REMIND, SILENCE, SPEAK
from portal.domain.sums import lapsed, waiting_for

MOST_AT_ONCE = 10
"""Terms that one command deals with, so that it stays within one transaction; the sweep comes back for the rest."""


def due(state: Application, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """The events of every term that has passed at ``now`` (UTC) and was not dealt with, soonest first."""
    events: list[Event] = []
    before = state
    for deadline in sorted(_passed(state.deadlines, now), key=lambda known: known.due)[:MOST_AT_ONCE]:
        if deadline in state.deadlines:
            for event in _what_follows(state, deadline, definition, now):
                state = apply(state, event)
                events.append(event)
    return heard(before, with_reminders(events, definition), definition)


def heard(state: Application, events: tuple[Event, ...], definition: Definition) -> tuple[Event, ...]:
    """The same, with a customer's silence beginning anew where they hear something ([KCP] rule 10).

    They hear a message that leaves and whoever reaches them; what only changes the follow page breaks no silence.
    """
    bearers = [place for place, event in enumerate(events) if can_open(event)]
    after = reduce(apply, events, state)
    if not bearers or not after.is_open or not _is_told(after, events, definition):
        return events
    place = bearers[-1]
    begins = opening(events[place], (silence(definition, events[place].at, after.silence_days),))
    return (*events[:place], begins, *events[place + 1 :])


def _is_told(after: Application, events: tuple[Event, ...], definition: Definition) -> bool:
    reached = any(isinstance(event, ContactLogged) and event.reached for event in events)
    return reached or bool(messages_for(after, events, definition))


def _passed(running: Iterable[Deadline], now: datetime) -> list[Deadline]:
    return [deadline for deadline in running if deadline.due <= now and not deadline.late]


def _what_follows(state: Application, deadline: Deadline, definition: Definition, now: datetime) -> tuple[Event, ...]:
    order = state.order(deadline.discipline)
    passed = DeadlinePassed(now, PORTAL, deadline.moment, deadline.discipline, deadline.owner)
    if deadline.moment == SILENCE:
        return (_still_on_it(state, definition, now),)
    if deadline.moment.startswith(f"{REMIND}:"):
        return remind(state, deadline, definition, now) or (passed,)
    if deadline.moment.startswith(f"{LEGAL}_") and order is not None:
        return (replace(passed, opens=warned(state, order, definition.process, now)),)
    complaint = next((one for one in state.complaints if one.term == deadline.moment), None)
    if complaint is not None:
        return passed, *raised(state, complaint, PORTAL, definition, now)
    question = next((one for one in state.questions if one.term == deadline.moment), None)
    if question is not None:
        return passed, *unanswered(question, PORTAL, definition, now)
    if order is not None and order.cancelled_at is None:
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
    if deadline.closes_on == "quote_accepted" and order.quote is not None and order.is_open:
        return lapsed(state, order, "expired", PORTAL, definition, now)
    if deadline.closes_on == "invoice_paid":
        return passed, *waiting_for("invoice_paid", state, order, PORTAL, definition, now)
    return (passed,)


def _still_on_it(state: Application, definition: Definition, now: datetime) -> StillOnIt:
    """The customer hears that it is not forgotten; whoever acts now must speak to them."""
    by = add_term(now, definition.process.speak_within, definition.holidays)
    speak = Deadline(SPEAK, "", acting(state), by, "contacted")
    return StillOnIt(now, PORTAL, (silence(definition, now, state.silence_days), speak))


def choose(
    state: Application, command: ChooseSilence, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """The customer chooses after how many working days without news there is some. Raises Impossible."""
    possible = definition.process.silence_choices
    if command.working_days not in possible:
        raise Impossible("silence.not_offered", f"A silence lasts one of {', '.join(map(str, possible))} working days.")
    if not state.is_open or command.working_days == (state.silence_days or definition.process.silence_working_days):
        return ()
    return (SilenceChosen(now, by, command.working_days, (silence(definition, now, command.working_days),)),)


def silence(definition: Definition, now: datetime, chosen: int | None = None) -> Deadline:
    """How long a customer may hear nothing from ``now`` on; ``chosen`` working days where they chose."""
    days = chosen or definition.process.silence_working_days
    day = add_working_days(local(now).date(), days, definition.holidays)
    return Deadline(SILENCE, "", PORTAL, instant(day, END_OF_WORKING_DAY), "told")


def acting(state: Application) -> str:
    """The organisation that owes the next step; the contractor where that is the customer or nobody."""
    owed = [due for due in state.deadlines if due.owner in state.organisations]
    return min(owed, key=lambda due: due.due).owner if owed else state.contractor
