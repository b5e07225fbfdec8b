"""The fifteen rules of the process, each by its number; the details stand in the other files."""

import re
from collections import Counter
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.calendar import add_term, add_working_days, local
from portal.domain.definition import Definition
from portal.domain.events import KINDS, ContactLogged, NextContact, StillOnIt, Sum
from portal.domain.fold import fold
from portal.domain.follow import follow
from portal.domain.outgoing import messages_for
from portal.domain.planning import decide_all
from portal.domain.reports import (
    AgreeDate,
    CancelOrders,
    ChooseSilence,
    Command,
    Complete,
    Impossible,
    NotYours,
    PlanInspection,
    Reach,
    RefuseQuote,
    ResumeOrder,
    SendSum,
    StallOrder,
)
from portal.domain.running import EXECUTION, NEXT, REPLAN, SILENCE, SPEAK
from portal.domain.submission import total_price
from portal.domain.watching import due
from portal.domain.work_items import next_deadlines
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_definition,
    a_deviation,
    a_log,
    a_reference,
    after,
    an_application,
    answers,
    hard,
    released,
    soft,
    submitted,
)
from tests.domain.talks import a_talk

DEFINITION = a_definition()
QUOTED = submitted("water", "gas", kind="move")
QUOTE = SendSum("quote", "water", Sum(125_000, NOW.date() + timedelta(days=30), "O-1"))


def then(
    state: Application, *commands: Command, by: str = CONTRACTOR, days: int = 1, definition: Definition = DEFINITION
) -> Application:
    return after(state, decide_all(state, commands, by, definition, NOW + timedelta(days=days)))


def moments(state: Application, owner: str = "") -> set[str]:
    return {known.moment for known in state.deadlines if owner in ("", known.owner)}


def swept(state: Application, days: int) -> Application:
    now = NOW + timedelta(days=days)
    while events := due(state, DEFINITION, now):
        state = after(state, events)
    return state


def acts(state: Application, discipline: str) -> tuple[str, bool]:
    views = follow(state, DEFINITION, "nl", state.lines[-1].at).orders
    return next((view.acts, view.yours) for view in views if view.discipline == discipline)


PLANNING = [soft(), hard(), PlanInspection(date(2026, 12, 1), "day", "visit"), Complete("water")]


@pytest.mark.parametrize("command", PLANNING, ids=lambda command: type(command).__name__)
def test_rule_1_an_operator_plans_nothing(command: Command) -> None:
    with pytest.raises(NotYours):
        then(an_application(released()), command, by=WATER)


@pytest.mark.parametrize("word", DEFINITION.process.planning_words)
def test_rule_1_no_word_of_planning_stands_in_what_an_operator_logs(word: str) -> None:
    with pytest.raises(NotYours, match="never speak of planning"):
        then(an_application(), a_talk("", summary=f"Het gaat om {word}."), by=WATER)
    assert then(an_application(), a_talk("", summary=f"Het gaat om {word}.")).contacts_logged == 1


@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
def test_rule_1_no_script_of_an_operator_holds_planning(brand: str) -> None:
    process = a_definition(brand).process
    words = re.compile(rf"\b({'|'.join(map(re.escape, process.planning_words))})\b", re.IGNORECASE)
    told = [
        text.in_(language)
        for moment in process.contact_moments
        if moment.owner == "operator" and moment.script
        for text in (*moment.script.tell, *moment.script.ask)
        for language in ("nl", "en")
    ]
    assert [sentence for sentence in told if words.search(sentence)] == []


def test_rule_2_quote_and_order_are_the_operators_and_planning_is_the_contractors() -> None:
    with pytest.raises(NotYours, match="Only the operator"):
        then(an_application(first=QUOTED), QUOTE, by=CONTRACTOR)
    assert moments(an_application(first=QUOTED), WATER) >= {"B"}
    assert moments(an_application(released()), CONTRACTOR) == {"1"}


def test_rule_2_a_question_that_reached_the_wrong_party_becomes_the_right_ones_task() -> None:
    passed_on = NextContact(date(2026, 11, 30), CONTRACTOR, "phone")
    state = then(an_application(), a_talk("", incoming=True, next=passed_on), by=WATER)
    (task,) = [known for known in state.deadlines if known.moment == NEXT]
    assert (task.owner, local(task.due).date()) == (CONTRACTOR, date(2026, 12, 4))
    assert state.contacts[-1].text
    assert NEXT not in moments(then(state, a_talk("1b", next=replace(passed_on, by="customer"))))


def test_rule_3_a_contact_has_the_same_fields_whoever_logs_it() -> None:
    log = {field.name for field in fields(ContactLogged)}
    assert {"at", "by", "happened_at", "means", "reached", "subjects", "text", "next", "moment"} <= log
    for by in (WATER, CONTRACTOR):
        contact = then(an_application(), a_talk(""), by=by).contacts[-1]
        assert (contact.by, contact.reached, bool(contact.text), bool(contact.subjects)) == (by, True, True, True)


