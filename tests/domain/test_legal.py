from datetime import timedelta

import pytest

from portal.domain.application import Application
from portal.domain.calendar import END_OF_DAY, instant
from portal.domain.events import CongestionFound, Event
from portal.domain.legal import share_run, watch
from portal.domain.planning import decide
from portal.domain.reports import Command, Impossible, NotYours, ReportCongestion, ResumeOrder, StallOrder
from tests.builders import NOW, POWER, WATER, a_definition, a_process, after, an_application

FULL = ReportCongestion("electricity")


def report(state: Application, command: Command, by: str = POWER) -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


def test_the_term_runs_from_the_application_to_the_end_of_its_last_day() -> None:
    state = an_application()
    order = state.order("electricity")
    end = instant(order.legal_deadline, END_OF_DAY)
    half = NOW + (end - NOW) / 2
    assert [share_run(state, order, at) for at in (NOW, half, end)] == [0, 50, 100]


def test_it_stands_still_where_the_law_stops_it() -> None:
    later = NOW + timedelta(days=30)
    running = an_application(StallOrder("electricity", "permit"))
    stopped = an_application(StallOrder("electricity", "payment"))
    assert share_run(running, running.order("electricity"), later) > 0
    assert share_run(stopped, stopped.order("electricity"), later) == 0


def test_the_next_warning_is_the_first_that_is_still_to_come() -> None:
    order = an_application().order("electricity")
    end = instant(order.legal_deadline, END_OF_DAY)
    moments = []
    for part in (0.1, 0.6, 0.8, 0.95):
        now = NOW + (end - NOW) * part
        moments.append([due.moment for due in watch(a_process(), "electricity", NOW, order.legal_deadline, now)])
    assert moments == [["legal_50"], ["legal_75"], ["legal_90"], []]


def test_a_full_network_lengthens_the_term_once() -> None:
    state = an_application()
    (event,) = report(state, FULL)
    assert isinstance(event, CongestionFound)
    later = after(state, [event])
    assert later.order("electricity").legal_deadline > state.order("electricity").legal_deadline
    assert report(later, FULL) == ()


def test_only_its_operator_says_so_and_only_where_the_law_knows_it() -> None:
    with pytest.raises(NotYours):
        report(an_application(), FULL, WATER)
    with pytest.raises(Impossible, match="No longer term"):
        report(an_application(), ReportCongestion("water"), WATER)


def test_only_the_days_on_which_the_law_stops_it_are_added_where_one_cause_follows_another() -> None:
    def after_days(state: Application, days: int, command: Command) -> Application:
        return after(state, decide(state, command, POWER, a_definition(), NOW + timedelta(days=days)))

    state = an_application()
    ends = state.order("electricity").legal_deadline
    for day, cause in ((0, "payment"), (10, "permit"), (30, "customer_works")):
        state = after_days(state, day, StallOrder("electricity", cause))
    state = after_days(state, 35, ResumeOrder("electricity"))
    assert state.order("electricity").legal_deadline == ends + timedelta(days=15)
