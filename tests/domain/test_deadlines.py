from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.domain.calendar import add_term, add_working_days, local
from portal.domain.deadlines import counted_back, moment_for, opened, starting
from portal.domain.definition import ContactMoment, Definition, Override, Term
from portal.domain.events import Deadline, OrderedPart
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_definition,
    a_deviation,
    a_process,
    an_application,
    hard,
    released,
    soft,
    submitted,
)

PROCESS = a_process()


def moment(id: str) -> ContactMoment:
    return next(moment for moment in PROCESS.contact_moments if moment.id == id)


def starts(
    milestone: str, *parts: OrderedPart, definition: Definition | None = None, combi: str = ""
) -> dict[tuple[str, str], Deadline]:
    there = definition or a_definition()
    found = opened(there.process, there.holidays, milestone, NOW, parts, contractor=CONTRACTOR, combi=combi)
    return {(deadline.moment, deadline.discipline): deadline for deadline in found}


POWER_PART, WATER_PART = submitted().parts
QUOTED_PART = submitted("water", kind="move").parts[0]


def test_the_contractors_moment_stands_once_for_all_disciplines() -> None:
    found = starts("released", POWER_PART, WATER_PART)

    assert found["1", ""].owner == CONTRACTOR
    assert ("1", "electricity") not in found


def test_an_operators_moment_stands_for_each_discipline_with_its_own_operator() -> None:
    found = starts("completed", POWER_PART, WATER_PART)

    assert (found["C", "electricity"].owner, found["C", "water"].owner) == (POWER, WATER)


def test_the_term_of_the_definition_says_when_it_is_due() -> None:
    term = moment("1").term

    assert term is not None
    assert starts("released", POWER_PART)["1", ""].due == add_term(NOW, term, a_definition().holidays)


def test_only_an_order_with_a_quote_has_an_intake() -> None:
    assert ("B", "water") in starts("submitted", QUOTED_PART)
    assert ("B", "electricity") not in starts("submitted", POWER_PART)


def test_an_order_without_a_quote_goes_straight_to_the_contractor() -> None:
    assert ("released", "electricity") in starts("submitted", POWER_PART)
    assert ("released", "water") not in starts("submitted", QUOTED_PART)
    assert ("released", "water") in starts("intake_done", QUOTED_PART)


def test_only_where_the_ground_is_opened_a_permit_is_needed() -> None:
    dry = replace(POWER_PART, digging=False)

    assert ("permit_granted", "electricity") in starts("released", POWER_PART)
    assert ("permit_granted", "electricity") not in starts("released", dry)


def test_optional_moments_start_only_when_the_customer_asks() -> None:
    optional = {known.id for known in PROCESS.contact_moments if known.optional}
    started = {
        name for milestone in ("submitted", "released", "completed") for name, _ in starts(milestone, POWER_PART)
    }

    assert not optional & started
    assert ("1b", "") in starts("call_requested", POWER_PART)


def test_the_portals_own_moments_are_nobodys_work() -> None:
    assert not [name for name, _ in starts("completed", POWER_PART) if name == "4"]


def test_a_combi_may_have_its_own_term() -> None:
    override = Override("our_combi", "1", term=Term(1, "hours", "released"))
    definition = a_definition(process=a_process(overrides=(override,)))

    theirs = starts("released", POWER_PART, definition=definition, combi="our_combi")["1", ""]
    others = starts("released", POWER_PART, definition=definition, combi="other")["1", ""]

    assert theirs.due < others.due


def test_an_override_of_the_term_takes_the_place_of_counting_back() -> None:
    override = Override("our_combi", "2", term=Term(1, "weeks", "soft_date_agreed"))
    own = moment_for(a_process(overrides=(override,)), moment("2"), POWER, "our_combi")

    assert (own.term, own.working_days_before) == (override.term, None)


def test_an_override_can_change_the_sentence_and_nothing_else() -> None:
    told = moment("3").customer_text
    override = Override(POWER, "1", customer_text=told)

    assert moment_for(a_process(overrides=(override,)), moment("1"), POWER, "") == replace(
        moment("1"), customer_text=told
    )


@pytest.mark.parametrize(
    ("first_day", "due"),
    [
        (date(2027, 2, 15), datetime(2027, 2, 8, 16, tzinfo=UTC)),
        (date(2027, 4, 5), datetime(2027, 3, 26, 16, tzinfo=UTC)),
        (date(2027, 3, 29), datetime(2027, 3, 22, 16, tzinfo=UTC)),
    ],
    ids=["five working days", "over Easter Monday", "before the clock changes"],
)
def test_a_moment_is_counted_back_in_working_days_from_the_agreed_week(first_day: date, due: datetime) -> None:
    assert counted_back(first_day, 5, NOW, frozenset({date(2027, 3, 29)})) == due


def test_a_moment_counted_back_is_never_due_before_the_end_of_the_next_working_day() -> None:
    tomorrow = add_working_days(local(NOW).date(), 1, frozenset())

    due = counted_back(tomorrow, 10, NOW, frozenset())

    assert local(due).date() == tomorrow
    assert local(due).hour == 17


def test_the_call_about_the_day_hangs_on_the_agreed_week_and_moves_with_it() -> None:
    agreed = an_application(released(), soft((2027, 14)))
    shifted = an_application(released(), soft((2027, 14)), soft((2027, 16), cause="frost"))

    due = {deadline.moment: deadline.due for deadline in agreed.deadlines}
    moved = {deadline.moment: deadline.due for deadline in shifted.deadlines}

    assert (local(moved["2"]).date() - local(due["2"]).date()).days > 7
    assert len([deadline for deadline in shifted.deadlines if deadline.moment == "2"]) == 1


def test_the_call_about_the_day_is_counted_from_the_earliest_day_of_all_disciplines() -> None:
    plain = an_application(released(), soft((2027, 14)))
    early = an_application(released(), soft((2027, 16), exceptions=(a_deviation("water", (2027, 14)),)))

    assert [due.due for due in plain.deadlines if due.moment == "2"] == [
        due.due for due in early.deadlines if due.moment == "2"
    ]


def test_what_runs_already_does_not_start_again() -> None:
    state = an_application(released())

    assert not starting(state, (POWER_PART, WATER_PART), a_definition(), "released", NOW)


def test_what_was_done_before_does_not_start_any_more() -> None:
    state = an_application(soft(), hard(), released())

    assert not [deadline for deadline in state.deadlines if deadline.moment in ("1", "2")]


def test_a_day_that_is_taken_back_opens_the_call_about_the_day_again() -> None:
    state = an_application(released(), soft(), hard())
    back = an_application(released(), soft(), hard(), soft((2027, 18), cause="frost"))

    assert "2" not in {deadline.moment for deadline in state.deadlines}
    assert "2" in {deadline.moment for deadline in back.deadlines}
