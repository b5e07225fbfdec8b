import pytest

from portal.domain.calendar import local
from portal.domain.definition import Channel
from portal.domain.follow_questions import questions
from portal.domain.planning import decide
from portal.domain.reports import AnswerQuestion, Ask
from tests.builders import CONTRACTOR, NOW, a_definition, after, an_application, released


@pytest.mark.parametrize("means", ["site", "phone"])
def test_who_answers_and_by_when_also_where_the_customer_asked_to_be_called(means: Channel) -> None:
    state = an_application(released())
    state = after(state, decide(state, Ask("t1", "planning", "", means), "customer", a_definition(), NOW))
    (running,) = [one for one in state.deadlines if one.closes_on == "question_answered"]

    (seen,) = questions(state, a_definition(), "nl")

    assert (seen.who, seen.by) == ("Grondwerk Oost", local(running.due).date())
    assert seen.answered_on is None


def test_once_it_is_answered_no_day_waits() -> None:
    state = an_application(released())
    state = after(state, decide(state, Ask("t1", "planning"), "customer", a_definition(), NOW))
    state = after(state, decide(state, AnswerQuestion("q1", "t2", "In week 14."), CONTRACTOR, a_definition(), NOW))

    (seen,) = questions(state, a_definition(), "en")

    assert (seen.by, seen.answered_on) == (None, local(NOW).date())
