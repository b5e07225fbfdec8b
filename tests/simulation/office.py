"""Where simulated applications are kept: the ports of the services in memory, with whoever watches every commit."""

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from portal.domain.application import Application
from portal.domain.events import Event
from portal.domain.person import Person
from portal.domain.work_items import wakes_at
from portal.services.ports import Commit, Conflict, Reported
from portal.services.watch import Wake

Watcher = Callable[[Application | None, Commit], None]
"""What stood before (None where it begins), and what was written."""


@dataclass
class Office:
    """``portal.services.ports.Applications`` and ``Wakes``, with the store's own conditions."""

    watchers: list[Watcher] = field(default_factory=list)
    states: dict[str, Application] = field(default_factory=dict)
    logs: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    remembered: dict[tuple[str, str, str], Reported] = field(default_factory=dict)
    woken: list[tuple[datetime, str]] = field(default_factory=list)

    def load(self, reference: str) -> Application | None:
        return self.states.get(reference)

    def log(self, reference: str) -> tuple[Event, ...]:
        return tuple(self.logs[reference])

    def person(self, reference: str) -> Person | None:
        return None

    def reported(self, reference: str, organisation: str, event_id: str) -> Reported | None:
        return self.remembered.get((reference, organisation, event_id))

    def commit(self, commit: Commit) -> None:
        reference, before = commit.state.reference, self.states.get(commit.state.reference)
        if (before.version if before else 0) != commit.state.version - len(commit.events):
            raise Conflict("another command was faster")
        self.states[reference] = commit.state
        self.logs[reference] += commit.events
        if commit.reported:
            key = (reference, commit.reported.organisation, commit.reported.event_id)
            self.remembered[key] = commit.reported
        if at := wakes_at(commit.state):
            heapq.heappush(self.woken, (at, reference))
        for watcher in self.watchers:
            watcher(before, commit)

    def due(self, now: datetime, limit: int) -> tuple[Wake, ...]:
        """Soonest first; what is stale is cleared away."""
        found: dict[str, Wake] = {}
        while self.next_wake() is not None and self.woken[0][0] <= now and len(found) < limit:
            at, reference = heapq.heappop(self.woken)
            found[reference] = Wake(reference, at.isoformat())
        return tuple(found.values())

    def drop(self, wake: Wake) -> None:
        """It is off the list already."""

    def next_wake(self) -> datetime | None:
        while self.woken and wakes_at(self.states[self.woken[0][1]]) != self.woken[0][0]:
            heapq.heappop(self.woken)
        return self.woken[0][0] if self.woken else None
