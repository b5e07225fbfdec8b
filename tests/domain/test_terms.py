from dataclasses import replace
from datetime import date, datetime, timedelta

from portal.domain.application import Application
from portal.domain.events import NextContact
from portal.domain.planning import decide
from portal.domain.reports import CancelOrders, Command, Complete, LogContact, Reach, StallOrder
from portal.domain.terms import terms_ended
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition, after, an_application, hard, released, soft

NEXT = NextContact(date(2027, 3, 15), CONTRACTOR, "phone")
CALL = LogContact("1", NOW, "phone", True, (), "t1", "", NEXT)


def ended(
    state: Application, *commands: Command, by: str = CONTRACTOR, at: datetime = NOW
) -> dict[str, dict[str, bool]]:
    """By organisation and moment with its discipline, whether it was in time."""
    then = state
    happened = ()
    for command in commands:
        events = decide(then, command, by, a_definition(), at)
        then, happened = after(then, events), (*happened, *events)
    return {
        one.organisation: {f"{term.moment} {term.discipline}".strip(): term.in_time for term in one.terms}
        for one in terms_ended(state, then, happened)
    }


def test_a_milestone_of_an_operator_is_a_term_as_a_contact_moment_is() -> None:
    state = an_application()
    due = {due.moment: due for due in state.deadlines if due.discipline == "electricity" and due.owner == POWER}
    released_in_time = ended(state, Reach("released", ("electricity",)), by=POWER)[POWER]
    late = ended(state, Reach("released", ("electricity",)), by=POWER, at=due["released"].due + timedelta(seconds=1))
    assert released_in_time["released electricity"] is True
    assert late[POWER]["released electricity"] is False


def test_the_contractors_first_call_is_kept_once_a_week_was_agreed_in_it() -> None:
    assert ended(an_application(released()), CALL, soft())[CONTRACTOR] == {"1": True}


def test_a_legal_term_counts_when_the_work_is_done_though_it_never_warned() -> None:
    state = an_application(released(), hard())
    order = state.order("electricity")
    assert order is not None
    assert order.legal_deadline is not None
    too_late = datetime.combine(order.legal_deadline, NOW.timetz()) + timedelta(days=1)
    assert ended(state, Complete("electricity"))[POWER] == {"legal electricity": True}
    assert ended(state, Complete("electricity"), at=too_late)[POWER] == {"legal electricity": False}


def test_the_agreed_day_is_kept_by_the_contractor() -> None:
    state = an_application(released(), hard())
    assert ended(state, Complete("electricity"))[CONTRACTOR]["execution electricity"] is True


def test_what_waits_or_is_cancelled_was_neither_kept_nor_missed() -> None:
    state = an_application()
    assert ended(state, StallOrder("water", "frost"), by=WATER) == {}
    assert ended(state, CancelOrders(("water",), "withdrawn"), by=WATER) == {}


def test_a_date_that_moves_ends_no_term_but_moves_it() -> None:
    state = an_application(released(), soft())
    moved = replace(soft((2027, 20)), cause="frost")
    assert "2" not in ended(state, moved).get(CONTRACTOR, {})


def test_nothing_that_happened_ends_nothing() -> None:
    assert terms_ended(an_application(), an_application(), ()) == ()