def test_rule_3_every_contact_ends_with_the_next_which_is_then_owed() -> None:
    with pytest.raises(Impossible, match="ends with the next"):
        then(an_application(), a_talk("", next=None))
    with pytest.raises(Impossible, match="lies ahead"):
        then(an_application(), a_talk("", next=NextContact(date(2026, 11, 9), CONTRACTOR, "phone")))
    state = then(an_application(), a_talk())
    assert state.next_contact is not None
    (task,) = [known for known in state.deadlines if known.moment == NEXT]
    assert task.due.isocalendar()[:2] == state.next_contact.week.isocalendar()[:2]


def test_rule_4_whatever_is_agreed_is_told_in_writing() -> None:
    state = an_application(released())
    for command in (soft(), hard(), PlanInspection(date(2027, 3, 1), "day", "visit")):
        events = decide_all(state, (command,), CONTRACTOR, DEFINITION, NOW)
        state = after(state, events)
        assert messages_for(state, events, DEFINITION), command


def test_rule_5_a_shift_that_arrives_by_interface_opens_a_call_task_and_the_page_says_who_calls_by_when() -> None:
    state = then(an_application(released(), soft()), replace(soft((2027, 17), "frost"), called=False), days=0)
    term = DEFINITION.process.call_within
    (call,) = [known for known in state.deadlines if known.moment == "1a"]
    assert (call.owner, call.due) == (CONTRACTOR, add_term(NOW, term, DEFINITION.holidays))
    (told,) = [one for one in follow(state, DEFINITION, "nl", NOW).contacts if one.moment == "1a"]
    assert told.by == local(call.due).date()


def test_rule_5_a_try_fulfils_nothing_and_the_last_one_says_so() -> None:
    state = then(an_application(released(), soft()), replace(soft((2027, 17), "frost"), called=False))
    gave_up = []
    for _ in range(DEFINITION.process.call_tries):
        events = decide_all(state, (a_talk("1a", reached=False),), CONTRACTOR, DEFINITION, NOW + timedelta(days=2))
        state = after(state, events)
        gave_up += [event.gave_up for event in events if isinstance(event, ContactLogged)]
    assert gave_up == [False] * (DEFINITION.process.call_tries - 1) + [True]
    assert "1a" in moments(state)


def test_rule_6_the_wish_week_is_met_when_the_work_falls_in_it() -> None:
    first = submitted(wish_from=date(2027, 4, 5))
    inside, outside = an_application(soft(), first=first), an_application(soft((2027, 15)), first=first)
    assert [state.meets_wish(state.orders[0]) for state in (inside, outside)] == [True, False]
    assert an_application().meets_wish(an_application().orders[0]) is None


def test_rule_6_a_problem_on_our_side_is_told_as_soon_as_possible() -> None:
    events = decide_all(
        an_application(released(), soft()), (StallOrder("water", "materials"),), CONTRACTOR, DEFINITION, NOW
    )
    state = after(an_application(released(), soft()), events)
    assert "1a" in moments(state, CONTRACTOR)
    assert [message.name for message in messages_for(state, events, DEFINITION)] == ["stalled"]


def test_rule_7_a_standard_application_has_its_price_at_once_and_goes_straight_to_an_order() -> None:
    assert total_price(answers(), DEFINITION, NOW.date()) is not None
    state = an_application()
    assert all(order.part.cents is not None and order.may_begin for order in state.orders)
    assert not {"B", "quick_scan_done", "quote_sent", "quote_accepted"} & moments(state)
    assert "released" in moments(state, WATER)


def test_rule_7_several_homes_of_a_developer_are_one_application_with_one_price() -> None:
    one, twelve = (total_price(answers(homes=homes), DEFINITION, NOW.date()) for homes in (1, 12))
    assert one is not None
    assert twelve == 12 * one
    assert an_application(first=submitted(homes=12)).homes == 12


def test_rule_8_release_and_a_week_may_come_before_acceptance_a_day_and_the_work_not() -> None:
    state = then(an_application(first=QUOTED), QUOTE, by=WATER)
    state = then(then(state, released()), soft())
    assert "2" not in moments(state)
    with pytest.raises(Impossible, match="a day is agreed once one is"):
        then(state, hard())
    with pytest.raises(Impossible, match="not accepted"):
        then(state, Complete("water"))
    state = then(state, Reach("quote_accepted", ("water",)), by=WATER)
    assert "2" in moments(state, CONTRACTOR)
    assert "completed" in then(then(state, hard()), Complete("water")).order("water").reached


