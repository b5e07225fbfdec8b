from datetime import date

from portal.domain.calendar import add_term, add_working_days, local
from portal.domain.follow_expected import expected, window_of
from portal.domain.reports import Reach, StallOrder
from tests.builders import NOW, a_definition, released, soft
from tests.situations import Told, lived

DEFINITION = a_definition()


def days(*told: Told, **how: object) -> dict[str, date]:
    state = lived(*told, days=0, **how)  # type: ignore[arg-type]
    return {name: local(at).date() for name, at in expected(state.orders[0], state, DEFINITION).items()}


def test_what_has_not_begun_is_projected_from_what_comes_before() -> None:
    known = next(inner for inner in DEFINITION.process.milestones if inner.milestone == "work_file_ready")
    found, state = days(), lived()
    due = next(due.due for due in state.deadlines if due.closes_on == "released")
    assert found["released"] == local(due).date()
    assert found["work_file_ready"] == local(add_term(due, known.term, DEFINITION.holidays)).date()


def test_the_day_is_agreed_so_many_working_days_before_the_work() -> None:
    state = lived(released())
    moment = next(known for known in DEFINITION.process.contact_moments if known.fulfilled_by == "hard_date_agreed")
    assert moment.working_days_before is not None
    begins = window_of(state.orders[0])[0]
    wanted = add_working_days(begins, -moment.working_days_before, DEFINITION.holidays)
    assert days(released())["hard_date_agreed"] == wanted


def test_delivery_is_expected_after_the_window_of_the_work() -> None:
    assert days(released(), soft())["delivered"] > window_of(lived(released(), soft()).orders[0])[1]


def test_what_was_reached_keeps_its_day() -> None:
    assert days(released())["released"] == local(NOW).date()


def test_while_it_stands_still_nothing_is_calculated() -> None:
    assert days(released(), StallOrder("electricity", "permit")) == {}


def test_a_quote_comes_before_its_acceptance() -> None:
    found = days(Reach("intake_done"), kind="move")
    assert found["quick_scan_done"] < found["quote_sent"] < found["quote_accepted"]
