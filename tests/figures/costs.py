"""Requests and capacity units of each act, counted once: they don't depend on the machine or the moment."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from functions.messenger.main import delivering
from portal.bootstrap.clock import machine_clock
from portal.bootstrap.messenger import for_messenger
from portal.bootstrap.track import for_track
from portal.services.deliver_messages import deliver
from tests.builders import a_reference
from tests.figures.bench import Bench
from tests.figures.counting import Meter, Spent
from tests.figures.history import EVENTS, long_history
from tests.figures.journey import journey


@dataclass(frozen=True)
class Cost:
    """What one act asks of DynamoDB and S3."""

    act: str
    spent: tuple[Spent, ...]

    @property
    def requests(self) -> str:
        """Such as "2 GetItem, 1 TransactWriteItems"."""
        counted = Counter(note.operation for note in self.spent)
        return ", ".join(f"{times} {operation}" for operation, times in counted.items()) or "none"

    @property
    def count(self) -> int:
        return len(self.spent)

    @property
    def reads(self) -> float:
        return sum(note.reads for note in self.spent)

    @property
    def writes(self) -> int:
        return sum(note.writes for note in self.spent)

    @property
    def largest(self) -> int:
        """Bytes of the largest item that was read or written."""
        return max((size for note in self.spent for size in note.sizes), default=0)


def costs(bench: Bench) -> list[Cost]:
    """Each measured act of the journey, the follow page of a very long one, and one message sent."""
    meter = bench.meter()
    with meter.watching():
        return [*_acts(bench, meter), _long_follow(bench, meter), *_message(bench, meter)]


def _acts(bench: Bench, meter: Meter) -> Iterator[Cost]:
    visitor = bench.visitor(bench.inside())
    for act in journey(bench.today):
        with meter.noting() as spent:
            act.do(visitor)
        if act.measured:
            yield Cost(act.name, tuple(spent))


def _message(bench: Bench, meter: Meter) -> Iterator[Cost]:
    """The messenger's look at its outbox, and the newest of the messages that the journey left there."""
    needs = delivering(for_messenger(bench.settings))
    with meter.noting() as spent:
        due = needs.outbox.due(machine_clock(), 100)
    yield Cost("messenger: one look at the outbox", tuple(spent))
    with meter.noting() as spent:
        deliver(needs, due[-1])
    yield Cost("messenger: one message sent", tuple(spent))


def _long_follow(bench: Bench, meter: Meter) -> Cost:
    """The follow page of an application after two thousand events."""
    now = machine_clock()
    portal = for_track(bench.settings)
    state = long_history(portal.applications, portal.definition, a_reference(7), now)
    visitor = bench.visitor(bench.inside())
    visitor.reference = state.reference
    visitor.first_visit()
    with meter.noting() as spent:
        visitor.show()
    return Cost(f"follow page, after {EVENTS:,} events", tuple(spent))
