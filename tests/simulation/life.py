"""One simulated application: who acts on what is owed and when, and what comes between."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from portal.domain.answers import Answers, Choice
from portal.domain.application import Application
from portal.domain.calendar import instant, local
from portal.domain.definition import Definition
from portal.domain.events import Deadline
from portal.domain.fold import begin
from portal.domain.outgoing import messages_for
from portal.domain.person import Address, Person
from portal.domain.planning import decide_all
from portal.domain.reports import Command, Impossible, NotYours
from portal.domain.running import EXECUTION
from portal.domain.submission import NotDeliverable, decide_submission
from portal.domain.work_items import next_deadlines
from portal.services.changes import changes
from portal.services.ports import Commit
from portal.services.record_event import Report, record_event
from tests.simulation.between import happenings
from tests.simulation.deeds import Deed, Scene, deed
from tests.simulation.hours import at_work, awake
from tests.simulation.office import Office

Later = Callable[[datetime, Callable[[datetime], None]], None]
"""Puts an act into the diary of the simulation."""


@dataclass
class Life:
    reference: str
    office: Office
    definition: Definition
    chance: Random
    later: Later
    refused: int = 0
    planned: set[tuple[str, str, str]] = field(default_factory=set)
    acts: int = 0

    def begin(self, now: datetime) -> None:
        """The customer applies, and what will come between is drawn."""
        event = decide_submission(answers(self.definition, self.chance, local(now).date()), self.definition, now)
        state = begin(self.reference, event)
        opened = tuple(next_deadlines(state).values())
        messages = messages_for(state, (event,), self.definition)
        self.office.commit(Commit(state, (event,), opened, messages=messages, mail_hash="h"))
        for days, happens in happenings(self.chance):
            at = at_work(now + timedelta(days=days), self.definition.holidays, self.chance)
            self.later(at, lambda when, happens=happens: self._happens(happens, when))

    def look(self, now: datetime) -> None:
        """Whatever is owed and stands in nobody's diary yet gets its time."""
        for due in self.state.deadlines:
            key = (due.moment, due.discipline, due.closes_on)
            if due.owner != "portal" and key not in self.planned:
                self.planned.add(key)
                self.later(self._when(due, now), lambda when, key=key: self._act(key, when))

    @property
    def state(self) -> Application:
        return self.office.states[self.reference]

    def _when(self, due: Deadline, now: datetime) -> datetime:
        """Mostly in time; what is late is done within a week."""
        if due.moment == EXECUTION and due.due > now:
            return max(instant(local(due.due).date(), time(15)), now + timedelta(hours=1))
        if due.due <= now:
            wanted = now + timedelta(days=self.chance.uniform(0.5, 7))
        else:
            wanted = now + (due.due - now) * self.chance.triangular(0.1, 1.2, 0.6)
        wanted = max(wanted, now + timedelta(minutes=30))
        if due.owner == "customer":
            return awake(wanted, self.chance)
        return at_work(wanted, self.definition.holidays, self.chance)

    def _act(self, key: tuple[str, str, str], now: datetime) -> None:
        self.planned.discard(key)
        owed = [due for due in self.state.deadlines if (due.moment, due.discipline, due.closes_on) == key]
        if owed:
            done = deed(Scene(self.state, owed[0], self.definition, self.chance, now))
            if done is not None:
                self.report(*done, now)
                self.look(now)
            else:
                self.planned.add(key)

    def _happens(self, happens: Callable[[Scene], Deed | None], now: datetime) -> None:
        done = happens(Scene(self.state, Deadline("", "", "", now, "told"), self.definition, self.chance, now))
        if done is not None:
            self.report(*done, now)
            self.look(now)

    def report(self, by: str, commands: tuple[Command, ...], now: datetime) -> None:
        self.acts += 1
        try:
            if by == "customer":
                events = decide_all(self.state, commands, by, self.definition, now)
                self.office.commit(changes(self.state, events, self.definition))
            else:
                report = Report(by, f"e{self.acts}", self.reference, f"h{self.acts}", commands)
                record_event(self.office, self.definition, report, now)
        except (Impossible, NotYours):
            self.refused += 1


def answers(definition: Definition, chance: Random, today: date) -> Answers:
    """Whatever can be had, in any area, for one home or several."""
    while True:
        area = chance.choice(definition.organisations.areas)
        kind = chance.choice(definition.catalogue.kinds).id
        there = [one for one in definition.catalogue.products if one.kind == kind and one.not_possible is None]
        if not there:
            continue
        chosen = chance.sample(there, chance.randrange(1, len(there) + 1))
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=chance.randrange(4, 30))
        capacities = [chance.choice([size.id for size in one.capacities] or [""]) for one in chosen]
        choices = tuple(Choice(one.discipline, size) for one, size in zip(chosen, capacities, strict=True))
        postcode = f"{chance.randint(*chance.choice(area.postcodes))} AB"
        person = Person("Een klant", "", "", "mail", Address(postcode, "Plaats", "1", "Straat"))
        complete = Answers("nl", kind, choices, person, monday, homes=chance.choice((1, 1, 1, 12)))
        try:
            decide_submission(complete, definition, instant(today, time(12)))
        except NotDeliverable:
            continue
        return complete
