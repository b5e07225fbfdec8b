"""What must hold after every commit, whatever simulated people do; each breach is a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec

from portal.domain.application import Application
from portal.domain.calendar import END_OF_WORKING_DAY, add_working_days, instant, is_working_day, local
from portal.domain.definition import Definition
from portal.domain.events import ContactLogged, Deadline, Event, SilenceChosen, StillOnIt
from portal.domain.follow import follow
from portal.domain.running import SILENCE, is_legal, is_watch
from portal.services.ports import Commit

MOST_OPERATIONS = 60
LARGEST_SNAPSHOT = 32 * 1024
SWEEP = timedelta(minutes=2)


@dataclass
class Oracles:
    """Watches an office; ``quiet_until`` says until when the sweep was away, for a moment at which it was."""

    definition: Definition
    breaches: list[str] = field(default_factory=list)
    heard_at: dict[str, datetime] = field(default_factory=dict)
    outages: list[tuple[datetime, datetime]] = field(default_factory=list)
    most_operations: int = 0
    largest_snapshot: int = 0

    def __call__(self, before: Application | None, commit: Commit) -> None:
        at = commit.events[-1].at if commit.events else None
        for sentence in (*self._of_state(commit.state), *self._of_commit(before, commit), *self._seen(commit)):
            self.breaches.append(f"{commit.state.reference} at {at}: {sentence}")

    def _seen(self, commit: Commit) -> Iterator[str]:
        """What the customer sees, at one commit of five: making the page costs more than the rest together."""
        if commit.events and commit.state.version % 5 == 0:
            yield from who_acts(commit.state, self.definition, commit.events[-1].at)

    def _of_state(self, state: Application) -> Iterator[str]:
        owed = [due for due in state.deadlines if not is_watch(due.moment)]
        for order in state.orders:
            if order.is_open and not [due for due in owed if _brings_further(due, order.discipline)]:
                yield f"nobody owes anything that brings {order.discipline} further"
            for due in owed:
                if due.discipline == order.discipline and due.closes_on in order.reached and not order.quote_lapsed:
                    yield f"{due.moment} is owed for {order.discipline}, and {due.closes_on} was reached"
        if state.is_open and not [due for due in state.deadlines if due.moment == SILENCE]:
            yield "nobody listens for silence"
        if not state.is_open and [due for due in state.deadlines if is_watch(due.moment)]:
            yield "a watch runs in a closed application"
        known = {*state.organisations, "customer", "portal", "service"}
        yield from (f"{due.moment} is owed by {due.owner!r}" for due in owed if due.owner not in known)

    def _of_commit(self, before: Application | None, commit: Commit) -> Iterator[str]:
        count = operations(commit)
        self.most_operations = max(self.most_operations, count)
        if count > MOST_OPERATIONS:
            yield f"{count} operations in one command"
        for event in commit.events:
            for due in opened_by(event):
                yield from unsound(due, event, self.definition)
        yield from self._silence(before, commit)

    def _silence(self, before: Application | None, commit: Commit) -> Iterator[str]:
        """[KCP] rule 10, judged by what leaves and who reaches the customer, not by the deadline that watches it."""
        reference = commit.state.reference
        if not commit.events:
            return
        now = commit.events[-1].at
        if before is not None and before.is_open:
            longest = before.silence_days or self.definition.process.silence_working_days
            last = self.heard_at[reference]
            until = instant(add_working_days(local(last).date(), longest, self.definition.holidays), END_OF_WORKING_DAY)
            if now > self._swept(until) + SWEEP:
                yield f"silent from {last} to {now}, {longest} working days are allowed"
        if is_told(commit):
            self.heard_at[reference] = now

    def _swept(self, at: datetime) -> datetime:
        return next((end for begin, end in self.outages if begin <= at < end), at)

    def at_the_end(self, state: Application, now: datetime) -> Iterator[str]:
        size = len(msgspec.json.encode(state))
        self.largest_snapshot = max(self.largest_snapshot, size)
        if size > LARGEST_SNAPSHOT:
            yield f"a snapshot of {size} bytes"
        yield from who_acts(state, self.definition, now)


def _brings_further(due: Deadline, discipline: str) -> bool:
    """A talk alone and the running of the legal clock make no connection."""
    return due.discipline in ("", discipline) and due.closes_on != "contacted" and not is_legal(due.moment)


def who_acts(state: Application, definition: Definition, now: datetime) -> Iterator[str]:
    """[KCP] rule 10: exactly one acts now for each discipline that is open: an organisation or the customer."""
    for order in follow(state, definition, "nl", now).orders:
        standing = state.order(order.discipline)
        if standing is not None and standing.is_open and bool(order.acts) == order.yours:
            yield f"who acts now for {order.discipline}: {order.acts!r}, and the customer: {order.yours}"


def is_told(commit: Commit) -> bool:
    """The customer chose how long it may be quiet: that is a talk too."""
    told = (StillOnIt, SilenceChosen)
    reached = any(
        isinstance(event, told) or (isinstance(event, ContactLogged) and event.reached) for event in commit.events
    )
    return reached or bool(commit.messages)


def opened_by(event: Event) -> tuple[Deadline, ...]:
    holder: Any = event
    return tuple(getattr(holder, "opens", ()))


def unsound(due: Deadline, event: Event, definition: Definition) -> Iterator[str]:
    """Terms in working days end at 17:00 on one; the legal clock may have run out before anybody looked."""
    if due.due <= event.at and not is_legal(due.moment):
        yield f"{due.moment} is due {due.due}, before its cause"
    clock = local(due.due)
    if clock.time() == END_OF_WORKING_DAY and not is_working_day(clock.date(), definition.holidays):
        yield f"{due.moment} is due on {clock.date()}, when nobody works"


def operations(commit: Commit) -> int:
    """Items of the transaction as ``portal.store.applications`` writes them."""
    alone = [commit.person, commit.reported, commit.sends, commit.mail_hash]
    many = (commit.events, commit.texts, commit.closed, commit.opened, commit.messages)
    return 1 + sum(map(len, many)) + sum(map(bool, alone))
