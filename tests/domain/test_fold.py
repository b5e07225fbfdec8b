import itertools
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.application import NEWEST_LINES, Application
from portal.domain.events import (
    KINDS,
    ApplicationSubmitted,
    CallRequested,
    Deadline,
    Event,
    LinkRequested,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
    SurveyAnswered,
    Undone,
)
from portal.domain.fold import FOLDS, apply, fold
from portal.domain.planning import decide
from portal.domain.reports import Impossible, NotYours
from portal.domain.running import key
from portal.domain.work_items import next_deadlines
from tests.builders import (
    CONTRACTOR,
    NOW,
    a_definition,
    a_log,
    a_reference,
    after,
    all_done,
    an_application,
    completed,
    hard,
    released,
    soft,
    submitted,
)
from tests.domain.commands import reports

LIMIT = 32 * 1024
"""[architecture] the snapshot is one item of at most 32 KB."""


def happen(*sent: tuple[str, object, int]) -> tuple[Application, list[Event]]:
    """The state as the commands build it up one by one, and the log they leave."""
    log: list[Event] = [submitted("electricity", "water")]
    state, now = fold(a_reference(), log), NOW
    for by, command, minutes in sent:
        now += timedelta(minutes=minutes)
        try:
            events = decide(state, command, by, a_definition(), now)
        except (NotYours, Impossible):
            continue
        state = after(state, events)
        log += events
    return state, log


histories = st.lists(reports, min_size=8, max_size=30).map(lambda sent: happen(*sent))


@given(histories)
def test_the_state_is_what_its_events_add_up_to(history: tuple[Application, list[Event]]) -> None:
    state, log = history

    assert fold(a_reference(), log) == state
    assert state.version == len(log)


@given(histories)
def test_whatever_happens_nothing_is_owed_twice(history: tuple[Application, list[Event]]) -> None:
    keys = [key(deadline) for deadline in history[0].deadlines]

    assert len(set(keys)) == len(keys)


@given(histories)
def test_what_is_owed_is_owed_by_someone_and_not_done_yet(history: tuple[Application, list[Event]]) -> None:
    state = history[0]
    for deadline in state.deadlines:
        order = state.order(deadline.discipline)
        assert deadline.owner in {*state.organisations, "customer", "portal", "service"}
        assert order is None or order.cancelled_at is None
        assert order is None or deadline.closes_on not in order.reached


@given(histories)
def test_when_everything_is_cancelled_nothing_is_owed_but_an_answer(history: tuple[Application, list[Event]]) -> None:
    """Who asks something afterwards is answered too."""
    state = history[0]
    if all(order.cancelled_at for order in state.orders):
        assert {due.closes_on for due in state.deadlines} <= {"question_answered"}


@given(histories)
def test_the_survey_is_issued_once_and_only_when_all_is_over_and_something_was_made(
    history: tuple[Application, list[Event]],
) -> None:
    state = history[0]
    surveys = [capability for capability in state.capabilities if capability.purpose == "survey"]
    made = any("completed" in order.reached for order in state.orders)

    assert len(surveys) == (not state.is_open and made)


@given(histories)
def test_the_first_promise_is_never_overwritten(history: tuple[Application, list[Event]]) -> None:
    _, log = history
    states = [fold(a_reference(), log[:count]) for count in range(1, len(log) + 1)]
    for before, now in itertools.pairwise(states):
        for old, new in zip(before.orders, now.orders, strict=True):
            assert old.first is None or new.first == old.first


@given(histories)
def test_an_agreed_day_stands_exactly_while_the_order_is_planned_on_it(
    history: tuple[Application, list[Event]],
) -> None:
    for order in history[0].orders:
        planned = order.current.hardness if order.current else None
        assert ("hard_date_agreed" in order.reached) == (planned == "hard")
        assert ("soft_date_agreed" in order.reached) == (planned is not None)


def test_after_two_thousand_events_the_snapshot_still_fits_in_its_item() -> None:
    state = an_application(released(), first=submitted("electricity", "water", "cable"))
    definition = a_definition()
    for turn in range(660):
        week = (2027, 10 + turn % 40)
        command = soft(week, "shared_trench") if turn % 2 else hard(date(2027, 4, 1 + turn % 28), "morning", "frost")
        state = after(state, decide(state, command, CONTRACTOR, definition, NOW))
        stalled = OrderStalled(NOW, CONTRACTOR, "water", "customer_information", "customer")
        state = after(state, [stalled, OrderResumed(NOW, CONTRACTOR, "water")])

    assert state.version >= 1_980
    assert len(msgspec.json.encode(state)) <= LIMIT
    assert len(state.lines) == NEWEST_LINES


@given(histories)
def test_a_snapshot_that_is_stored_and_read_is_the_same(history: tuple[Application, list[Event]]) -> None:
    state = history[0]

    assert msgspec.json.decode(msgspec.json.encode(state), type=Application) == state


def test_an_application_begins_once() -> None:
    with pytest.raises(ValueError, match="is no change of"):
        apply(an_application(), submitted())


