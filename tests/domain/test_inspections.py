from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.catalogue import charges_on
from portal.domain.events import Event
from portal.domain.planning import decide
from portal.domain.reports import Command, Impossible, Inspect, NotYours, PlanInspection
from tests.builders import CONTRACTOR, NOW, WATER, a_definition, after, an_application, completed, released, soft

DAY = date(2026, 12, 1)
PLAN = PlanInspection(DAY, "morning", "visit")
PASSED, FAILED = Inspect(True, "t1"), Inspect(False, "t2", "failed_visit")


def report(state: Application, command: Command, by: str = CONTRACTOR) -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


def planned(*commands: Command) -> Application:
    state = an_application(released(), soft())
    for command in (PLAN, *commands):
        state = after(state, report(state, command))
    return state


def test_its_result_is_due_the_working_day_after() -> None:
    (due,) = [due for due in planned().deadlines if due.moment == "3"]
    assert (due.owner, due.due.date(), due.closes_on) == (CONTRACTOR, DAY + timedelta(days=1), "inspected")


def test_a_passed_one_ends_it_for_every_open_order() -> None:
    state = planned(PASSED)
    assert not [due for due in state.deadlines if due.moment == "3"]
    assert all("inspected" in order.reached for order in state.orders)


def test_a_failed_one_costs_what_the_charge_costs_that_day_and_is_done_again() -> None:
    state = planned(FAILED)
    cents = {charge.id: charge.cents for charge in charges_on(a_definition().catalogue, NOW.date())}["failed_visit"]
    assert (state.inspection.passed, state.inspection.charge, state.inspection.cents) == (False, "failed_visit", cents)
    (due,) = [due for due in state.deadlines if due.moment == "3"]
    assert due.due.date() > NOW.date()
    assert all("inspected" not in order.reached for order in state.orders)


def test_the_same_plan_and_the_same_result_again_are_no_news() -> None:
    assert report(planned(), PLAN) == ()
    assert report(planned(FAILED), FAILED) == ()


def test_rule_1_only_the_contractor_plans_and_reports_it() -> None:
    for command in (PLAN, PASSED):
        with pytest.raises(NotYours, match="never speak of planning"):
            report(planned(), command, WATER)


@pytest.mark.parametrize(
    ("state", "command"),
    [
        (an_application(), PlanInspection(NOW.date() - timedelta(days=1), "day", "phone")),
        (an_application(*completed()), PLAN),
        (planned(), Inspect(False, "t3", "no_such_charge")),
    ],
    ids=["in the past", "when all is done", "with a charge that nobody wrote down"],
)
def test_what_can_not_be_is_refused(state: Application, command: Command) -> None:
    with pytest.raises(Impossible):
        report(state, command)
