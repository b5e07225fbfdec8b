import pytest

from portal.domain.application import Application
from portal.domain.definition import ComplaintTerm
from portal.domain.events import Event
from portal.domain.planning import decide
from portal.domain.reports import AnswerComplaint, CancelOrders, Command, Complain, Impossible, NotYours, RaiseComplaint
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition, a_process, after, an_application


def report(state: Application, command: Command, by: str = "customer") -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


def complained(*commands: Command) -> Application:
    state = an_application()
    for command in (Complain("t1"), *commands):
        state = after(state, report(state, command))
    return state


def test_a_complaint_has_an_owner_and_a_term_of_its_own() -> None:
    state = complained()
    (due,) = [due for due in state.deadlines if due.moment == "complaint:k1"]
    assert (state.complaints[0].owner, due.owner, due.closes_on) == (CONTRACTOR, CONTRACTOR, "complaint_answered")


def test_its_owner_answers_it_and_then_it_is_over() -> None:
    state = complained()
    answered = after(state, report(state, AnswerComplaint("k1", "t2", ""), CONTRACTOR))
    assert (answered.complaints[0].answer, answered.complaints[0].answered_at) == ("t2", NOW)
    assert not [due for due in answered.deadlines if due.moment == "complaint:k1"]
    assert report(answered, AnswerComplaint("k1", "t2", ""), CONTRACTOR) == ()
    with pytest.raises(NotYours):
        report(state, AnswerComplaint("k1", "t2", ""), WATER)


def test_it_is_answered_even_when_everything_was_cancelled() -> None:
    cancelled = complained(CancelOrders((), "withdrawn"))
    assert [(one.moment, one.owner) for one in cancelled.deadlines] == [("complaint:k1", CONTRACTOR)]


def test_it_goes_up_one_by_one_and_stays_with_the_last() -> None:
    state, owners = complained(), []
    for _ in range(3):
        state = after(state, report(state, RaiseComplaint("k1")))
        owners.append(state.complaints[0].owner)
    assert owners == [POWER, WATER, WATER]


def test_an_editor_says_who_hears_of_it_first() -> None:
    terms = a_process().complaints
    definition = a_definition(process=a_process(complaints=ComplaintTerm(terms.within, ("operator", "contractor"))))
    state = after(an_application(), decide(an_application(), Complain("t1"), "customer", definition, NOW))
    assert state.complaints[0].owner == POWER


def test_the_same_complaint_again_is_no_news() -> None:
    assert report(complained(), Complain("t1")) == ()
    assert len(after(complained(), report(complained(), Complain("t2"))).complaints) == 2


def test_one_that_was_never_made_is_refused() -> None:
    for command in (RaiseComplaint("k7"), AnswerComplaint("k7", "t", "")):
        with pytest.raises(Impossible, match="there are: k1"):
            report(complained(), command, CONTRACTOR)


def test_one_whose_answer_does_not_do_waits_for_another_and_is_answered_again() -> None:
    state = complained()
    state = after(state, report(state, AnswerComplaint("k1", "t2", ""), CONTRACTOR))
    state = after(state, report(state, RaiseComplaint("k1")))
    assert (state.complaints[0].answer, state.complaints[0].answered_at) == ("t2", None)
    state = after(state, report(state, AnswerComplaint("k1", "t3", ""), state.complaints[0].owner))
    assert (state.complaints[0].answer, state.complaints[0].answered_at) == ("t3", NOW)


def test_only_so_many_wait_at_once_and_only_the_newest_that_were_answered_are_kept() -> None:
    state, most = an_application(), a_process().most_open
    for number in range(most):
        state = after(state, report(state, Complain(f"t{number}")))
    with pytest.raises(Impossible, match="answer some of those first"):
        report(state, Complain("one more"))
    for number in range(most):
        state = after(state, report(state, AnswerComplaint(f"k{number + 1}", f"a{number}", ""), CONTRACTOR))
    state = after(state, report(state, Complain("the next")))
    assert [complaint.id for complaint in state.complaints] == ["k6", "k7", "k8", "k9", "k10", "k11"]
