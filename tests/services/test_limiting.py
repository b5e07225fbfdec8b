from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.services.limiting import Limiter, TooOften
from portal.services.ports import Unavailable
from tests.builders import NOW, a_definition
from tests.fakes import Clock, InMemoryCounters, a_limiter

LIMITS = a_definition().brand.limits
MOST = LIMITS.link_asked.most


def limited(clock: Clock, counters: InMemoryCounters | None = None) -> Limiter:
    return a_limiter(LIMITS, clock, counters, factor=1)


def used_up(limiter: Limiter, who: str = "192.0.2.1") -> None:
    for _ in range(MOST):
        limiter.count("link_asked", who)


def test_as_often_as_the_limit_says_and_not_once_more() -> None:
    limiter = limited(Clock(NOW))
    used_up(limiter)
    with pytest.raises(TooOften):
        limiter.count("link_asked", "192.0.2.1")


def test_nobody_else_and_nothing_else_is_affected() -> None:
    limiter = limited(Clock(NOW))
    used_up(limiter)
    limiter.count("link_asked", "192.0.2.2")
    limiter.count("draft_begun", "192.0.2.1")


@given(st.integers(0, 3600))
def test_whoever_waits_as_long_as_was_said_may_go_on(seconds: int) -> None:
    clock = Clock(NOW + timedelta(seconds=seconds))
    limiter = limited(clock)
    used_up(limiter)
    with pytest.raises(TooOften) as refused:
        limiter.count("link_asked", "192.0.2.1")
    assert timedelta(0) < refused.value.wait <= timedelta(minutes=LIMITS.link_asked.minutes)
    clock.at += refused.value.wait
    limiter.count("link_asked", "192.0.2.1")


def test_the_count_is_shared_by_all_processes() -> None:
    counters = InMemoryCounters()
    used_up(limited(Clock(NOW), counters))
    with pytest.raises(TooOften):
        limited(Clock(NOW), counters).count("link_asked", "192.0.2.1")


def test_a_flood_is_no_flood_of_writes() -> None:
    counters = InMemoryCounters()
    limiter = limited(Clock(NOW), counters)
    used_up(limiter)
    for _ in range(1000):
        with pytest.raises(TooOften):
            limiter.count("link_asked", "192.0.2.1")
    assert counters.used == MOST + 1


def test_a_limit_of_hundreds_takes_few_writes_and_is_kept_all_the_same() -> None:
    counters = InMemoryCounters()
    systems = [limited(Clock(NOW), counters) for _ in range(2)]
    most = LIMITS.event_sent.most
    for number in range(most):
        systems[number % 2].count("event_sent", "aannemer")
    with pytest.raises(TooOften):
        systems[0].count("event_sent", "aannemer")
    assert counters.used == 101


def test_a_store_that_is_away_is_said_at_once_and_locks_nobody_out_when_it_is_back() -> None:
    """The act needs the same store: going on would only make the visitor wait for the same news twice."""
    counters = InMemoryCounters(away=True)
    limiter = limited(Clock(NOW), counters)
    for _ in range(MOST * 2):
        with pytest.raises(Unavailable):
            limiter.count("link_asked", "192.0.2.1")
    counters.away = False
    limiter.count("link_asked", "192.0.2.1")


def test_no_address_is_kept() -> None:
    counters = InMemoryCounters()
    limited(Clock(NOW), counters).count("link_asked", "192.0.2.1")
    assert "192.0.2.1" not in str(counters.counts)
