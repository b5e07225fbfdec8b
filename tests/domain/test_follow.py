import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.definition import LANGUAGES, Language
from portal.domain.follow import follow
from portal.domain.follow_views import FollowView
from portal.domain.planning import decide
from portal.domain.reports import Impossible, NotYours, Reach, StallOrder
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    a_definition,
    after,
    completed,
    hard,
    released,
    soft,
)
from tests.domain.commands import reports
from tests.situations import EARLY_WISH, SITUATIONS, Told, lived


def seen(*told: Told, language: Language = "nl", **how: object) -> FollowView:
    """What the customer sees a moment after hearing all this."""
    state = lived(*told, **how)  # type: ignore[arg-type]
    return follow(state, a_definition(), language, max(line.at for line in state.lines))


def in_situation(name: str, language: Language = "nl") -> FollowView:
    state = SITUATIONS[name](language=language)
    brand = "veldgloed" if name == "heat" else "mijnaansluiting"
    return follow(state, a_definition(brand), language, max(line.at for line in state.lines))


@pytest.mark.parametrize(
    ("name", "situation"),
    [
        ("expected", "expected"),
        ("released", "expected"),
        ("soft", "soft"),
        ("shifted", "soft"),
        ("hard", "hard"),
        ("stalled", "stalled"),
        ("resumed", "soft"),
        ("one completed", "hard"),
        ("completed", "completed"),
        ("delivered", "delivered"),
        ("answered", "delivered"),
        ("one cancelled", "soft"),
        ("cancelled", "cancelled"),
        ("heat", "soft"),
    ],
)
def test_the_situation_is_that_of_the_application(name: str, situation: str) -> None:
    assert in_situation(name).situation == situation


@given(st.lists(reports, max_size=12), st.sampled_from(LANGUAGES))
def test_every_history_can_be_followed(history: list[tuple[str, object, int]], language: Language) -> None:
    """Whatever organisations report in whatever order: the view is made, and the same again when it is made again."""
    state = lived(language=language)
    for by, command, _ in history:
        try:
            state = after(state, decide(state, command, by, a_definition(), NOW))  # type: ignore[arg-type]
        except (Impossible, NotYours):
            continue
    view = follow(state, a_definition(), language, NOW)
    assert view == follow(state, a_definition(), language, NOW)
    assert view.is_open == bool(view.dates)


def test_what_stalls_goes_before_everything() -> None:
    view = seen(released(), soft(), StallOrder("water", "permit"))
    assert (view.situation, view.acts) == ("stalled", "Deltawater")
    assert [order.name for order in view.stalled] == ["Water"]


def test_what_waits_for_the_customer_goes_before_what_others_do() -> None:
    view = seen(Reach("intake_done"), Reach("quote_sent", ("water",)), kind="move")
    assert view.yours
    assert view.acts == ""
    assert view.now == "De offerte wacht op uw akkoord."


def test_else_the_first_screen_is_about_what_is_least_far() -> None:
    view = seen(released(), soft(), hard(), *completed("water"), Reach("delivered", ("water",)))
    assert (view.situation, view.window.hardness) == ("hard", "hard")


def test_a_part_that_waits_for_nothing_but_the_survey_does_not_push_forward() -> None:
    """Whoever still waits for electricity is not told that everything has been delivered."""
    view = seen(released(), soft(), *completed("water"), Reach("delivered", ("water",)))
    assert (view.situation, view.yours) == ("soft", False)


def test_one_date_for_all_stands_without_names() -> None:
    (told,) = seen(released(), soft()).dates
    assert (told.names, told.window.hardness, told.first) == ((), "soft", None)


def test_dates_apart_stand_with_their_names() -> None:
    one, other = in_situation("apart").dates
    assert (one.names, other.names) == (("Stroom",), ("Water",))
    assert one.window.first_day < other.window.first_day
    assert other.change == "Wij wachten op het werk aan een andere aansluiting, zodat de straat maar één keer opengaat."