def test_rule_8_whoever_accepts_later_is_still_asked_for_a_day() -> None:
    state = then(then(an_application(first=QUOTED), released()), soft())
    state = then(then(state, Reach("quote_accepted", ("gas",)), by=POWER), hard())
    assert "2" not in moments(state)
    assert state.order("water").current.hardness == "soft"
    assert "2" in moments(then(state, Reach("quote_accepted", ("water",)), by=WATER))


@pytest.mark.parametrize("how", ["refused", "expired"])
def test_rule_8_a_quote_that_lapses_stalls_its_order_alone(how: str) -> None:
    state = then(then(an_application(first=QUOTED), QUOTE, by=WATER), soft())
    state = then(state, RefuseQuote("water"), by=WATER, days=2) if how == "refused" else swept(state, 40)
    water, gas = state.order("water"), state.order("gas")
    assert (water.quote_lapsed, water.stall.cause, water.stall.caused_by) == (how, "acceptance", "customer")
    assert gas.stall is None
    assert any((known.moment, known.discipline) == (REPLAN, "water") for known in state.deadlines)


def test_rule_8_an_unpaid_invoice_stalls_its_order_alone_and_payment_lets_it_go_on() -> None:
    invoice = SendSum("invoice", "water", Sum(125_000, NOW.date() + timedelta(days=14), "F-1"))
    state = swept(then(an_application(released()), invoice, by=WATER), 16)
    assert (state.order("water").stall.cause, state.order("electricity").stall) == ("payment", None)
    paid = then(state, Reach("invoice_paid", ("water",)), by=WATER, days=17)
    assert paid.order("water").stall is None


def test_rule_8_going_on_after_a_lapsed_quote_asks_for_a_new_one() -> None:
    state = then(then(an_application(first=QUOTED), QUOTE, by=WATER), RefuseQuote("water"), by=WATER)
    state = then(state, ResumeOrder("water"), days=3)
    assert "quote_sent" in moments(state, WATER)
    again = replace(QUOTE, sum=replace(QUOTE.sum, number="O-2"))
    state = then(state, again, by=WATER, days=4)
    assert (state.order("water").quote_lapsed, "quote_accepted" in moments(state, "customer")) == ("", True)


def test_rule_9_an_order_that_stalls_is_planned_again_by_the_contractor_with_cause_and_party_kept() -> None:
    state = then(an_application(released(), soft()), StallOrder("water", "permit"), by=WATER, days=0)
    (again,) = [known for known in state.deadlines if known.moment == REPLAN]
    assert (again.owner, again.discipline) == (CONTRACTOR, "water")
    assert again.due == add_term(NOW, DEFINITION.process.replan_within, DEFINITION.holidays)
    assert (state.order("water").stall.cause, state.order("water").stall.caused_by) == ("permit", WATER)
    only = AgreeDate("soft", date(2027, 5, 17), date(2027, 5, 21), cause="permit", disciplines=("water",))
    planned = then(state, only)
    assert REPLAN not in moments(planned)
    assert planned.order("electricity").current == state.order("electricity").current


def test_rule_9_a_date_that_passed_while_it_stood_still_is_planned_again() -> None:
    state = then(an_application(released(), soft(), hard()), StallOrder("water", "frost"))
    before = then(state, ResumeOrder("water"), days=3)
    assert (REPLAN in moments(before), EXECUTION in moments(before)) == (False, True)
    after_it = then(state, ResumeOrder("water"), days=200)
    late = {(known.moment, known.discipline) for known in after_it.deadlines}
    assert (REPLAN, "water") in late
    assert (EXECUTION, "water") not in late


def test_rule_9_it_goes_on_when_what_it_waited_for_is_there() -> None:
    state = then(an_application(released(), soft()), StallOrder("water", "permit"), by=WATER)
    state = then(state, Reach("permit_granted", ("water",)), by=WATER, days=9)
    assert state.order("water").stall is None
    assert not [known for known in state.deadlines if (known.moment, known.discipline) == ("permit_granted", "water")]


STANDS = [
    an_application(),
    an_application(first=QUOTED),
    an_application(released(), soft()),
    an_application(released(), soft(), hard()),
    an_application(released(), StallOrder("water", "permit")),
    an_application(released(), StallOrder("water", "frost")),
    an_application(released(), StallOrder("water", "customer_works")),
]


@pytest.mark.parametrize("state", STANDS, ids=range(len(STANDS)))
def test_rule_10_exactly_one_acts_now_for_each_discipline(state: Application) -> None:
    for order in state.orders:
        who, customer = acts(state, order.discipline)
        assert bool(who) != customer