def test_a_log_that_does_not_begin_with_the_submission_is_no_application() -> None:
    with pytest.raises(ValueError, match="does not start"):
        fold(a_reference(), a_log(released())[1:])


def test_whoever_agrees_a_day_at_once_has_agreed_the_week_too() -> None:
    state = an_application(released(), hard())

    assert all({"soft_date_agreed", "hard_date_agreed"} <= order.reached.keys() for order in state.orders)
    assert not {"1", "2"} & {deadline.moment for deadline in state.deadlines}


def test_the_week_keeps_its_own_moment_when_the_day_follows() -> None:
    later = NOW + timedelta(days=3)
    week = an_application(soft())
    day = after(week, decide(week, hard(), CONTRACTOR, a_definition(), later))

    assert {order.reached["soft_date_agreed"] for order in day.orders} == {NOW}
    assert {order.reached["hard_date_agreed"] for order in day.orders} == {later}


def test_a_week_that_takes_the_place_of_a_day_is_told_as_a_shift() -> None:
    state = an_application(soft(), hard(), soft((2027, 18), "frost"))

    assert [line.text for line in state.lines[-2:]] == ["soft_date_shifted"] * 2
    assert {order.current.hardness for order in state.orders if order.current} == {"soft"}
    assert {order.first.hardness for order in state.orders if order.first} == {"soft"}


def test_completion_ends_the_stall_and_what_was_still_owed_for_the_work() -> None:
    stalled = after(an_application(released(), soft()), [OrderStalled(NOW, CONTRACTOR, "water", "frost", "nature")])
    state = after(stalled, decide(stalled, completed("water")[0], CONTRACTOR, a_definition(), NOW))

    water = state.order("water")
    assert water is not None
    assert water.stall is None
    assert {due.moment for due in state.deadlines if due.discipline == "water"} == {"C"}
    assert "2" in {due.moment for due in state.deadlines if due.discipline == ""}


def test_with_the_last_completion_nobody_owes_a_planning_any_more() -> None:
    state = an_application(released(), soft(), *completed())

    assert {due.moment for due in state.deadlines} == {"C"}


def test_cancelling_one_discipline_leaves_the_other_as_it_was() -> None:
    before = an_application(released(), soft())
    state = after(before, [OrderCancelled(NOW, CONTRACTOR, "water", "withdrawn")])

    assert state.order("electricity") == before.order("electricity")
    assert {due.discipline for due in state.deadlines} == {"", "electricity"}
    assert state.is_open


def test_the_last_cancellation_leaves_delivery_owed_of_what_was_made() -> None:
    state = an_application(released(), soft(), *completed("electricity"))
    state = after(state, [OrderCancelled(NOW, CONTRACTOR, "water", "withdrawn")])

    assert [(due.moment, due.discipline) for due in state.deadlines] == [("C", "electricity")]


def test_the_grade_and_the_moment_of_the_answer_are_kept_but_no_words() -> None:
    state = after(an_application(*all_done()), [SurveyAnswered(NOW, "customer", 8, {}, "survey", 31)])

    assert (state.survey_grade, state.survey_answered_at) == (8, NOW)
    assert state.lines[-1].values is None


def test_a_call_that_was_asked_for_is_owed_until_it_was_made() -> None:
    due = Deadline("1b", "", CONTRACTOR, NOW + timedelta(days=1), "called_back")
    asked = after(an_application(*all_done()), [CallRequested(NOW, "customer", (due,))])
    called = after(asked, [MilestoneReached(NOW, CONTRACTOR, "called_back", "")])

    assert (asked.call_requested_at, due in asked.deadlines) == (NOW, True)
    assert (called.call_requested_at, due in called.deadlines) == (None, False)
    assert called.orders == asked.orders


def test_a_link_that_was_asked_for_leaves_no_line() -> None:
    before = an_application()
    state = after(before, [LinkRequested(NOW, "customer")])

    assert state == replace(before, version=2, link_requested_at=NOW)


def test_the_next_deadlines_are_the_work_of_each_owner_and_discipline() -> None:
    state = an_application(released())
    work = next_deadlines(state)

    assert work[CONTRACTOR, ""].moment == "1"
    theirs = [due for due in state.deadlines if due.owner in state.organisations]
    assert all(due.due >= work[due.owner, due.discipline].due for due in theirs)


def test_contractor_and_operators_take_part_and_nobody_else() -> None:
    state = an_application()

    assert state.organisations == {CONTRACTOR, *(part.operator for part in submitted().parts)}


@pytest.mark.parametrize("discipline", ["gas", "", "Water"])
def test_a_discipline_that_was_not_ordered_has_no_order(discipline: str) -> None:
    assert an_application().order(discipline) is None


def test_every_kind_of_event_has_its_fold() -> None:
    """What begins a log and what takes some of it back concern the whole of it."""
    assert set(FOLDS) == set(KINDS.values()) - {ApplicationSubmitted, Undone}
