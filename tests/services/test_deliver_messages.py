from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.outgoing import Message
from portal.services.deliver_messages import (
    FIRST_WAIT,
    HELD,
    LONGEST_WAIT,
    MARKS,
    MOST_BUSY,
    TRIES,
    Compose,
    Delivering,
    Round,
    deliver_due,
)
from portal.services.message_ports import Mail, Refused, TryLater
from portal.services.ports import Conflict, Unavailable
from tests.builders import NOW, a_definition
from tests.services.post import InMemoryOutbox, Ledger, Postman, Texter, a_mail, a_message


class Killed(BaseException):
    """The process ended here: nothing after this line happened."""


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, time: timedelta) -> None:
        self.now += time


@dataclass
class Office:
    """A messenger with everything it needs, none of it real."""

    outbox: InMemoryOutbox
    postman: Postman = field(default_factory=Postman)
    clock: Clock = field(default_factory=Clock)
    compose: Compose = lambda message, now, tried=(): a_mail(message.id)
    texter: Texter = field(default_factory=Texter)
    ledger: Ledger = field(default_factory=Ledger)
    below: Callable[[int], int] = lambda n: 0

    def sweep(self, limit: int = 100) -> Round:
        brand = a_definition().brand
        undo = timedelta(minutes=2)
        needs = Delivering(
            self.outbox,
            self.postman,
            self.texter,
            self.compose,
            self.ledger,
            brand,
            undo,
            self.clock,
            self.below,
        )
        return deliver_due(needs, limit)


def an_office(*messages: Message, **parts: object) -> Office:
    return Office(InMemoryOutbox.holding(*(messages or (a_message(),))), **parts)  # type: ignore[arg-type]


def busy(_: Mail) -> None:
    raise TryLater("busy")


def test_a_message_is_sent_once() -> None:
    office = an_office()
    assert office.sweep() == Round(sent=1)
    assert office.sweep() == Round()
    assert office.postman.ids == ["<m1@portaal.example>"]
    assert office.outbox.handed_over == ["m1"]


def test_what_waited_longest_goes_first() -> None:
    office = an_office(a_message("young"), a_message("old", not_before=NOW - timedelta(hours=1)))
    office.sweep()
    assert office.outbox.handed_over == ["old", "young"]


def test_what_may_not_leave_yet_waits() -> None:
    office = an_office(a_message(not_before=NOW + timedelta(hours=1)))
    assert office.sweep() == Round()
    office.clock.pass_(timedelta(hours=1))
    assert office.sweep() == Round(sent=1)


def test_one_sweep_takes_no_more_than_it_can_finish() -> None:
    office = an_office(*(a_message(f"m{number}") for number in range(5)))
    assert office.sweep(limit=3) == Round(sent=3)
    assert office.sweep(limit=3) == Round(sent=2)


def test_a_message_that_another_holds_is_left_alone() -> None:
    office = an_office()
    office.outbox.claim(a_message(), NOW, NOW + HELD)
    assert office.sweep() == Round()
    assert office.postman.taken == []


def test_a_busy_provider_is_tried_again_later() -> None:
    office = an_office(postman=Postman(trouble=busy))
    assert office.sweep() == Round(later=1)
    assert office.outbox.problems == ["busy"]
    office.postman.trouble = lambda _: None
    assert office.sweep() == Round()
    office.clock.pass_(FIRST_WAIT)
    assert office.sweep() == Round(sent=1)


def test_a_provider_that_is_busy_is_asked_three_times_a_sweep() -> None:
    office = an_office(*(a_message(f"m{number}") for number in range(9)), postman=Postman(trouble=busy))
    assert office.sweep() == Round(later=MOST_BUSY)
    assert [message.attempts for message in office.outbox.waiting.values()] == [1] * MOST_BUSY + [0] * (9 - MOST_BUSY)
    office.postman.trouble = lambda _: None
    assert office.sweep() == Round(sent=9 - MOST_BUSY)


def test_messages_that_can_not_be_made_do_not_end_a_sweep() -> None:
    def compose(message: Message, _: datetime, tried: object = ()) -> Mail:
        if message.id != "sound":
            raise ValueError("broken")
        return a_mail(message.id)

    broken = (a_message(f"m{number}") for number in range(MOST_BUSY))
    office = an_office(*broken, a_message("sound"), compose=compose)
    assert office.sweep() == Round(sent=1, later=MOST_BUSY)


def waits(below: Callable[[int], int]) -> Iterator[timedelta]:
    """How long each try of a message that never gets through waits for the next."""
    office = an_office(postman=Postman(trouble=busy), below=below)
    while office.sweep().later:
        next_try = office.outbox.waiting["m1"].not_before
        yield next_try - office.clock.now
        office.clock.now = next_try


def test_waits_double_up_to_the_longest() -> None:
    found = list(waits(lambda n: 0))
    assert found[:4] == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4, FIRST_WAIT * 8]
    assert found[-1] == LONGEST_WAIT
    assert len(found) == TRIES - 1


def test_a_provider_that_is_away_for_four_hours_loses_nothing() -> None:
    assert sum(waits(lambda n: 0), timedelta()) > timedelta(hours=4)


