"""What is older never takes the place of what is newer, whatever order it is reported in."""

from datetime import datetime, timedelta
from functools import reduce
from itertools import permutations

import pytest

from portal.domain.application import Application
from portal.domain.calendar import week_days
from portal.domain.fold import apply
from portal.domain.overtaken import still_news
from portal.domain.planning import decide_all
from portal.domain.reports import AgreeDate, Command, Impossible, ResumeOrder, StallOrder
from tests.builders import CONTRACTOR, NOW, a_definition, an_application, soft

WEEKS = (14, 15, 16)


def so_at(hours: int) -> datetime:
    return NOW - timedelta(hours=24 - hours)


def report(state: Application, command: Command, as_of: datetime | None, now: datetime) -> Application:
    news = still_news((command,), state.as_of, as_of, now)
    return reduce(apply, decide_all(state, news, CONTRACTOR, a_definition(), now, as_of), state)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_newest_date_stands_in_whatever_order_they_arrive(order: tuple[int, ...]) -> None:
    state = an_application()
    for minute, which in enumerate(order):
        command = soft((2027, WEEKS[which]), cause="frost")
        state = report(state, command, so_at(which), NOW + timedelta(minutes=minute))

    assert [one.current.promise.first_day for one in state.orders if one.current] == [week_days(2027, 16)[0]] * 2


def test_each_order_stands_still_and_goes_on_by_itself() -> None:
    state = report(an_application(), StallOrder("water", "permit"), so_at(5), NOW)
    late = still_news((ResumeOrder("water"), ResumeOrder("electricity")), state.as_of, so_at(4), NOW)

    assert late == (ResumeOrder("electricity"),)


def test_what_says_nothing_of_when_it_was_so_counts_as_of_now() -> None:
    state = report(an_application(), soft(), None, NOW)

    assert still_news((soft((2027, 15)),), state.as_of, NOW - timedelta(seconds=1), NOW) == ()
    assert still_news((soft((2027, 15)),), state.as_of, None, NOW) != ()


def test_what_takes_the_place_of_nothing_is_always_news() -> None:
    state = report(an_application(), soft(), None, NOW)
    command = AgreeDate("soft", *week_days(2027, 15))

    assert still_news((StallOrder("water", "permit"), command), state.as_of, so_at(0), NOW) == (
        StallOrder("water", "permit"),
    )


def test_nothing_is_reported_before_it_is_so() -> None:
    with pytest.raises(Impossible, match="as_of"):
        still_news((soft(),), {}, NOW + timedelta(minutes=6), NOW)
