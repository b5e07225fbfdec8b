"""A year of applications in one administration: a diary of what people do, and the sweep every minute something is due.

The clock jumps from one to the next. The sweep is away now and then, and comes twice now and then.
"""

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import DeadlinePassed, StillOnIt
from portal.domain.fold import fold
from portal.services.ports import Commit
from portal.services.watch import Watching, watch
from tests.builders import a_definition, a_reference
from tests.simulation.life import Life
from tests.simulation.office import Office
from tests.simulation.oracles import Oracles

BEGIN = datetime(2027, 1, 1, 9, tzinfo=UTC)
YEAR = timedelta(days=365)
END = BEGIN + 2 * YEAR + timedelta(days=300)
AT_ONCE = 50


@dataclass
class Run:
    brand: str
    seed: int
    office: Office = field(default_factory=Office)
    lives: dict[str, Life] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)
    now: datetime = BEGIN

    def __post_init__(self) -> None:
        self.definition: Definition = a_definition(self.brand)
        self.oracles = Oracles(self.definition)
        self.diary: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self.chance = Random(f"{self.seed} {self.brand}")
        self.oracles.outages = outages(self.chance)
        self.office.watchers += [self.oracles, self._count]

    def later(self, at: datetime, act: Callable[[datetime], None]) -> None:
        self.counted["acts"] += 1
        heapq.heappush(self.diary, (max(at, self.now), self.counted["acts"], act))

    def go(self, applications: int, first: int = 0) -> "Run":
        for number in range(first, first + applications):
            chance = Random(f"{self.seed} {self.brand} {number}")
            reference = a_reference(number, self.definition.brand.reference_prefix)
            life = Life(reference, self.office, self.definition, chance, self.later)
            self.lives[reference] = life
            self.later(BEGIN + YEAR * chance.random(), lambda now, life=life: self._begin(life, now))
        while self._step():
            pass
        self._judge()
        return self

    def _begin(self, life: Life, now: datetime) -> None:
        life.begin(now)
        life.look(now)

    def _step(self) -> bool:
        """The next thing that happens: somebody acts, or the sweep comes."""
        wake = self.office.next_wake()
        swept = self._sweeps_at(wake) if wake else END
        acted = self.diary[0][0] if self.diary else END
        self.now = min(swept, acted)
        if self.now >= END:
            return False
        if swept <= acted:
            self._sweep(swept)
        else:
            _, _, act = heapq.heappop(self.diary)
            act(acted)
        return True

    def _sweeps_at(self, wake: datetime) -> datetime:
        at = max(wake, self.now)
        at = next((end for begin, end in self.oracles.outages if begin <= at < end), at)
        return at.replace(second=0, microsecond=0) + timedelta(minutes=1)

    def _sweep(self, now: datetime) -> None:
        due = {reference for at, reference in self.office.woken if at <= now}
        needs = Watching(self.office, self.office, self.definition)
        while watch(needs, now, AT_ONCE):
            self.counted["sweeps"] += 1
        if self.chance.random() < 0.05 and watch(needs, now, AT_ONCE):
            self.oracles.breaches.append(f"the sweep found something twice at {now}")
        for reference in sorted(due):
            self.lives[reference].look(now)

    def _count(self, before: Application | None, commit: Commit) -> None:
        self.counted["commits"] += 1
        self.counted["messages"] += len(commit.messages)
        for event in commit.events:
            self.counted["events"] += 1
            if isinstance(event, DeadlinePassed) and event.owner != "portal":
                self.counted[f"passed {event.moment.partition(':')[0]}"] += 1
            self.counted["silences"] += isinstance(event, StillOnIt)

    def _judge(self) -> None:
        for reference, state in self.office.states.items():
            for sentence in self.oracles.at_the_end(state, self.now):
                self.oracles.breaches.append(f"{reference}: {sentence}")
            if fold(reference, self.office.logs[reference]) != state:
                self.oracles.breaches.append(f"{reference}: its snapshot is not what its log adds up to")
            self.counted["shifts"] += state.shifts
            self.counted["contacts"] += state.contacts_logged
            if state.is_open:
                self.unexplained.append(f"{reference}: {list(state.deadlines)}")


def outages(chance: Random) -> list[tuple[datetime, datetime]]:
    """Now and then the sweep is away for some hours, or a weekend."""
    at, found = BEGIN, []
    while at < END:
        at += timedelta(days=chance.uniform(10, 60))
        found.append((at, at + timedelta(hours=chance.choice((0.5, 3, 9, 60)))))
    return found
