from dataclasses import replace
from datetime import date, timedelta

from portal.domain.calendar import add_working_days, local
from portal.domain.deadlines import moment_for
from portal.domain.definition import Definition
from portal.domain.events import NextContact
from portal.domain.follow_contacts import contacts_to_come
from portal.domain.follow_expected import expected
from portal.domain.follow_views import Contact
from portal.domain.reports import CancelOrders, LogContact, Reach
from tests.builders import CONTRACTOR, NOW, a_definition, a_process, completed, hard, released, soft
from tests.situations import Told, lived

TODAY = local(NOW).date()
CONTRACTOR_NAME = next(party.name for party in a_definition().organisations.contractors if party.id == CONTRACTOR)


def contacts(
    *told: Told, today: date = TODAY, definition: Definition | None = None, **how: object
) -> tuple[Contact, ...]:
    state, there = lived(*told, days=0, **how), definition or a_definition()  # type: ignore[arg-type]
    ahead = {order.discipline: expected(order, state, there) for order in state.orders}
    return contacts_to_come(state, there, today, ahead)


def working_days(count: int, after: date = TODAY) -> date:
    return add_working_days(after, count, a_definition().holidays)


def term(id: str, definition: Definition | None = None) -> int:
    """Working days within which a contact moment comes, as the combi of these applications has it."""
    process = (definition or a_definition()).process
    known = next(known for known in process.contact_moments if known.id == id)
    found = moment_for(process, known, CONTRACTOR, lived().combi).term
    assert found is not None
    return found.value


def release_term(*, quoted: bool) -> int:
    terms = [known for known in a_definition().process.milestones if known.milestone == "released"]
    return next(known.term.value for known in terms if known.only_with_quote == quoted)


def test_the_planners_call_is_announced_before_anyone_has_acted() -> None:
    """For an order without a quote: the term to release it, then the contractor's own."""
    (call,) = contacts()
    assert (call.who, call.moment) == (CONTRACTOR_NAME, "1")
    assert "phone" in call.means
    assert call.by == working_days(term("1"), working_days(release_term(quoted=False)))


def test_with_a_quote_the_operators_call_first() -> None:
    *operators, contractor = contacts(kind="move")
    assert [call.who for call in operators] == ["Stroomland Netbeheer", "Deltawater"]
    assert {call.by for call in operators} == {working_days(term("B"))}
    in_turn = working_days(term("1"), working_days(release_term(quoted=True), working_days(term("B"))))
    assert (contractor.who, contractor.by) == (CONTRACTOR_NAME, in_turn)


def test_once_released_the_call_is_due_by_its_own_term() -> None:
    (call,) = contacts(released())
    assert call.by == working_days(term("1"))


def test_a_combi_may_call_sooner_or_later() -> None:
    process = a_process()
    own = replace(process.overrides[0], organisation=lived().combi, moment="1")
    assert own.term is not None
    slower = replace(own, term=replace(own.term, value=7))
    definition = a_definition(process=replace(process, overrides=(slower,)))
    (call,) = contacts(definition=definition)
    assert term("1", definition) == 7
    assert call.by == working_days(7, working_days(release_term(quoted=False)))


def test_after_a_week_is_agreed_the_call_about_the_day_comes() -> None:
    (call,) = contacts(released(), soft())
    before = next(known.working_days_before for known in a_definition().process.contact_moments if known.id == "2")
    assert before is not None
    assert (call.moment, call.by) == ("2", working_days(-before, soft().first_day))


def test_after_the_day_is_agreed_nobody_needs_to_call() -> None:
    assert contacts(released(), soft(), hard()) == ()


def test_after_completion_the_operators_mail() -> None:
    mails = contacts(released(), soft(), hard(), *completed())
    assert [mail.who for mail in mails] == ["Stroomland Netbeheer", "Deltawater"]
    assert all("phone" not in mail.means for mail in mails)


def test_after_delivery_nobody_owes_a_contact() -> None:
    assert contacts(released(), soft(), hard(), *completed(), Reach("delivered")) == ()


def test_what_is_overdue_is_due_today() -> None:
    late = TODAY + timedelta(days=100)
    (call,) = contacts(released(), today=late)
    assert call.by == late


def test_for_a_cancelled_application_nobody_calls() -> None:
    assert contacts(CancelOrders((), "withdrawn")) == ()


WEEK_9 = date(2027, 3, 1)


def a_talk(by: str = CONTRACTOR, week: date = WEEK_9) -> LogContact:
    return LogContact("", NOW, "phone", True, (), "t-talk", "", NextContact(week, by, "phone"))


def test_the_contact_that_was_announced_in_the_last_one_is_among_those_to_come() -> None:
    told = contacts(released(), soft(), a_talk())
    (announced,) = [contact for contact in told if not contact.moment]
    assert (announced.who, announced.means, announced.by) == (CONTRACTOR_NAME, ("phone",), date(2027, 3, 5))


def test_an_announced_contact_is_not_said_beside_one_that_comes_before_it() -> None:
    told = contacts(released(), a_talk())
    assert [contact.moment for contact in told if contact.who == CONTRACTOR_NAME] == ["1"]


def test_an_announced_contact_that_is_past_is_not_to_come() -> None:
    told = contacts(released(), soft(), a_talk(), today=date(2027, 3, 8))
    assert "" not in [contact.moment for contact in told]


def test_a_contact_that_the_customer_makes_is_nobodys_promise() -> None:
    told = contacts(released(), soft(), a_talk("customer"))
    assert "" not in [contact.moment for contact in told]