def test_rule_10_silence_is_broken_by_what_the_customer_hears_and_by_nothing_else() -> None:
    def listens_until(state: Application) -> object:
        return next(known.due for known in state.deadlines if known.moment == SILENCE)

    state = an_application(released(), soft())
    heard = listens_until(state)
    assert listens_until(then(state, Reach("work_file_ready"), by=WATER, days=5)) == heard
    assert listens_until(then(state, a_talk("1b", reached=False), days=5)) == heard
    assert listens_until(then(state, a_talk("1b"), days=5)) > heard
    assert listens_until(then(state, StallOrder("water", "permit"), by=WATER, days=5)) > heard


def test_rule_10_the_customer_chooses_how_long_it_may_be_quiet() -> None:
    state = then(an_application(released()), ChooseSilence(5), by="customer", days=0)
    (listens,) = [known for known in state.deadlines if known.moment == SILENCE]
    assert local(listens.due).date() == add_working_days(NOW.date(), 5, DEFINITION.holidays)
    told = [event for event in due(state, DEFINITION, listens.due) if isinstance(event, StillOnIt)]
    assert len(told) == 1
    assert SPEAK in moments(after(state, told))
    with pytest.raises(Impossible, match="one of"):
        then(state, ChooseSilence(300), by="customer")


def test_rule_10_whoever_must_speak_is_rid_of_it_by_any_talk_that_reached_the_customer() -> None:
    state = swept(an_application(released()), 60)
    (speak,) = [known for known in state.deadlines if known.moment == SPEAK]
    assert SPEAK not in moments(then(state, a_talk(""), by=speak.owner, days=61))


def test_rule_11_preparation_has_milestones_with_owner_and_term_that_all_parties_see() -> None:
    state = an_application(released(), soft())
    theirs = {"work_file_ready", "permit_granted", "soil_survey_done"}
    assert theirs <= moments(state, WATER)
    assert "customer_works_ready" in moments(state, "customer")
    reached = then(state, Reach("permit_granted", ("water",)), by=WATER).order("water").reached
    assert "permit_granted" in reached


def test_rule_12_what_was_reported_once_is_no_news_a_second_time() -> None:
    talk = a_talk("1")
    state = then(an_application(released()), talk, soft())
    for command in (released(), soft(), talk):
        assert decide_all(state, (command,), CONTRACTOR, DEFINITION, NOW + timedelta(days=2)) == ()


def test_rule_13_one_date_for_all_and_a_deviation_has_a_cause_and_is_counted() -> None:
    together = an_application(released(), soft())
    assert together.pavement_openings == 1
    apart = an_application(released(), soft(exceptions=(a_deviation("water"),)))
    assert apart.pavement_openings == 2
    assert apart.order("water").current.promise.cause == "shared_trench"
    with pytest.raises(Impossible, match="Cause '' is not known"):
        then(together, soft((2027, 14), exceptions=(a_deviation("water", cause=""),)))
    with pytest.raises(Impossible, match="give its cause"):
        then(together, replace(soft((2027, 20)), disciplines=("water",)))
    told = [view.told.change for view in follow(apart, DEFINITION, "nl", NOW).orders]
    assert all(sentence for order, sentence in zip(apart.orders, told, strict=True) if order.discipline == "water")


def test_rule_13_a_party_that_deviates_warns_the_planner() -> None:
    state = then(an_application(released(), soft()), StallOrder("water", "permit"), by=WATER)
    assert {REPLAN, "1a"} <= moments(state, CONTRACTOR)


def test_rule_14_what_is_steered_by_can_be_counted_from_the_log() -> None:
    log = a_log(
        released(),
        soft(),
        soft((2027, 17), "frost"),
        a_talk("1a"),
        a_talk("1a", reached=False),
        hard(date(2027, 4, 28)),
    )
    state = fold(a_reference(), log)
    calls = Counter((event.by, event.moment) for event in log if isinstance(event, ContactLogged))
    assert calls == {(CONTRACTOR, "1a"): 2}
    assert (state.shifts, state.contacts_logged) == (1, 2)
    first, current = state.orders[0].first, state.orders[0].current
    assert first is not None
    assert current is not None
    assert first.promise != current.promise
    assert next_deadlines(state)[CONTRACTOR, ""].owner == CONTRACTOR


def test_rule_15_no_event_has_a_field_for_a_name_an_address_or_a_number_to_call() -> None:
    personal = {"name", "mail", "phone", "address", "street", "postcode", "employee", "spoken_with", "about", "summary"}
    for kind in KINDS.values():
        assert not personal & {field.name for field in fields(kind)}, kind


def test_rule_15_each_party_reports_on_its_own_orders_alone() -> None:
    for command in (StallOrder("electricity", "permit"), Reach("permit_granted", ("electricity",))):
        with pytest.raises(NotYours):
            then(an_application(released()), command, by=WATER)
    with pytest.raises(NotYours):
        then(an_application(), CancelOrders((), "withdrawn"), by="stranger")
