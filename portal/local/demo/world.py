"""The demo's world: the real use cases of one brand with a clock of its own, and a messenger that never sleeps."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from functions.messenger.main import Sweeping, sweeping
from portal.bootstrap.apply import Apply, for_apply
from portal.bootstrap.messenger import Messenger, for_messenger
from portal.domain.calendar import instant, local
from portal.domain.definition import Definition
from portal.services.deliver_messages import deliver_due
from portal.services.watch import watch
from portal.settings import Settings

Act = Callable[[datetime], None]


@dataclass
class World:
    """Acts happen in the order of their time; what must leave by then leaves before them."""

    settings: Settings
    now: datetime
    acts: list[tuple[datetime, int, Act]] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)

    def __post_init__(self) -> None:
        self.apply: Apply = for_apply(self.settings, self.clock)
        self.messenger: Messenger = for_messenger(self.settings, self.clock)
        self.sweeping: Sweeping = sweeping(self.messenger)

    @property
    def definition(self) -> Definition:
        return self.apply.definition

    def clock(self) -> datetime:
        return self.now

    def at(self, when: datetime, act: Act) -> None:
        heappush(self.acts, (when, next(self.numbers), act))

    def run(self, until: datetime) -> None:
        """Let everything happen up to ``until``."""
        while self.acts and self.acts[0][0] <= until:
            when, _, act = heappop(self.acts)
            self._wait(when)
            act(when)
            self._send()
        self._wait(until)

    def _wait(self, when: datetime) -> None:
        """Let time pass; each morning what waited for the night leaves."""
        while (morning := self._next_morning()) < when:
            self.now = morning
            self._send()
        self.now = max(self.now, when)

    def _next_morning(self) -> datetime:
        opens = self.definition.brand.news_hours.opens
        today = local(self.now).date()
        morning = instant(today, opens) + timedelta(minutes=1)
        return morning if morning > self.now else instant(today + timedelta(days=1), opens) + timedelta(minutes=1)

    def _send(self) -> None:
        watch(self.sweeping.watching, self.now)
        while deliver_due(self.sweeping.delivering).sent:
            pass
