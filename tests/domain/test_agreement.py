from datetime import date, timedelta

import pytest

from portal.domain.agreement import agree
from portal.domain.application import Application
from portal.domain.events import DateAgreed, Promise
from portal.domain.reports import AgreeDate, Command, Impossible, NotYours
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_definition,
    a_deviation,
    an_application,
    completed,
    hard,
    released,
    soft,
)

MONDAY, FRIDAY = date(2027, 4, 5), date(2027, 4, 9)
TODAY = NOW.date()


def agreed(state: Application, command: AgreeDate) -> DateAgreed:
    (event,) = agree(state, command, CONTRACTOR, a_definition(), NOW)
    assert isinstance(event, DateAgreed)
    return event


def promises(event: DateAgreed) -> dict[str, Promise]:
    return {promise.discipline: promise for promise in event.promises}


def test_one_week_is_agreed_for_all_disciplines() -> None:
    event = agreed(an_application(), soft((2027, 14)))

    assert event.promises == (Promise("electricity", MONDAY, FRIDAY), Promise("water", MONDAY, FRIDAY))


def test_a_half_day_is_agreed_as_such() -> None:
    event = agreed(an_application(soft()), hard(MONDAY, "morning"))

    assert promises(event)["water"] == Promise("water", MONDAY, MONDAY, "morning")


def test_a_discipline_may_deviate_with_its_cause_and_who_is_behind_it() -> None:
    event = agreed(an_application(), soft((2027, 14), exceptions=(a_deviation("water", (2027, 15), "permit"),)))

    assert promises(event)["electricity"] == Promise("electricity", MONDAY, FRIDAY)
    assert promises(event)["water"] == Promise("water", date(2027, 4, 12), date(2027, 4, 16), "day", "permit", WATER)


def test_a_deviation_without_a_cause_is_refused() -> None:
    with pytest.raises(Impossible, match="Cause '' is not known"):
        agreed(an_application(), soft(exceptions=(a_deviation("water", cause=""),)))


@pytest.mark.parametrize("discipline", ["gas", "water"])
def test_only_an_open_order_can_deviate(discipline: str) -> None:
    with pytest.raises(Impossible, match=f"No open order for {discipline}"):
        agreed(an_application(*completed("water")), soft(exceptions=(a_deviation(discipline),)))


def test_a_discipline_deviates_in_one_way() -> None:
    twice = (a_deviation("water", (2027, 15)), a_deviation("water", (2027, 16)))

    with pytest.raises(Impossible, match="twice"):
        agreed(an_application(), soft(exceptions=twice))


@pytest.mark.parametrize(
    ("before", "command"),
    [
        (soft((2027, 14)), soft((2027, 15))),
        (soft((2027, 14)), hard(date(2027, 4, 13))),
        (hard(MONDAY), hard(date(2027, 4, 6))),
        (hard(MONDAY), hard(MONDAY, "morning")),
        (hard(MONDAY), soft((2027, 14))),
    ],
    ids=["other week", "day outside the week", "other day", "other half of the day", "back to a week"],
)
def test_what_the_customer_was_told_moves_only_with_a_cause(before: Command, command: AgreeDate) -> None:
    state = an_application(before)
    with_cause = AgreeDate(command.hardness, command.first_day, command.last_day, command.part, "frost")

    with pytest.raises(Impossible, match="give its cause"):
        agreed(state, command)
    assert {(promise.cause, promise.caused_by) for promise in agreed(state, with_cause).promises} == {
        ("frost", "nature")
    }


@pytest.mark.parametrize("day", [MONDAY, FRIDAY])
def test_a_day_within_the_agreed_week_needs_no_cause(day: date) -> None:
    assert agreed(an_application(soft((2027, 14))), hard(day)).hardness == "hard"


def test_only_what_changes_is_agreed_anew() -> None:
    state = an_application(soft((2027, 14)))

    event = agreed(state, soft((2027, 14), exceptions=(a_deviation("water"),)))

    assert [promise.discipline for promise in event.promises] == ["water"]


def test_saying_the_same_again_without_its_cause_is_no_news() -> None:
    state = an_application(soft((2027, 14)), soft((2027, 15), "frost"))

    assert agree(state, soft((2027, 15)), CONTRACTOR, a_definition(), NOW) == ()


def test_a_date_that_stands_is_no_news_even_when_it_is_past() -> None:
    state = an_application(hard(TODAY))

    assert agree(state, hard(TODAY), CONTRACTOR, a_definition(), NOW + timedelta(days=9)) == ()


@pytest.mark.parametrize(
    ("first", "last"),
    [(TODAY - timedelta(days=1),) * 2, (TODAY + timedelta(days=1), TODAY)],
    ids=["past", "turned around"],
)
def test_a_planned_date_lies_ahead_and_in_order(first: date, last: date) -> None:
    with pytest.raises(Impossible, match="not past"):
        agreed(an_application(), AgreeDate("soft", first, last))


def test_the_week_that_runs_can_still_be_agreed() -> None:
    wednesday = NOW + timedelta(days=2)
    week = AgreeDate("soft", TODAY, TODAY + timedelta(days=4))

    assert agree(an_application(), week, CONTRACTOR, a_definition(), wednesday)


def test_whether_a_day_is_past_is_asked_of_a_dutch_clock() -> None:
    after_midnight = NOW.replace(hour=23, minute=30)

    with pytest.raises(Impossible, match="not past"):
        agree(an_application(), hard(TODAY), CONTRACTOR, a_definition(), after_midnight)


def test_the_date_of_a_deviation_is_judged_like_any_other() -> None:
    past = a_deviation("water", (2026, 40))

    with pytest.raises(Impossible, match="not past"):
        agreed(an_application(), soft(exceptions=(past,)))


def test_where_nothing_is_open_there_is_nothing_to_plan() -> None:
    with pytest.raises(Impossible, match="nothing to plan"):
        agreed(an_application(*completed()), soft())


@pytest.mark.parametrize("operator", [POWER, WATER])
def test_network_operators_never_speak_of_planning(operator: str) -> None:
    with pytest.raises(NotYours, match="never speak of planning"):
        agree(an_application(released()), soft(), operator, a_definition(), NOW)


def test_an_agreed_week_starts_the_call_about_the_day_and_the_customers_own_work() -> None:
    opened = {deadline.moment for deadline in agreed(an_application(released()), soft()).opens}

    assert opened == {"2", "customer_works_ready"}


def test_a_day_agreed_at_once_starts_what_the_week_would_have_started_but_no_call_about_the_day() -> None:
    opened = {deadline.moment for deadline in agreed(an_application(released()), hard()).opens}

    assert opened == {"customer_works_ready", "execution"}
