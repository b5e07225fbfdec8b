from datetime import timedelta

from portal.domain.calendar import local
from portal.domain.events import OrderedPart
from portal.domain.follow import follow
from portal.domain.follow_views import OrderView, StepView
from portal.domain.reports import CancelOrders, Reach, StallOrder
from tests.builders import CONTRACTOR, NOW, a_definition, completed, hard, released, soft
from tests.situations import Told, lived


def order(*told: Told, later: timedelta = timedelta(), **how: object) -> OrderView:
    """Electricity, as its customer sees it some time after hearing all this."""
    state = lived(*told, **how)  # type: ignore[arg-type]
    return follow(state, a_definition(), "nl", max(line.at for line in state.lines) + later).orders[0]


def step(view: OrderView, id: str) -> StepView:
    return next(step for step in view.steps if step.id == id)


def states(view: OrderView) -> str:
    """First letters of the states of all steps."""
    return "".join(step.state[0] for step in view.steps)


def test_before_a_date_is_agreed_one_is_expected() -> None:
    view = order()
    part: OrderedPart = lived().orders[0].part
    assert (view.told.window.hardness, view.told.window.source) == ("expected", "")
    assert (view.told.window.first_day, view.told.window.last_day) == (part.expected_from, part.expected_to)


def test_an_agreed_date_says_who_said_it_and_when() -> None:
    window = order(released(), soft(), days=1).told.window
    contractor = next(party for party in a_definition().organisations.contractors if party.id == CONTRACTOR)
    assert (window.hardness, window.source) == ("soft", contractor.name)
    assert window.said_on == local(NOW).date() + timedelta(days=2)


def test_the_part_of_the_day_is_kept() -> None:
    assert order(released(), soft(), hard(part="morning")).told.window.part == "morning"


def test_steps_are_done_up_to_the_one_at_hand() -> None:
    assert states(order()) == "dntttttt" + "t"
    assert states(order(released(), soft())) == "dddn" + "ttttt"


def test_what_was_skipped_on_the_way_counts_as_done() -> None:
    """A completed connection needs no permit any more, even where nobody reported it."""
    assert states(order(released(), *completed())) == "ddddddd" + "nt"
    assert step(order(released(), *completed()), "work_file").on is None


def test_a_step_of_the_customer_waits_for_the_customer() -> None:
    view = order(released(), soft(), Reach("work_file_ready"))
    assert (view.yours, step(view, "customer_works").state) == (True, "waiting")


def test_what_is_overdue_is_late() -> None:
    assert step(order(released()), "soft_date").state == "now"
    assert step(order(released(), later=timedelta(days=60)), "soft_date").state == "late"


def test_what_stalls_is_late_and_the_one_who_caused_it_acts() -> None:
    view = order(released(), soft(), StallOrder("electricity", "permit"))
    assert (view.situation, step(view, "work_file").state) == ("stalled", "late")
    assert (view.acts, view.yours) == ("Stroomland Netbeheer", False)


def test_what_the_customer_holds_up_is_the_customers() -> None:
    view = order(released(), soft(), StallOrder("electricity", "customer_works"))
    assert (view.acts, view.yours) == ("", True)


def test_a_cancelled_order_goes_nowhere_and_says_why() -> None:
    view = order(released(), CancelOrders(("electricity",), "withdrawn"))
    assert states(view) == "ddttttt" + "tt"
    assert view.cancelled == "U hebt de aanvraag ingetrokken."
    assert (view.now, view.acts, view.yours) == ("", "", False)


def test_steps_of_a_quote_are_shown_only_where_there_is_one() -> None:
    assert [step.id for step in order().steps][:2] == ["applied", "released"]
    assert [step.id for step in order(kind="move").steps][:5] == [
        "applied",
        "intake",
        "quote",
        "acceptance",
        "released",
    ]


def test_a_step_to_come_says_until_when_its_contact_takes() -> None:
    state = lived(released())
    view = order(released())
    due = next(deadline.due for deadline in state.deadlines if deadline.closes_on == "soft_date_agreed")
    assert step(view, "soft_date").by == local(due).date()


def test_the_customers_own_step_says_until_when() -> None:
    state = lived(released(), soft())
    due = next(deadline.due for deadline in state.deadlines if deadline.closes_on == "customer_works_ready")
    assert step(order(released(), soft()), "customer_works").by == local(due).date()


def test_terms_among_organisations_are_their_own_business() -> None:
    assert any(deadline.closes_on == "work_file_ready" for deadline in lived(released()).deadlines)
    assert step(order(released()), "work_file").by is None


def test_the_date_of_the_work_stands_at_the_step_that_is_the_work() -> None:
    view = order(released(), soft())
    assert [seen.id for seen in view.steps if seen.window] == ["connected"]
    assert step(view, "connected").window == view.told.window


def test_work_that_is_done_has_a_day_and_no_date_to_come() -> None:
    view = order(released(), soft(), *completed())
    assert step(view, "connected").window is None
    assert view.completed_on == step(view, "connected").on


def test_what_is_said_to_happen_stands_at_the_step_at_hand_only() -> None:
    assert [seen.id for seen in order(released()).steps if seen.about] == ["soft_date"]


def test_a_reached_step_shows_its_dutch_day() -> None:
    assert step(order(), "applied").on == local(NOW).date()


def test_while_the_weather_lets_an_order_wait_the_contractor_acts() -> None:
    view = order(released(), soft(), StallOrder("electricity", "frost"))
    contractor = next(party for party in a_definition().organisations.contractors if party.id == CONTRACTOR)
    assert (view.acts, view.yours) == (contractor.name, False)


def test_no_step_is_late_because_the_portal_is_to_remind_of_something() -> None:
    """A reminder of what the customer owes was due two weeks ago; the contractor's day is months ahead."""
    told = (released(), soft(), hard())
    assert "late" not in {step.state for step in order(*told, later=timedelta(days=14)).steps}
    assert "late" in {step.state for step in order(*told, later=timedelta(days=40)).steps}
