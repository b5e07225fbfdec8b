from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.application import Application
from portal.domain.calendar import END_OF_DAY, instant
from portal.domain.events import DeadlinePassed, NextContact, OrderStalled, QuoteLapsed, StillOnIt, Sum
from portal.domain.planning import decide
from portal.domain.reports import (
    AnswerComplaint,
    CancelOrders,
    Command,
    Complain,
    Complete,
    CorrectContact,
    LogContact,
    NotePoint,
    SendSum,
    SolvePoint,
)
from portal.domain.running import is_watch
from portal.domain.watching import due
from portal.domain.work_items import wakes_at
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_definition,
    after,
    an_application,
    completed,
    released,
    submitted,
)

QUOTE = SendSum("quote", "water", Sum(125_000, NOW.date() + timedelta(days=30), "O-1"))


def at_its_time(state: Application, moment: str) -> datetime:
    return next(known.due for known in state.deadlines if known.moment == moment)


def dealt_with(state: Application, now: datetime) -> Application:
    """As the sweep leaves it."""
    while events := due(state, a_definition(), now):
        state = after(state, events)
    return state


def test_before_its_time_nothing_happens() -> None:
    state = an_application(released())
    first = wakes_at(state)
    assert first is not None
    assert due(state, a_definition(), first - timedelta(seconds=1)) == ()


def test_a_term_that_passes_is_late_and_stays_the_owners() -> None:
    state = an_application(released())
    now = at_its_time(state, "1")
    (event,) = [event for event in due(state, a_definition(), now) if getattr(event, "moment", "") == "1"]
    assert isinstance(event, DeadlinePassed)
    assert event.owner == CONTRACTOR
    (late,) = [known for known in after(state, [event]).deadlines if known.moment == "1"]
    assert late.late


def test_it_passes_once() -> None:
    state = an_application(released())
    now = at_its_time(state, "1")
    assert due(dealt_with(state, now), a_definition(), now) == ()


def test_rule_10_a_customer_who_heard_nothing_hears_that_we_are_still_on_it() -> None:
    state = an_application(released())
    now = at_its_time(state, "silence")
    told = [event for event in due(state, a_definition(), now) if isinstance(event, StillOnIt)]
    assert len(told) == 1
    again = after(state, told)
    assert at_its_time(again, "silence") > now
    assert [known.closes_on for known in again.deadlines if known.moment == "speak"] == ["contacted"]


def silent_since(told: Iterable[tuple[Command, str]]) -> tuple[datetime, datetime]:
    """When the silence would end before and after the last of these reports, each a week after the one before."""
    state, at, before = an_application(), NOW, NOW
    for command, by in told:
        at, before = at + timedelta(days=7), at_its_time(state, "silence")
        state = after(state, decide(state, command, by, a_definition(), at))
    return before, at_its_time(state, "silence")


NEXT = NextContact(date(2027, 3, 15), CONTRACTOR, "phone")
TALK = LogContact("1b", NOW, "phone", True, (), "t1", "", NEXT)
POINT = NotePoint("water", CONTRACTOR, date(2027, 5, 3), "p1")


@pytest.mark.parametrize(
    "told",
    [
        ((CancelOrders(("water",), "withdrawn"), WATER),),
        ((Complain("k1"), "customer"), (AnswerComplaint("k1", "a1", ""), CONTRACTOR)),
        ((TALK, CONTRACTOR), (CorrectContact("c1", (), "t2", ""), CONTRACTOR)),
        (
            (released(), CONTRACTOR),
            (Complete("water"), CONTRACTOR),
            (POINT, CONTRACTOR),
            (SolvePoint("p1"), CONTRACTOR),
        ),
    ],
    ids=lambda told: type(told[-1][0]).__name__,
)
def test_rule_10_what_is_told_of_a_part_begins_the_silence_anew_too(told: tuple[tuple[Command, str], ...]) -> None:
    before, since = silent_since(told)
    assert since > before


def test_rule_10_any_news_begins_the_silence_anew() -> None:
    state = an_application()
    later = NOW + timedelta(days=7)
    news = decide(state, released(), CONTRACTOR, a_definition(), later)
    assert at_its_time(after(state, news), "silence") > at_its_time(state, "silence")


def test_a_quote_nobody_answered_runs_out_and_its_order_waits() -> None:
    state = an_application(first=submitted("water", "gas", kind="move"))
    state = after(state, decide(state, QUOTE, WATER, a_definition(), NOW))
    now = instant(QUOTE.sum.until, END_OF_DAY)
    after_it = dealt_with(state, now)
    assert after_it.order("water").quote_lapsed == "expired"
    assert after_it.order("water").stall.cause == "acceptance"
    assert after_it.order("gas").stall is None
    kinds = {type(event) for event in due(state, a_definition(), now)}
    assert {QuoteLapsed, OrderStalled} <= kinds


def test_an_invoice_nobody_paid_lets_its_order_wait() -> None:
    state = after(
        an_application(), decide(an_application(), replace(QUOTE, what="invoice"), WATER, a_definition(), NOW)
    )
    state = dealt_with(state, instant(QUOTE.sum.until, END_OF_DAY))
    assert state.order("water").stall.cause == "payment"
    assert state.order("electricity").stall is None


def test_the_operator_is_warned_at_each_part_of_the_legal_term() -> None:
    state, warned = an_application(), []
    end = instant(state.order("electricity").legal_deadline, END_OF_DAY)
    while (now := wakes_at(state)) and now < end:
        events = due(state, a_definition(), now)
        warned += [event.moment for event in events if isinstance(event, DeadlinePassed) and is_watch(event.moment)]
        state = after(state, events)
    assert warned == ["legal_50", "legal_75", "legal_90"]
    (term,) = [known for known in state.deadlines if known.moment == "legal"]
    assert (term.owner, term.discipline, term.due) == (POWER, "electricity", end)


def test_a_complaint_that_stays_unanswered_goes_up() -> None:
    state = an_application()
    state = after(state, decide(state, Complain("t1"), "customer", a_definition(), NOW))
    before = state.complaints[0].owner
    state = dealt_with(state, at_its_time(state, "complaint:k1"))
    assert state.complaints[0].owner != before
    assert at_its_time(state, "complaint:k1") > NOW


def test_nobody_is_waited_for_once_all_is_done() -> None:
    state = an_application(released(), *completed())
    assert not [known for known in state.deadlines if known.owner == "portal"]


@given(st.lists(st.integers(1, 40), max_size=12))
def test_whenever_the_sweep_comes_it_leaves_nothing_that_passed_undealt_with(days: list[int]) -> None:
    state, now = an_application(released()), NOW
    for some in days:
        now += timedelta(days=some)
        state = dealt_with(state, now)
        assert all(known.late or known.due > now for known in state.deadlines)
        assert wakes_at(state) is None or wakes_at(state) > now