def test_ten_minutes_after_a_provider_is_back_nothing_waits_for_it() -> None:
    assert max(waits(lambda n: n - 1)) <= timedelta(minutes=10)


def test_a_provider_that_is_away_for_an_hour_is_tried_fifteen_times_at_most() -> None:
    tried, passed = 1, timedelta()
    for wait in waits(lambda n: 0):
        passed += wait
        tried += passed <= timedelta(hours=1)
    assert tried <= 15


@given(st.floats(0, 1, exclude_max=True))
def test_chance_spreads_the_tries_by_a_quarter_at_most(chance: float) -> None:
    for plain, spread in zip(waits(lambda n: 0), waits(lambda n: int(chance * n)), strict=True):
        assert plain <= spread < plain * 1.25


def test_after_the_last_try_it_is_parked_with_the_problem() -> None:
    office = an_office(a_message(attempts=TRIES - 1), postman=Postman(trouble=busy))
    assert office.sweep() == Round(parked=1)
    assert office.outbox.parked == {"m1": "busy"}


def test_a_refused_message_is_parked_at_once() -> None:
    def refuse(_: Mail) -> None:
        raise Refused("no such mailbox")

    office = an_office(postman=Postman(trouble=refuse))
    assert office.sweep() == Round(parked=1)
    assert office.outbox.parked == {"m1": "no such mailbox"}


def test_a_message_for_nobody_is_dropped() -> None:
    office = an_office(compose=lambda message, now, tried=(): None)
    assert office.sweep() == Round()
    assert office.outbox.dropped == ["m1"]
    assert office.postman.taken == []


def test_a_store_that_is_away_while_a_mail_is_made_costs_a_try() -> None:
    def away(message: Message, now: datetime, tried: object = ()) -> Mail | None:
        raise Unavailable("the store did not answer")

    office = an_office(compose=away)
    assert office.sweep() == Round(later=1)
    assert office.outbox.waiting["m1"].attempts == 1


def poisoned(message: Message, now: datetime, tried: object = ()) -> Mail | None:
    if message.id == "poison":
        raise ZeroDivisionError("a template that can't be filled")
    return a_mail(message.id)


def test_a_message_that_can_not_be_made_does_not_hold_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    office = an_office(a_message("m1"), a_message("poison"), a_message("m2"), compose=poisoned)
    assert office.sweep() == Round(sent=2, later=1)
    assert office.outbox.problems == ["ZeroDivisionError: a template that can't be filled"]
    assert "poison could not be made" in caplog.text


def test_a_message_that_can_never_be_made_is_parked_in_the_end() -> None:
    office = an_office(a_message("poison", attempts=TRIES - 1), compose=poisoned)
    assert office.sweep() == Round(parked=1)


def test_a_kill_before_sending_loses_nothing() -> None:
    def kill(_: Mail) -> None:
        raise Killed

    office = an_office(postman=Postman(trouble=kill))
    with pytest.raises(Killed):
        office.sweep()
    office.postman.trouble = lambda _: None
    office.clock.pass_(HELD + timedelta(seconds=1))
    assert office.sweep() == Round(sent=1)


def test_a_kill_between_sending_and_marking_sends_again_with_the_same_id(monkeypatch: pytest.MonkeyPatch) -> None:
    office = an_office()

    def kill(message: Message, at: datetime, channel: str) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(office.outbox, "sent", kill)
        with pytest.raises(Killed):
            office.sweep()
    assert office.sweep() == Round()
    office.clock.pass_(HELD + timedelta(seconds=1))
    assert office.sweep() == Round(sent=1)
    assert office.postman.ids == ["<m1@portaal.example>"] * 2


def failing(times: int, problem: Exception, write: Callable[..., None]) -> Callable[..., None]:
    """``write`` that fails the first ``times`` times, before anything is written."""
    left = iter(range(times))

    def fail(*arguments: object) -> None:
        if next(left, None) is not None:
            raise problem
        write(*arguments)

    return fail


@pytest.mark.parametrize("problem", [Conflict("held by another transaction"), Unavailable("refused for load")])
def test_a_mail_that_left_is_marked_even_if_the_store_is_busy(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    office = an_office()
    monkeypatch.setattr(office.outbox, "sent", failing(MARKS - 1, problem, office.outbox.sent))
    assert office.sweep() == Round(sent=1)
    office.clock.pass_(HELD + timedelta(seconds=1))
    assert office.sweep() == Round()
    assert len(office.postman.taken) == 1


@pytest.mark.parametrize("problem", [Conflict("held by another transaction"), Unavailable("refused for load")])
def test_a_mark_that_can_not_be_written_ends_the_sweep_as_unavailable(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    office = an_office()
    monkeypatch.setattr(office.outbox, "sent", failing(MARKS, problem, office.outbox.sent))
    with pytest.raises(Unavailable):
        office.sweep()


def test_a_store_that_is_away_ends_the_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    office = an_office()

    def away(now: datetime, limit: int) -> tuple[Message, ...]:
        raise Unavailable("the store did not answer")

    monkeypatch.setattr(office.outbox, "due", away)
    with pytest.raises(Unavailable):
        office.sweep()
