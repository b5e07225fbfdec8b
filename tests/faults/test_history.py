"""Customers, contractors, a messenger and everything that can go wrong, in any order; in the end nothing is wrong."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from portal.local.engine import Engine
from portal.messages.render import message_id
from portal.services.message_ports import Mail, TryLater
from portal.services.ports import Unavailable
from portal.store.applications import ApplicationStore
from portal.store.outbox import OutboxStore
from tests.faults.history import Final, History, Operation, read, violations
from tests.faults.place import SWEEP, TO_THE_END, Killed, Place, Reply, a_place
from tests.faults.weather import Weather, weather
from tests.services.post import Postman

IN_EVERY_SUITE = 200
RUNS = int(os.environ.get("PORTAL_FAULT_RUNS", IN_EVERY_SUITE))
"""``make faults`` sets more, and then chance differs from night to night; otherwise the histories are the same ones."""
STEPS = 50
EVENTS: tuple[dict[str, Any], ...] = (
    *TO_THE_END,
    {"type": "soft_date", "week": "2027-W15", "cause": "frost"},
    {"type": "soft_date", "week": "2027-W16", "cause": "frost"},
    {"type": "hard_date", "date": "2027-04-13", "cause": "frost"},
    {"type": "stalled", "discipline": "water", "cause": "permit"},
    {"type": "resumed", "discipline": "water"},
)
STREAM = {"Records": [{"eventSource": "aws:dynamodb"}]}
some = st.integers(0, 1000)


@dataclass
class Provider(Postman):
    """Of mail: it may be down, and the process may die right before or right after it took a mail."""

    up: bool = True
    dies: str = ""

    def send(self, mail: Mail) -> None:
        if not self.up:
            raise TryLater("the provider is down")
        dies, self.dies = self.dies, ""
        if dies == "before":
            raise Killed(mail.message_id)
        self.taken.append(mail)
        if dies == "after":
            raise Killed(mail.message_id)


class Administration(RuleBasedStateMachine):
    """One brand with its customers beside ``others``; ``place`` is emptied for each history."""

    def __init__(self, place: Place, above: Weather, provider: Provider, others: Final) -> None:
        super().__init__()
        self.place, self.above, self.provider, self.others = place.empty(), above, provider, others
        self.above.chance.seed(0)
        self.history = History()
        self.drafts: list[str] = []
        self.references: list[str] = []
        self.events: list[tuple[str, dict[str, Any]]] = []

    @initialize()
    def somebody_applied(self) -> None:
        with self.above.held_off():
            self.place.key()
        self.apply()

    @rule()
    def apply(self) -> None:
        with self.above.held_off():
            self.drafts.append(self.place.draft())
        self.send(self.drafts[-1])

    @rule(which=some)
    def retry(self, which: int) -> None:
        self.send(pick(self.drafts, which))

    def send(self, draft: str) -> None:
        done = self.history.invoke("apply", draft)
        reply = self.heard(done, lambda: self.place.send(draft))
        if reply and done.outcome == "ok":
            done.heard = reply.place.rstrip("/").rpartition("/")[2]
            if done.heard not in self.references:
                self.references.append(done.heard)

    @precondition(lambda self: self.references)
    @rule(which=some, body=st.sampled_from(EVENTS))
    def plan(self, which: int, body: dict[str, Any]) -> None:
        reference = pick(self.references, which)
        self.events.append((reference, {**body, "event_id": f"e{len(self.events)}"}))
        self.report(*self.events[-1])

    @precondition(lambda self: self.references)
    @rule(which=some)
    def plan_to_the_end(self, which: int) -> None:
        for body in TO_THE_END:
            self.plan(which, body)

    @precondition(lambda self: self.events)
    @rule(which=some)
    def replay(self, which: int) -> None:
        self.report(*pick(self.events, which))

    def report(self, reference: str, body: dict[str, Any]) -> None:
        done = self.history.invoke("report", f"{reference}/{body['event_id']}")
        self.heard(done, lambda: self.place.report(reference, **body))

    @precondition(lambda self: self.references)
    @rule(which=some, grade=st.integers(1, 10))
    def answer(self, which: int, grade: int) -> None:
        reference = pick(self.references, which)
        done = self.history.invoke("answer", reference, str(grade))
        self.heard(done, lambda: self.place.answer(reference, grade))

    @precondition(lambda self: self.references)
    @rule(which=some)
    def look(self, which: int) -> None:
        reference = pick(self.references, which)
        with suppress(Unavailable):
            state = ApplicationStore(self.place.tables).load(reference)
            self.history.looked(reference, state.version if state else 0)

    @rule(times=st.integers(0, 3))
    def deliver(self, times: int) -> None:
        for _ in range(times):
            self.sweep(STREAM)

    @rule()
    def sweep_once(self) -> None:
        self.sweep(SWEEP)

    def sweep(self, event: dict[str, Any]) -> None:
        texter = self.place.texter
        mails, texts = len(self.provider.taken), len(texter.taken)
        with suppress(Unavailable):
            try:
                self.place.sweep(event)
            except Killed:
                last = {*self.provider.ids[mails:][-1:], *(sms.id for sms in texter.taken[texts:][-1:])}
                self.history.killed += last & self.unmarked()

    def unmarked(self) -> set[str]:
        """Message-IDs of what still waits: only there the kill fell between the provider and the mark."""
        domain = self.place.definition.brand.sender.domain
        later = self.place.clock() + timedelta(days=365)
        with self.above.held_off():
            return {message_id(message.id, domain) for message in OutboxStore(self.place.tables).due(later, 1000)}

    @rule(up=st.booleans())
    def provider_turns(self, *, up: bool) -> None:
        self.provider.up = up

    @rule(when=st.sampled_from(("before", "after")))
    def messenger_will_die(self, when: str) -> None:
        self.provider.dies = when

    @rule(when=st.sampled_from(("before", "after")))
    def function_will_die(self, when: str) -> None:
        self.above.kills = when

    @rule(share=st.sampled_from((0.0, 0.0, 0.3, 0.6, 1.0)))
    def throttle(self, share: float) -> None:
        self.above.refused = share

    @rule(count=st.integers(1, 4))
    def lose_answers(self, count: int) -> None:
        self.above.lost = count

    @rule(minutes=st.sampled_from((1, 6, 60, 200)))
    def time_passes(self, minutes: int) -> None:
        self.place.clock.pass_(minutes=minutes)

    def heard(self, done: Operation, act: Callable[[], Reply]) -> Reply | None:
        """Do it and note how it ended; every act has an instant of its own."""
        self.place.clock.pass_(seconds=1)
        try:
            reply = act()
        except Killed:
            done.outcome = "info"
            return None
        done.outcome = "ok" if reply.status in (202, 303) else "info" if reply.status >= 500 else "fail"
        if not reply.is_sound:
            self.history.unsound.append(f"unsound: {done.kind} got {reply.status}")
        return reply

    def teardown(self) -> None:
        self.above.clear()
        self.provider.up, self.provider.dies = True, ""
        self.place.clock.pass_(hours=1)
        self.place.settle()
        final = read(self.place.tables, self.place.arrived, self.place.definition)
        assert violations(self.history, final, self.place.definition, self.others) == []


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver doesn't really wait between its tries."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _: None))


@pytest.mark.long
@pytest.mark.usefixtures("unhurried")
def test_whatever_goes_wrong_nothing_is_lost_doubled_or_made_up(engine: Engine) -> None:
    provider = Provider()
    place, others = a_place(engine, postman=provider), a_place(engine, "veldgloed")
    others.send(others.draft())
    others.settle()
    stands = read(others.tables, others.arrived, others.definition)
    with weather(place.tables) as above:
        run_state_machine_as_test(
            lambda: Administration(place, above, provider, stands),
            settings=settings(
                max_examples=RUNS,
                stateful_step_count=STEPS,
                print_blob=True,
                derandomize=RUNS <= IN_EVERY_SUITE,
                phases=set(Phase) - {Phase.explain},  # it only names lines of libraries
            ),
        )
    assert read(others.tables, others.arrived, others.definition) == stands


def pick(things: list[Any], which: int) -> Any:
    return things[which % len(things)]
