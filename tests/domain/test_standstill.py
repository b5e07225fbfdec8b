from datetime import datetime, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.calendar import local, working_days_between
from portal.domain.events import Event, OrderResumed, OrderStalled
from portal.domain.planning import decide
from portal.domain.reports import CancelOrders, Command, Impossible, ResumeOrder, StallOrder
from tests.builders import CONTRACTOR, NOW, WATER, a_definition, after, an_application, completed, owed, released

LATER = NOW + timedelta(days=14)


def report(state: Application, command: Command, at: datetime = NOW) -> tuple[Event, ...]:
    return decide(state, command, CONTRACTOR, a_definition(), at)


def stood_still(cause: str) -> Application:
    return an_application(released(), StallOrder("water", cause))


@pytest.mark.parametrize(
    ("cause", "owner"), [("permit", WATER), ("materials", CONTRACTOR), ("frost", CONTRACTOR), ("payment", "customer")]
)
def test_a_standstill_has_an_owner_and_a_time_out(cause: str, owner: str) -> None:
    (event,) = report(an_application(), StallOrder("water", cause))
    (time_out,) = owed(event.opens)
    assert (time_out.owner, time_out.discipline, time_out.closes_on) == (owner, "water", "resumed")


def test_what_ran_for_the_discipline_waits_and_the_rest_goes_on() -> None:
    before = an_application(released())
    state = stood_still("permit")
    waiting = {due.moment for due in before.deadlines if due.discipline == "water" and due.owner != "portal"}
    assert waiting
    assert {due.moment for due in owed(state.deadlines) if due.discipline == "water"} == {"resume"}
    others = {due.moment for due in owed(before.deadlines) if due.discipline != "water"}
    assert {due.moment for due in owed(state.deadlines) if due.discipline != "water"} == {*others, "1a"}


def test_what_waited_is_due_as_many_working_days_later() -> None:
    state = stood_still("permit")
    held = {due.moment: due for due in state.order("water").stall.held}
    (event,) = report(state, ResumeOrder("water"), LATER)
    assert isinstance(event, OrderResumed)
    for due in owed(event.opens):
        lost = working_days_between(local(held[due.moment].due).date(), local(due.due).date(), a_definition().holidays)
        assert lost == 10


def test_going_on_ends_the_time_out() -> None:
    state = after(stood_still("permit"), report(stood_still("permit"), ResumeOrder("water"), LATER))
    assert "resume" not in {due.moment for due in state.deadlines}


def test_completing_ends_it_too() -> None:
    state = an_application(released(), StallOrder("water", "permit"), *completed("water"))
    assert "resume" not in {due.moment for due in state.deadlines}


def test_the_legal_clock_stops_for_what_is_the_customers_to_give_and_for_nothing_else() -> None:
    ends = an_application().order("electricity").legal_deadline
    for cause, days in (("payment", 14), ("permit", 0)):
        state = an_application(StallOrder("electricity", cause))
        state = after(state, report(state, ResumeOrder("electricity"), LATER))
        assert state.order("electricity").legal_deadline == ends + timedelta(days=days)


def test_the_legal_warning_runs_on_while_the_operator_is_late() -> None:
    state = an_application(StallOrder("electricity", "permit"))
    assert any(due.moment.startswith("legal_") for due in state.deadlines)


def test_a_second_cause_keeps_what_waits() -> None:
    state = stood_still("permit")
    (event,) = report(state, StallOrder("water", "payment"))
    assert isinstance(event, OrderStalled)
    again = after(state, [event]).order("water").stall
    assert set(state.order("water").stall.held) <= set(again.held)
    assert again.since == state.order("water").stall.since


def test_an_order_that_is_done_does_not_stall() -> None:
    with pytest.raises(Impossible, match="not open any more"):
        report(an_application(*completed("water")), StallOrder("water", "permit"))


def test_where_no_order_goes_on_the_dates_for_all_wait_until_the_first_does() -> None:
    before = an_application(released())
    one = after(before, report(before, StallOrder("water", "permit")))
    assert "1" in {due.moment for due in one.deadlines}
    both = after(one, report(one, StallOrder("electricity", "permit")))
    assert "1" not in {due.moment for due in both.deadlines}
    goes_on = after(both, report(both, ResumeOrder("water"), LATER))
    (call,) = [due for due in goes_on.deadlines if due.moment == "1"]
    (was,) = [due for due in before.deadlines if due.moment == "1"]
    assert working_days_between(local(was.due).date(), local(call.due).date(), a_definition().holidays) == 10
    assert not [due for order in goes_on.orders if order.stall for due in order.stall.held if not due.discipline]


def test_what_waited_for_all_waits_on_with_another_where_its_order_ends() -> None:
    both = an_application(released(), StallOrder("water", "permit"), StallOrder("electricity", "permit"))
    left = after(both, report(both, CancelOrders(("electricity",), "withdrawn")))
    goes_on = after(left, report(left, ResumeOrder("water"), LATER))
    assert "1" in {due.moment for due in goes_on.deadlines}
