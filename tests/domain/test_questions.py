import pytest

from portal.domain.application import SERVICE, Application
from portal.domain.events import Event, QuestionPassedOn
from portal.domain.feed import news
from portal.domain.planning import decide
from portal.domain.reports import AnswerQuestion, Ask, CancelOrders, Command, Impossible, NotYours, PassOnQuestion
from portal.domain.watching import due
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition, a_process, after, an_application, released


def report(state: Application, command: Command, by: str = "customer") -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


def asked(about: str = "planning", discipline: str = "", *commands: Command) -> Application:
    state = an_application(released())
    return after(state, report(state, Ask("t1", about, discipline)))


@pytest.mark.parametrize(
    ("about", "discipline", "owner"),
    [("planning", "water", CONTRACTOR), ("quote", "water", WATER), ("invoice", "", POWER), ("", "", CONTRACTOR)],
)
def test_it_goes_to_whoever_is_in_charge(about: str, discipline: str, owner: str) -> None:
    state = asked(about, discipline)
    (running,) = [one for one in state.deadlines if one.moment == "question:q1"]
    assert (state.questions[0].owner, running.owner, running.closes_on) == (owner, owner, "question_answered")


def test_about_nothing_in_particular_it_is_the_operators_as_long_as_they_have_the_order() -> None:
    state = an_application()
    assert after(state, report(state, Ask("t1"))).questions[0].owner == POWER


def test_its_owner_answers_it_and_then_it_is_over() -> None:
    state = asked()
    answered = after(state, report(state, AnswerQuestion("q1", "t2", "In week 14."), CONTRACTOR))
    question = answered.questions[0]
    assert (question.answer, question.answered_at, question.answered_by) == ("t2", NOW, CONTRACTOR)
    assert not [one for one in answered.deadlines if one.moment == "question:q1"]
    assert report(answered, AnswerQuestion("q1", "t2", ""), CONTRACTOR) == ()
    with pytest.raises(NotYours, match=CONTRACTOR):
        report(state, AnswerQuestion("q1", "t2", ""), WATER)


def test_it_is_answered_even_when_everything_was_cancelled() -> None:
    state = asked()
    cancelled = after(state, report(state, CancelOrders((), "withdrawn")))
    assert [(one.moment, one.owner) for one in cancelled.deadlines] == [("question:q1", CONTRACTOR)]
    assert not after(cancelled, report(cancelled, AnswerQuestion("q1", "t2", ""), CONTRACTOR)).deadlines


def test_it_is_passed_on_with_its_thread_and_a_new_term() -> None:
    state = asked("quote", "water")
    passed = after(state, report(state, PassOnQuestion("q1", CONTRACTOR), WATER))
    assert (passed.questions[0].owner, passed.questions[0].text) == (CONTRACTOR, "t1")
    assert [one.owner for one in passed.deadlines if one.moment == "question:q1"] == [CONTRACTOR]
    assert report(passed, PassOnQuestion("q1", CONTRACTOR), CONTRACTOR) == ()
    with pytest.raises(NotYours):
        report(passed, PassOnQuestion("q1", POWER), WATER)
    with pytest.raises(Impossible, match="passed on to one of"):
        report(passed, PassOnQuestion("q1", "stranger"), CONTRACTOR)


def test_an_operator_does_not_answer_about_planning_and_customer_service_does_neither() -> None:
    for state, by in ((asked("quote", "water"), WATER), (asked("quote", "water"), SERVICE)):
        with pytest.raises(NotYours, match="never speak of planning"):
            report(state, AnswerQuestion("q1", "t2", "Het is volgende week."), by)


def test_customer_service_may_answer_any() -> None:
    state = asked()
    assert after(state, report(state, AnswerQuestion("q1", "t2", "Dat kan."), SERVICE)).questions[0].answered_at


def test_one_that_nobody_answers_in_time_is_customer_services_and_stays_there() -> None:
    state = asked()
    (running,) = [one for one in state.deadlines if one.moment == "question:q1"]
    passed, up = due(state, a_definition(), running.due)[:2]
    assert isinstance(up, QuestionPassedOn)
    assert (up.owner, up.by) == (SERVICE, "portal")
    state = after(state, (passed, up))
    (again,) = [one for one in state.deadlines if one.moment == "question:q1"]
    assert again.due > running.due
    late = after(state, due(state, a_definition(), again.due))
    assert [(one.owner, one.late) for one in late.deadlines if one.moment == "question:q1"] == [(SERVICE, True)]


def test_its_owner_hears_of_it_in_the_feed() -> None:
    state = an_application(released())
    events = report(state, Ask("t1", "planning"))
    (told,) = news(after(state, events), events)
    assert (told.organisation, told.changes[0].what) == (CONTRACTOR, "question")


def test_the_same_question_again_is_no_news() -> None:
    assert report(asked(), Ask("t1", "planning")) == ()


def test_what_it_can_be_about_is_said() -> None:
    with pytest.raises(Impossible, match="possible: planning"):
        report(an_application(), Ask("t1", "weather"))
    with pytest.raises(Impossible, match="there are: q1"):
        report(asked(), AnswerQuestion("q7", "t", ""), CONTRACTOR)


def test_only_so_many_wait_at_once_and_the_newest_that_were_answered_are_kept() -> None:
    state, most = an_application(), a_process().most_open
    for number in range(most):
        state = after(state, report(state, Ask(f"t{number}", "planning")))
    with pytest.raises(Impossible, match="answer some of those first"):
        report(state, Ask("one more", "planning"))
    for number in range(most):
        state = after(state, report(state, AnswerQuestion(f"q{number + 1}", f"a{number}", ""), CONTRACTOR))
    state = after(state, report(state, Ask("the next", "planning")))
    assert [question.id for question in state.questions] == ["q6", "q7", "q8", "q9", "q10", "q11"]