def test_the_first_promise_stands_beside_a_shifted_date() -> None:
    (told,) = in_situation("shifted").dates
    assert told.first is not None
    assert told.first.first_day < told.window.first_day
    assert told.change == "De grond is bevroren, daarom kunnen wij nu niet graven."


def test_the_first_promise_of_all_is_kept_however_often_a_date_shifts() -> None:
    view = seen(released(), soft((2027, 14)), soft((2027, 17), cause="frost"), soft((2027, 20), cause="permit"))
    (told,) = view.dates
    assert told.first is not None
    assert told.first.first_day.isocalendar()[:2] == (2027, 14)


def test_a_day_within_the_promised_week_keeps_the_promise() -> None:
    (told,) = in_situation("hard").dates
    assert told.first is None


def test_what_is_completed_or_cancelled_has_no_date_to_come() -> None:
    assert in_situation("completed").dates == ()
    assert in_situation("cancelled").dates == ()
    assert [told.names for told in in_situation("one completed").dates] == [()]


@pytest.mark.parametrize("name", ["shifted", "hard shifted"])
def test_it_knows_that_the_last_word_about_the_date_was_a_shift(name: str) -> None:
    assert in_situation(name).shifted


@pytest.mark.parametrize("name", ["expected", "soft", "hard", "hard morning"])
def test_a_first_promise_is_no_shift(name: str) -> None:
    assert not in_situation(name).shifted


def test_a_date_agreed_after_a_shift_is_no_shift() -> None:
    moved_week = soft((2027, 17), cause="frost")
    assert not seen(released(), soft(), moved_week, hard(moved_week.first_day)).shifted


def test_a_wish_sooner_than_possible_is_seen_as_such() -> None:
    assert seen().wish_fits
    assert not seen(wish_from=EARLY_WISH).wish_fits


def test_disciplines_that_stand_alike_share_one_road() -> None:
    (road,) = seen(released(), soft()).roads
    assert road.names == ("Stroom", "Water")


def test_a_shared_step_shows_the_day_on_which_the_last_reached_it() -> None:
    view = seen(Reach("released", ("water",)), Reach("released", ("electricity",)))
    (road,) = view.roads
    step = next(step for step in road.steps if step.id == "released")
    assert step.on == max(step.on for order in view.orders for step in order.steps if step.id == "released" and step.on)


def test_disciplines_that_stand_differently_have_roads_of_their_own() -> None:
    roads = seen(released(), soft(), StallOrder("electricity", "permit")).roads
    assert [(road.names, road.situation) for road in roads] == [(("Stroom",), "stalled"), (("Water",), "soft")]


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("expected", ["done", "now", "todo", "todo", "todo"]),
        ("your acceptance", ["done", "waiting", "todo", "todo", "todo"]),
        ("stalled", ["done", "done", "late", "todo", "todo"]),
        ("completed", ["done", "done", "done", "now", "todo"]),
        ("delivered", ["done", "done", "done", "done", "done"]),
        ("cancelled", ["todo", "todo", "todo", "todo", "todo"]),
    ],
)
def test_the_phases_show_how_far_it_is(name: str, states: list[str]) -> None:
    assert [phase.state for phase in in_situation(name).phases] == states


def test_until_the_contractor_has_the_order_its_operator_answers() -> None:
    power = next(operator for operator in a_definition().organisations.operators if operator.id == POWER)
    planner = next(party for party in a_definition().organisations.contractors if party.id == CONTRACTOR)
    assert seen().ask == (power.name, power.phone)
    assert seen(released()).ask == (planner.name, planner.phone)


def test_once_everything_is_done_the_day_of_the_last_completion_is_told() -> None:
    view = in_situation("delivered")
    assert view.completed_on == max(order.completed_on for order in view.orders if order.completed_on)


def test_names_and_sentences_come_in_the_language_of_the_page() -> None:
    dutch, english = (in_situation("stalled", language) for language in LANGUAGES)
    assert (dutch.disciplines, english.disciplines) == (("Stroom", "Water"), ("Electricity", "Water"))
    assert dutch.stalled[0].stall == "De vergunning van de gemeente is er nog niet."
    assert english.stalled[0].stall == "The municipality has not granted the permit yet."
