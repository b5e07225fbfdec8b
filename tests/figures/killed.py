"""Applications that are sent by several clients at once while the messenger is killed and started again and again."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from mailbox import Maildir
from pathlib import Path
from random import Random
from signal import SIGKILL

from portal.bootstrap import machine_clock, new_id
from portal.local.processes import running
from portal.services.deliver_messages import HELD
from portal.services.drafts import token_for
from portal.services.ports import Draft
from portal.site.policy import write_policy
from portal.store.codec import stamp
from portal.store.drafts import DraftStore
from portal.store.tables import OutboxItem, Tables, connect
from tests.builders import a_definition
from tests.faults.history import History, Operation, message_id, read, violations
from tests.faults.place import CHECK, filled_in
from tests.figures.bench import Bench
from tests.figures.browsers import Browser, OverSocket

CLIENTS = 8
PRESSES = 5
"""How often a client sends again what it heard nothing or "come back" about."""
LIVES = (20, 120)
"""Mails that a messenger sends before it is killed, at least and at most."""
LONGEST_LIFE = 10.0
"""Seconds after which it is killed in any case."""
MOST_KILLS = 100
PATIENCE = 180
"""Seconds for the last messenger, which nobody kills."""
COMMAND = [sys.executable, "-m", "portal.local.messenger"]


class NeverQuiet(Exception):
    """Messages still wait, long after they could have left."""


@dataclass(frozen=True)
class Outcome:
    """What was done, and what stands once it is quiet."""

    lives: list[float]
    """Seconds from each start of a messenger to its kill."""
    history: History
    stored: int
    mails: Counter[str]
    """By Message-ID, how often it arrived."""
    wrong: list[str]
    """What the checker of histories has against it."""

    @property
    def answered(self) -> int:
        """Applications whose sender saw the confirmation."""
        return len({done.key for done in self.history.operations if done.outcome == "ok"})

    @property
    def doubles(self) -> Counter[str]:
        """By Message-ID, how many arrived beyond the first."""
        return self.mails - Counter(set(self.mails))

    @property
    def explained(self) -> int:
        """Doubles of a mail that a messenger was busy with when it was killed, at most one for each such kill."""
        return (self.doubles & Counter(self.history.killed)).total()


@dataclass
class Office:
    """Where the mails of one brand wait and arrive, and the messenger that is killed."""

    bench: Bench
    tables: Tables
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
            enough = self._arrived() + self.chance.randint(*LIVES)
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
        with running(COMMAND, lambda: True, self._log, self._variables):
            while self.waiting():
                if time.monotonic() > give_up:
                    raise NeverQuiet(f"{len(self.waiting())} messages wait after the last messenger")
                time.sleep(0.5)

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


def killed(bench: Bench, applications: int) -> Outcome:
    """Send so many while messengers die, then let time pass and judge. ``bench`` is empty. Raises NeverQuiet."""
    settings, definition = bench.settings, a_definition()
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    office = Office(bench, tables)
    drafts = list(_begun(tables, applications))
    with bench.served(_no_site(bench.place.data / "site")), ThreadPoolExecutor(CLIENTS) as clients:
        office.kill_until([clients.submit(_send, bench, draft, office.history) for draft in drafts])
    office.settle()
    final = read(tables, _ids(bench.place.mailbox), definition)
    wrong = violations(office.history, final, definition)
    return Outcome(office.lives, office.history, len(final.logs), Counter(final.mails), wrong)


def _no_site(folder: Path) -> Path:
    """A site without pages: nobody looks at it here."""
    folder.mkdir()
    write_policy(folder)
    return folder


def _begun(tables: Tables, applications: int) -> Iterator[Draft]:
    """Filled-in forms of different customers that only have to be sent."""
    answers, _ = filled_in(a_definition().brand.id)
    store = DraftStore(tables, machine_clock)
    for number in range(applications):
        contact = {**answers["contact"], "mail": f"klant{number}@klant.example"}
        draft = Draft(new_id(), "nl", {**answers, "contact": contact}, machine_clock() + timedelta(days=14))
        store.start(draft)
        yield draft


def _send(bench: Bench, draft: Draft, history: History) -> None:
    """Press until the confirmation is there."""
    name = "__Host-aanvraag" if bench.settings.secure_cookies else "aanvraag"
    cookies = {name: f"{draft.id}.{token_for(bench.settings.link_keys, draft)}"}
    fields = filled_in(a_definition().brand.id)[1]
    for _ in range(PRESSES):
        done = Operation("apply", draft.id)
        history.operations.append(done)
        done.outcome = "info"
        with suppress(OSError):
            answer = Browser(OverSocket(bench.place.port), dict(cookies)).post(CHECK, fields)
            done.outcome = {303: "ok", 503: "info"}.get(answer.status, "fail")  # type: ignore[assignment]
            done.heard = answer.header("Location").rstrip("/").rpartition("/")[2]
        if done.outcome == "ok":
            return


def _ids(box: Path) -> list[str]:
    return [str(mail["Message-ID"]) for mail in Maildir(box)]


def _is_held(item: OutboxItem) -> bool:
    return item.held_until is not None and str(item.held_until) > stamp(machine_clock())
