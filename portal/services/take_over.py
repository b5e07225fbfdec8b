"""Taking over an application that already runs elsewhere: its history so far becomes the beginning of its log.

Its reference follows from the organisation and that organisation's own reference, so that the same line, sent again by
whoever and whenever, finds what it made. Nobody is mailed about what happened before, and the customer's silence begins
today.
"""

import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from hashlib import sha256
from typing import cast

from portal.domain.agenda import agenda
from portal.domain.answers import Answers
from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import ApplicationSubmitted, Event
from portal.domain.feed import news
from portal.domain.fold import apply, begin
from portal.domain.links import mail_hash, pavement, postcode_hash
from portal.domain.opening import not_opening
from portal.domain.outgoing import messages_for
from portal.domain.planning import decide
from portal.domain.reference import new_reference
from portal.domain.reports import Command, Impossible, NotYours
from portal.domain.running import SILENCE
from portal.domain.submission import decide_submission
from portal.domain.watching import silence
from portal.domain.work_items import next_deadlines
from portal.services.ports import Applications, Commit, Conflict, Reported, Unavailable
from portal.services.record_event import EventIdTaken, Result

PLACES = 3
"""References that are tried before giving up: two sources that lead to the same one are rare."""
MOST_EVENTS = 45
"""So that all of it fits in one transaction; what else happened is sent as events afterwards."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happened before: when (UTC), and whether the contractor or the order's operator reported it."""

    at: datetime
    command: Command
    discipline: str = ""
    """Of the operator that reported it; ``""`` for the contractor."""


@dataclass(frozen=True, slots=True)
class Running:
    """An application as another system knows it; ``source`` is that system's own reference."""

    organisation: str
    event_id: str
    source: str
    submitted_at: datetime
    answers: Answers
    steps: tuple[Step, ...]
    body_hash: str
    notify: bool = False
    """Whether the customer gets the mail that confirms an application."""

    @property
    def from_where(self) -> str:
        return f"{self.organisation}:{self.source}"


@dataclass(frozen=True, slots=True)
class TakingOver:
    applications: Applications
    definition: Definition
    secret: bytes


def take_over(needs: TakingOver, running: Running, now: datetime) -> tuple[str, Result]:
    """The reference here, and ``unchanged`` where it was taken over before.

    Raises NotDeliverable, NotYours, Impossible, EventIdTaken, Unavailable.
    """
    for reference in references(needs.secret, needs.definition, running.from_where):
        stands = needs.applications.load(reference)
        if stands is None:
            try:
                needs.applications.commit(_commit(needs, running, reference, now))
            except Conflict:
                stands = needs.applications.load(reference)
            else:
                return reference, "accepted"
        if stands is not None and stands.source == running.from_where:
            return reference, _before(needs, running, reference)
    raise Unavailable("no reference is free for an application that is taken over")


def find_taken_over(needs: TakingOver, organisation: str, source: str) -> str | None:
    """The reference of what this organisation brought under its own reference. Raises Unavailable."""
    from_where = f"{organisation}:{source}"
    for reference in references(needs.secret, needs.definition, from_where):
        stands = needs.applications.load(reference)
        if stands is None or stands.source == from_where:
            return reference if stands else None
    return None


def references(secret: bytes, definition: Definition, from_where: str) -> Iterator[str]:
    """Where it may stand, in the order in which places are tried."""
    for place in range(PLACES):
        drawn = hmac.new(secret, f"taken-over|{from_where}|{place}".encode(), sha256).digest()
        yield new_reference(definition.brand.reference_prefix, _drawing(int.from_bytes(drawn)))


def _drawing(number: int) -> Callable[[int], int]:
    left = [number]

    def below(count: int) -> int:
        left[0], drawn = divmod(left[0], count)
        return drawn

    return below


def _before(needs: TakingOver, running: Running, reference: str) -> Result:
    earlier = needs.applications.reported(reference, running.organisation, running.event_id)
    if earlier is None:
        return "unchanged"
    if earlier.body_hash != running.body_hash:
        raise EventIdTaken(f"Event id {running.event_id} was used before with another content.")
    return cast(Result, earlier.answer)


def _commit(needs: TakingOver, running: Running, reference: str, now: datetime) -> Commit:
    first, state = _first(needs, running, reference, now)
    events = (first, *_history(state, running, needs.definition, now))
    if len(events) > MOST_EVENTS:
        raise Impossible(
            "running.too_much",
            "That is too much at once; leave out some milestones and send them as events afterwards.",
        )
    after, mail = reduce(apply, events[1:], state), running.answers.person.mail
    return Commit(
        state=after,
        events=events,
        opened=tuple(next_deadlines(after).values()),
        planned=agenda(after),
        messages=messages_for(state, (replace(first, at=now),), needs.definition) if running.notify else (),
        person=running.answers.person,
        reported=Reported(running.organisation, running.event_id, running.body_hash, "accepted"),
        mail_hash=mail_hash(needs.secret, mail) if mail else "",
        postcode_hash=postcode_hash(needs.secret, running.answers.person.address.postcode),
        news=tuple(replace(item, at=now) for item in news(after, events) if item.organisation != running.organisation),
    )


def _first(
    needs: TakingOver, running: Running, reference: str, now: datetime
) -> tuple[ApplicationSubmitted, Application]:
    """Drawings went to the other system, so none are asked for again. Raises NotYours, Impossible, NotDeliverable."""
    if running.submitted_at > now or any(step.at > now or step.at < running.submitted_at for step in running.steps):
        raise Impossible("running.outside", "What happened before lies between submitted_at and now.")
    decided = decide_submission(running.answers, needs.definition, running.submitted_at)
    todos = tuple(todo for todo in decided.todos if todo.kind != "drawing")
    opens = (*(due for due in decided.opens if due.moment != SILENCE), silence(needs.definition, now))
    where = pavement(needs.secret, running.answers.person.address.postcode)
    first = replace(decided, todos=todos, opens=opens, source=running.from_where, pavement=where)
    state = begin(reference, first)
    if running.organisation not in state.organisations:
        raise NotYours(
            "no_part", f"Organisation {running.organisation} has no part in what is applied for at this address."
        )
    return first, state


def _history(state: Application, running: Running, definition: Definition, now: datetime) -> Iterable[Event]:
    """What happened before begins no customer's silence: that begins now. Raises NotYours, Impossible."""
    events: list[Event] = []
    for step in sorted(running.steps, key=lambda step: step.at):
        order = state.order(step.discipline)
        by = order.part.operator if order else state.contractor
        for event in decide(state, step.command, by, definition, step.at):
            quiet = not_opening(event, SILENCE)
            state = apply(state, quiet)
            events.append(quiet)
    return events
