from datetime import timedelta
from typing import get_args

import pytest

from portal.domain.application import Application
from portal.domain.completion import SURVEY
from portal.domain.events import (
    CallRequested,
    Event,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
)
from portal.domain.planning import DECIDERS, decide
from portal.domain.reports import (
    AgreeDate,
    CancelOrders,
    Command,
    Complete,
    Impossible,
    NotYours,
    Reach,
    ResumeOrder,
    StallOrder,
)
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_definition,
    after,
    all_done,
    an_application,
    completed,
    hard,
    owed,
    released,
    soft,
    submitted,
)


def report(state: Application, command: Command, by: str = CONTRACTOR) -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


ANY: tuple[Command, ...] = (
    released(),
    soft(),
    Complete("water"),
    StallOrder("water", "permit"),
    ResumeOrder("water"),
    CancelOrders(("water",), "withdrawn"),
)


@pytest.mark.parametrize("command", ANY, ids=lambda command: type(command).__name__)
def test_a_stranger_reports_nothing(command: Command) -> None:
    with pytest.raises(NotYours, match="has no part"):
        report(an_application(), command, by="noordernet")


@pytest.mark.parametrize("command", [soft(), hard(), Complete("water"), Reach("called_back")])
def test_an_operator_never_speaks_of_planning_execution_or_calls_of_the_contractor(command: Command) -> None:
    with pytest.raises(NotYours, match="contractor"):
        report(an_application(), command, by=WATER)


@pytest.mark.parametrize(
    "command", [Reach("released", ("water",)), StallOrder("water", "permit"), CancelOrders(("water",), "withdrawn")]
)
def test_an_operator_reports_on_its_own_order_only(command: Command) -> None:
    with pytest.raises(NotYours, match="order for water is not of organisation"):
        report(an_application(), command, by=POWER)


def test_an_operator_that_names_no_discipline_means_its_own() -> None:
    events = report(an_application(), released(), by=WATER)

    assert [(type(event), event.discipline) for event in events] == [(MilestoneReached, "water")]


def test_the_contractor_that_names_no_discipline_means_all_of_them() -> None:
    assert [event.discipline for event in report(an_application(), released())] == ["electricity", "water"]


def test_several_disciplines_at_once_open_their_shared_call_once() -> None:
    events = report(an_application(), released())

    opened = [deadline.moment for event in events for deadline in event.opens]
    assert opened.count("1") == 1


@pytest.mark.parametrize(
    ("before", "command"),
    [
        ((released(),), released()),
        ((soft(),), soft()),
        (completed("water"), Complete("water")),
        ((StallOrder("water", "permit"),), StallOrder("water", "permit")),
        ((), ResumeOrder("water")),
        ((CancelOrders(("water",), "withdrawn"),), CancelOrders(("water",), "withdrawn")),
        ((), Reach("called_back")),
    ],
)
def test_what_was_so_already_is_no_news(before: tuple[Command, ...], command: Command) -> None:
    assert report(an_application(*before), command) == ()


def test_a_milestone_that_has_a_report_of_its_own_is_sent_back_with_what_is_possible() -> None:
    with pytest.raises(Impossible, match="released"):
        report(an_application(), Reach("completed"))


@pytest.mark.parametrize(
    "command", [Reach("released", ("gas",)), Complete("gas"), StallOrder("gas", "permit"), ResumeOrder("gas")]
)
def test_a_discipline_that_was_not_ordered_is_refused_with_those_that_were(command: Command) -> None:
    with pytest.raises(Impossible, match="it has: electricity, water"):
        report(an_application(), command)


@pytest.mark.parametrize("command", [Reach("released", ("water",)), Complete("water"), StallOrder("water", "permit")])
def test_nothing_more_happens_to_a_cancelled_order(command: Command) -> None:
    state = an_application(CancelOrders(("water",), "withdrawn"))

    with pytest.raises(Impossible):
        report(state, command)


def test_delivery_is_confirmed_after_completion() -> None:
    with pytest.raises(Impossible, match="not completed"):
        report(an_application(), Reach("delivered", ("water",)), by=WATER)

    assert report(an_application(*completed("water")), Reach("delivered", ("water",)), by=WATER)


def test_completion_opens_the_operators_confirmation() -> None:
    (event,) = report(an_application(), Complete("water"))

    assert [(due.moment, due.owner) for due in owed(event.opens)] == [("C", WATER)]


