"""A messenger that is killed in the midst of its work, again and again, and what it held when it died."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from signal import SIGKILL

from portal.bootstrap.clock import machine_clock
from portal.local.processes import running
from portal.services.deliver_messages import HELD
from portal.store.codec import stamp
from portal.store.models import OutboxItem
from portal.store.tables import Tables
from tests.builders import a_definition
from tests.faults.history import History, message_id
from tests.figures.bench import Bench

LIVES = (20, 120)
"""Mails that a messenger sends before it is killed, at least and at most, where nobody says other."""
LONGEST_LIFE = 10.0
"""Seconds after which it is killed in any case."""
MOST_KILLS = 100
PATIENCE = 180
"""Seconds for the last messenger, which nobody kills."""
COMMAND = [sys.executable, "-m", "portal.local.messenger"]


class NeverQuiet(Exception):
    """Messages still wait, long after they could have left."""


@dataclass
class Office:
    """Where the mails of one brand wait and arrive, and the messenger that is killed."""

    bench: Bench
    tables: Tables
    mails: tuple[int, int] = LIVES
    history: History = field(default_factory=History)
    chance: Random = field(default_factory=lambda: Random(3))
    lives: list[float] = field(default_factory=list)
    _known: set[tuple[str, str]] = field(default_factory=set)

    def kill_until(self, sending: Sequence["Future[None]"]) -> None:
        """Again and again, until everything was sent and nothing waits but what dead messengers still hold."""
        while not all(one.done() for one in sending) or any(not _is_held(item) for item in self.waiting()):
            if len(self.lives) == MOST_KILLS:
                raise NeverQuiet(f"{len(self.waiting())} messages wait after {MOST_KILLS} kills")
            self._kill_one()

    def _kill_one(self) -> None:
        begun = time.monotonic()
        with running(COMMAND, lambda: True, self._log, self._variables) as pid:
            enough = self._arrived() + self.chance.randint(*self.mails)
            while self._arrived() < enough and time.monotonic() < begun + LONGEST_LIFE:
                time.sleep(self.chance.uniform(0.01, 0.1))
            os.kill(pid, SIGKILL)
        self.lives.append(time.monotonic() - begun)
        held = {(str(item.sk), str(item.held_until)) for item in self.waiting() if _is_held(item)}
        sender = a_definition().brand.sender.domain
        self.history.killed += [message_id(key.partition("#")[2], sender) for key, _ in held - self._known]
        self._known |= held

    def settle(self) -> None:
        """What dead messengers held is free after a while: one that nobody kills sends the rest."""
        later = HELD + timedelta(minutes=1)
        self.bench.place.clock.write_text(str(later.total_seconds()))
        give_up = time.monotonic() + PATIENCE
        with self.at_work():
            while self.waiting():
                if time.monotonic() > give_up:
                    raise NeverQuiet(f"{len(self.waiting())} messages wait after the last messenger")
                time.sleep(0.5)

    def at_work(self) -> AbstractContextManager[int]:
        """A messenger that nobody kills."""
        return running(COMMAND, lambda: True, self._log, self._variables)

    def _arrived(self) -> int:
        return sum(1 for _ in self.bench.place.mailbox.glob("new/*"))

    def waiting(self) -> list[OutboxItem]:
        outbox = self.tables.outbox
        return list(outbox.scan(outbox.pk.startswith("OUT#"), consistent_read=True))

    @property
    def _log(self) -> Path:
        return self.bench.place.data / "messenger.log"

    @property
    def _variables(self) -> Mapping[str, str]:
        return {**self.bench.variables, "PORTAL_CLOCK_FILE": str(self.bench.place.clock)}


def _is_held(item: OutboxItem) -> bool:
    return item.held_until is not None and str(item.held_until) > stamp(machine_clock())
