"""Every contact moment of the process ([KCP] A, B, 1, 1a, 1b, 2, 3, C, 4, track & trace) with its term and its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.calendar import add_term, add_working_days, instant, local, within_hours
from portal.domain.deadlines import opened
from portal.domain.definition import ContactMoment, Definition, Override, Term
from portal.domain.events import CallRequested, Deadline, Sum
from portal.domain.outgoing import messages_for
from portal.domain.planning import decide, decide_all
from portal.domain.reports import Command, CorrectDate, Inspect, NotYours, PlanInspection, Reach, SendSum, StallOrder
from portal.domain.running import NEXT
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_definition,
    a_process,
    after,
    an_application,
    completed,
    hard,
    released,
    soft,
    submitted,
)
from tests.domain.talks import a_talk

DEFINITION = a_definition()
QUOTED = submitted("water", "gas", kind="move")


def moment(id: str, definition: Definition = DEFINITION) -> ContactMoment:
    return next(known for known in definition.process.contact_moments if known.id == id)


def due(state: Application, id: str, discipline: str = "") -> Deadline:
    return next(known for known in state.deadlines if (known.moment, known.discipline) == (id, discipline))


def is_owed(state: Application, id: str, discipline: str = "") -> bool:
    return any((known.moment, known.discipline) == (id, discipline) for known in state.deadlines)


def then(state: Application, *commands: Command, by: str = CONTRACTOR, days: int = 1) -> Application:
    """Reported together, some days later."""
    return after(state, decide_all(state, commands, by, DEFINITION, NOW + timedelta(days=days)))


def ends(id: str, definition: Definition = DEFINITION) -> object:
    term = moment(id, definition).term
    assert term is not None
    return add_term(NOW, term, definition.holidays)


def test_moment_a_the_application_is_confirmed_at_once_at_any_hour() -> None:
    midnight = NOW.replace(hour=23)
    first = submitted(at=midnight)
    (mail,) = messages_for(an_application(first=first), (first,), DEFINITION)
    assert (mail.name, mail.kind, mail.not_before) == ("confirmation", "answer", midnight)


def test_moment_b_each_operator_calls_about_its_own_order_within_the_term() -> None:
    state = an_application(first=QUOTED)
    assert due(state, "B", "water").owner == WATER
    assert due(state, "B", "water").due == due(state, "B", "gas").due == ends("B")
    assert (moment("B").term, moment("B").preferred_term) == (
        Term(10, "working_days", "submitted"),
        Term(48, "hours", "submitted"),
    )


def test_moment_b_ends_with_the_intake_and_not_with_a_try() -> None:
    state = then(an_application(first=QUOTED), a_talk("B", reached=False), by=WATER)
    assert is_owed(state, "B", "water")
    state = then(state, a_talk("B"), Reach("intake_done", ("water",)), by=WATER)
    assert (is_owed(state, "B", "water"), is_owed(state, "B", "gas")) == (False, True)


def test_moment_b_brings_quick_scan_quote_and_release_with_their_terms() -> None:
    state = then(an_application(first=QUOTED), Reach("intake_done", ("water",)), by=WATER, days=0)
    terms = {inner.milestone: inner.term for inner in DEFINITION.process.milestones if inner.only_with_quote}
    for milestone in ("quick_scan_done", "released"):
        assert due(state, milestone, "water").due == add_term(NOW, terms[milestone], DEFINITION.holidays)
    state = then(state, Reach("quick_scan_done", ("water",)), by=WATER, days=0)
    assert due(state, "quote_sent", "water").due == add_term(NOW, terms["quote_sent"], DEFINITION.holidays)
    assert terms["quote_sent"] == Term(10, "working_days", "quick_scan_done")
    assert terms["released"] == Term(5, "working_days", "intake_done")


def test_moment_b_is_skipped_by_a_standard_order() -> None:
    state = an_application()
    assert not is_owed(state, "B", "water")
    assert is_owed(state, "released", "water")


@pytest.mark.parametrize("by", [WATER, CONTRACTOR])
def test_the_quick_scan_is_reported_by_whoever_made_it(by: str) -> None:
    state = then(an_application(first=QUOTED), Reach("intake_done", ("water",)), by=WATER)
    state = then(state, Reach("quick_scan_done", ("water",)), by=by)
    assert is_owed(state, "quote_sent", "water")


def test_a_combi_may_give_the_quick_scan_to_its_contractor() -> None:
    scan = Override("combi_x", "quick_scan_done", owner="contractor", term=Term(3, "working_days", "intake_done"))
    process = a_process(overrides=(scan,))
    (there, elsewhere) = (
        opened(process, frozenset(), "intake_done", NOW, QUOTED.parts, contractor=CONTRACTOR, combi=combi)
        for combi in ("combi_x", "combi_y")
    )
    owners = [{one.owner for one in found if one.moment == "quick_scan_done"} for found in (there, elsewhere)]
    assert owners == [{CONTRACTOR}, {part.operator for part in QUOTED.parts}]


def test_moment_1_the_contractor_calls_within_five_working_days_of_release_for_all_disciplines() -> None:
    state = an_application(released())
    assert (due(state, "1").owner, moment("1").term) == (CONTRACTOR, Term(5, "working_days", "released"))
    general = replace(DEFINITION, process=a_process(overrides=()))
    assert due(an_application(released(), definition=general), "1").due == ends("1")


def test_moment_1_comes_earlier_where_the_combi_says_so() -> None:
    (override,) = [one for one in DEFINITION.process.overrides if one.moment == "1"]
    state = an_application(released())
    assert state.combi == override.organisation
    assert override.term is not None
    assert due(state, "1").due == add_term(NOW, override.term, DEFINITION.holidays)


def test_moment_1_ends_with_the_agreed_week_and_the_next_contact_is_owed() -> None:
    state = then(an_application(released()), a_talk("1"), soft())
    assert not is_owed(state, "1")
    assert due(state, NEXT).owner == CONTRACTOR


def test_moment_1_stays_owed_as_a_call_where_the_week_came_without_one() -> None:
    state = then(an_application(released()), replace(soft(), called=False))
    assert due(state, "1").closes_on == "contacted"
    assert not is_owed(then(state, a_talk("1")), "1")


def test_moment_1a_is_owed_after_a_shift_that_nobody_called_about() -> None:
    state = an_application(released(), soft())
    state = then(state, replace(soft((2027, 17), "frost"), called=False), days=0)
    assert (due(state, "1a").owner, due(state, "1a").due, due(state, "1a").closes_on) == (
        CONTRACTOR,
        ends("1a"),
        "contacted",
    )


def test_moment_1a_is_owed_after_a_standstill_and_ends_with_the_talk() -> None:
    state = then(an_application(released(), soft()), StallOrder("water", "permit"), by=WATER, days=0)
    assert due(state, "1a").due == ends("1a")
    assert is_owed(then(state, a_talk("1a", reached=False)), "1a")
    assert not is_owed(then(state, a_talk("1a")), "1a")


def test_moment_1a_is_no_task_where_the_customer_was_spoken_to() -> None:
    state = an_application(released(), soft(), soft((2027, 17), "frost"))
    assert not is_owed(state, "1a")
    assert not is_owed(then(state, a_talk("1a"), StallOrder("water", "materials", called=True)), "1a")


def test_moment_1a_begins_once_the_contractor_has_the_order() -> None:
    assert not is_owed(then(an_application(), StallOrder("water", "customer_information"), by=WATER), "1a")


def test_moment_1a_of_two_shifts_is_due_by_the_first() -> None:
    state = then(an_application(released(), soft()), replace(soft((2027, 17), "frost"), called=False), days=0)
    state = then(state, replace(soft((2027, 18), "frost"), called=False), days=1)
    assert due(state, "1a").due == ends("1a")


def test_moment_1b_a_question_is_logged_as_it_comes() -> None:
    state = then(an_application(released()), a_talk("1b", incoming=True))
    assert [(contact.moment, contact.incoming) for contact in state.contacts] == [("1b", True)]


def test_moment_1b_a_call_that_was_asked_for_is_due_within_its_term_in_office_hours() -> None:
    state = an_application(released(), soft(), hard(), *completed())
    part = state.orders[0].part
    found = opened(
        DEFINITION.process, DEFINITION.holidays, "call_requested", NOW, (part,), contractor=CONTRACTOR, combi=""
    )
    state = after(state, [CallRequested(NOW, "customer", found)])
    assert due(state, "1b").due == ends("1b")
    hours = DEFINITION.brand.hours
    assert within_hours(due(state, "1b").due - timedelta(seconds=1), hours.opens, hours.closes) < due(state, "1b").due
    assert not is_owed(then(state, Reach("called_back")), "1b")


def test_moment_2_is_due_so_many_working_days_before_the_agreed_week() -> None:
    state = an_application(released(), soft())
    days = moment("2").working_days_before
    assert days == 10
    assert local(due(state, "2").due).date() == add_working_days(date(2027, 4, 5), -days, DEFINITION.holidays)


def test_moment_2_moves_with_the_week_and_ends_with_the_day() -> None:
    state = an_application(released(), soft(), soft((2027, 20), "frost"))
    assert local(due(state, "2").due).date() == add_working_days(date(2027, 5, 17), -10, DEFINITION.holidays)
    state = then(state, a_talk("2"), hard(date(2027, 5, 18)))
    assert not is_owed(state, "2")
    assert due(state, "execution", "water").owner == CONTRACTOR


def test_moment_2_moves_when_a_slip_of_the_pen_is_corrected() -> None:
    state = then(an_application(released(), soft()), CorrectDate("soft", date(2027, 5, 17), date(2027, 5, 21)))
    assert local(due(state, "2").due).date() == add_working_days(date(2027, 5, 17), -10, DEFINITION.holidays)
    assert state.shifts == 0


def test_moment_3_is_done_in_the_talk_of_moment_2() -> None:
    assert (moment("3").optional, moment("3").joins) == (True, "2")
    state = an_application(released(), soft())
    both = (a_talk("2"), hard(), PlanInspection(date(2026, 12, 1), "morning", "video"), Inspect(True, "t9"))
    state = then(state, *both)
    assert not {"2", "3"} & {known.moment for known in state.deadlines}
    assert all("inspected" in order.reached for order in state.orders)


def test_moment_3_alone_is_owed_until_its_result_and_again_after_a_failed_one() -> None:
    state = then(an_application(released(), soft()), PlanInspection(date(2026, 12, 1), "day", "visit"))
    process = DEFINITION.process
    result = add_term(instant(date(2026, 12, 1), local(NOW).time()), process.inspection_result_within, frozenset())
    assert due(state, "3").due == result
    state = then(state, Inspect(False, "t9", "failed_visit"), days=8)
    again = add_term(NOW + timedelta(days=8), process.inspect_again_within, DEFINITION.holidays)
    assert due(state, "3").due == again
    assert not is_owed(then(state, Inspect(True, "t10"), days=10), "3")


def test_moment_c_each_operator_confirms_delivery_within_its_term_of_completion() -> None:
    state = an_application(released(), soft(), hard(), *completed("water"))
    assert (due(state, "C", "water").owner, due(state, "C", "water").due) == (WATER, ends("C"))
    assert not is_owed(state, "C", "electricity")
    assert not is_owed(then(state, Reach("delivered", ("water",)), by=WATER), "C", "water")


@pytest.mark.parametrize("hour", [9, 22])
def test_moment_4_the_survey_leaves_with_the_last_completion_or_when_the_quiet_hours_end(hour: int) -> None:
    state = an_application(released(), soft(), hard(), *completed("water"))
    at = NOW.replace(hour=hour)
    events = decide(state, completed("electricity")[0], CONTRACTOR, DEFINITION, at)
    invitations = [one for one in messages_for(after(state, events), events, DEFINITION) if one.kind == "survey"]
    survey, text = invitations
    assert (survey.channel, text.channel, text.not_before) == ("", "sms", survey.not_before)
    hours = DEFINITION.brand.news_hours
    assert survey.not_before == within_hours(at, hours.opens, hours.closes)
    assert survey.not_before - at < timedelta(minutes=1) or hour == 22
    assert moment("4").term == Term(1, "minutes", "completed")


def test_track_and_trace_is_open_from_the_first_mail_on_as_long_as_it_lasts() -> None:
    capability = an_application().capability("f1")
    assert capability is not None
    assert (capability.purpose, capability.expires_at) == ("follow", None)
    assert moment("TT").means == ("site",)


@pytest.mark.parametrize(("id", "by"), [("1", POWER), ("1a", WATER), ("2", POWER), ("3", WATER), ("B", CONTRACTOR)])
def test_a_contact_moment_is_made_by_whom_the_process_gives_it(id: str, by: str) -> None:
    with pytest.raises(NotYours):
        then(an_application(released(), soft()), a_talk(id), by=by)


def test_a_quote_is_for_its_own_order_and_due_to_the_end_of_its_last_day() -> None:
    last = NOW.date() + timedelta(days=30)
    state = then(an_application(first=QUOTED), SendSum("quote", "water", Sum(125_000, last, "O-1")), by=WATER)
    assert local(due(state, "quote_accepted", "water").due).date() == last
    assert not is_owed(state, "quote_accepted", "gas")