def test_the_last_completion_report_issues_the_survey_for_as_long_as_the_definition_says() -> None:
    (first,) = report(an_application(), Complete("water"))
    (last,) = report(an_application(*completed("water")), Complete("electricity"))

    assert first.survey is None
    survey = last.survey
    assert survey is not None
    assert (survey.id, survey.purpose) == (SURVEY, "survey")
    assert survey.expires_at == NOW + timedelta(days=a_definition().survey.valid_days)


def test_an_order_that_is_cancelled_does_not_hold_up_the_survey_of_the_rest() -> None:
    state = an_application(*completed("water"))
    (event,) = report(state, CancelOrders((), "withdrawn"))

    assert after(state, [event]).capability(SURVEY) is not None


def test_an_application_that_is_cancelled_as_a_whole_has_no_survey() -> None:
    state = an_application()

    assert after(state, report(state, CancelOrders((), "withdrawn"))).capability(SURVEY) is None


def test_to_cancel_without_naming_a_discipline_leaves_what_is_completed() -> None:
    events = report(an_application(*completed("water")), CancelOrders((), "withdrawn"))

    assert [(type(event), event.discipline) for event in events] == [(OrderCancelled, "electricity")]


def test_a_completed_order_is_not_cancelled_and_does_not_stall() -> None:
    state = an_application(*completed("water"))

    with pytest.raises(Impossible, match="can't be cancelled"):
        report(state, CancelOrders(("water",), "withdrawn"))
    with pytest.raises(Impossible, match="not open any more"):
        report(state, StallOrder("water", "permit"))


@pytest.mark.parametrize(
    ("cause", "caused_by"), [("permit", WATER), ("materials", CONTRACTOR), ("payment", "customer"), ("frost", "nature")]
)
def test_a_stall_names_who_is_behind_its_cause(cause: str, caused_by: str) -> None:
    (event,) = report(an_application(), StallOrder("water", cause))

    assert (event.discipline, event.cause, event.caused_by) == ("water", cause, caused_by)


def test_another_cause_for_a_stall_is_news() -> None:
    state = an_application(StallOrder("water", "permit"))

    assert len(report(state, StallOrder("water", "payment"))) == 1


def test_a_stall_ends_when_it_is_resumed() -> None:
    state = an_application(StallOrder("water", "permit"))

    (event,) = report(state, ResumeOrder("water"))
    assert isinstance(event, OrderResumed)
    assert after(state, [event]).order("water").stall is None


@pytest.mark.parametrize("command", [StallOrder("water", "lost"), CancelOrders(("water",), "lost"), soft(cause="lost")])
def test_a_cause_that_nobody_wrote_down_is_refused_with_those_there_are(command: Command) -> None:
    with pytest.raises(Impossible, match=r"'lost' is not known; possible: .*frost"):
        report(an_application(), command)


def test_a_call_back_is_logged_where_one_was_asked_for() -> None:
    state = after(an_application(*all_done()), [CallRequested(NOW, "customer", ())])

    assert report(state, Reach("called_back")) == (MilestoneReached(NOW, CONTRACTOR, "called_back", ""),)


def test_an_order_with_a_quote_goes_through_intake_and_quote_before_it_is_released() -> None:
    state = an_application(first=submitted("water", kind="move"))
    due = []
    for milestone in ("intake_done", "quick_scan_done", "quote_sent", "quote_accepted", "released"):
        due.append({deadline.moment for deadline in owed(state.deadlines)})
        state = after(state, report(state, Reach(milestone), by=WATER))

    assert due == [
        {"B"},
        {"quick_scan_done", "released"},
        {"released", "quote_sent"},
        {"released", "quote_accepted"},
        {"released"},
    ]


def test_events_say_who_reported_and_when() -> None:
    (event,) = report(an_application(), released(), by=WATER)

    assert (event.at, event.by) == (NOW, WATER)


def test_a_date_is_decided_for_all_open_orders() -> None:
    (event,) = report(an_application(*completed("water")), AgreeDate("soft", NOW.date(), NOW.date()))

    assert [promise.discipline for promise in event.promises] == ["electricity"]


def test_every_kind_of_report_has_who_decides_about_it() -> None:
    assert set(DECIDERS) == set(get_args(Command))
