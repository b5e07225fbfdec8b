from collections.abc import Callable

import pytest

from portal.domain.events import CallRequested, LinkRequested, SurveyAnswered
from portal.domain.links import derive
from portal.domain.survey import Answer
from portal.services.answer_survey import (
    TRIES,
    SurveyClosed,
    answer_survey,
    open_answered,
    open_survey,
    request_call,
)
from portal.services.changes import changes
from portal.services.follow_link import NoSuchLink
from portal.services.ports import Commit, Unavailable
from tests.builders import CONTRACTOR, KEYS, NOW, a_definition, a_reference, all_done, an_application, owed
from tests.services.in_memory import InMemoryApplications

ASKED = an_application(*all_done())
LINK = derive(KEYS, "survey", ASKED.reference, "s1", 1)


def give(applications: InMemoryApplications, answer: Answer | None = None, request: str = "r1") -> None:
    state = open_survey(applications, KEYS, ASKED.reference, LINK, NOW)
    answer_survey(applications, a_definition(), state, answer or Answer(8), request, NOW)


def interfering(applications: InMemoryApplications, times: int) -> Callable[[], None]:
    """Right before a commit the application changes in another way, so many times."""
    left = iter(range(times))

    def interfere() -> None:
        if next(left, None) is not None:
            state = applications.states[ASKED.reference]
            applications.states[ASKED.reference] = changes(
                state, [LinkRequested(NOW, "customer")], a_definition()
            ).state

    return interfere


def test_an_answer_is_one_read_and_one_commit_with_the_words_apart() -> None:
    applications = InMemoryApplications(ASKED)
    give(applications, Answer(4, {"planning": "no"}, "Lang gewacht", 30))

    (commit,) = applications.commits
    assert commit.events == (SurveyAnswered(NOW, "customer", 4, {"planning": "no"}, "survey", 30),)
    assert commit.texts == {"survey": "Lang gewacht"}
    assert applications.reads == 1


def test_without_words_no_text_is_written() -> None:
    applications = InMemoryApplications(ASKED)
    give(applications)

    assert applications.commits[0].texts == {}


def test_a_survey_is_answered_once() -> None:
    applications = InMemoryApplications(ASKED)
    give(applications, Answer(8))

    with pytest.raises(SurveyClosed) as closed:
        give(applications, Answer(2), "r2")
    assert closed.value.standing == "answered"
    assert applications.states[ASKED.reference].survey_grade == 8


def test_of_two_answers_that_opened_the_page_together_the_first_counts() -> None:
    applications = InMemoryApplications(ASKED)
    state = open_survey(applications, KEYS, ASKED.reference, LINK, NOW)
    give(applications, Answer(8))

    with pytest.raises(SurveyClosed):
        answer_survey(applications, a_definition(), state, Answer(2), "r2", NOW)
    assert len(applications.commits) == 1


def test_an_answer_that_was_written_but_not_confirmed_is_known_again() -> None:
    applications = InMemoryApplications(ASKED)
    applications.lost = 1
    give(applications)

    assert len(applications.commits) == 1


def test_an_answer_whose_confirmation_never_came_is_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    applications = InMemoryApplications(ASKED)
    commit = applications.commit

    def silent(written: Commit) -> None:
        commit(written)
        raise Unavailable("no answer")

    monkeypatch.setattr(applications, "commit", silent)
    give(applications)
    assert len(applications.commits) == 1


def test_another_change_at_the_same_moment_does_not_cost_the_answer() -> None:
    applications = InMemoryApplications(ASKED)
    applications.before_commit = interfering(applications, TRIES - 1)
    give(applications)

    assert applications.states[ASKED.reference].survey_grade == 8


def test_too_many_changes_at_the_same_moment_ask_for_another_try() -> None:
    applications = InMemoryApplications(ASKED)
    applications.before_commit = interfering(applications, TRIES)

    with pytest.raises(Unavailable):
        give(applications)


@pytest.mark.parametrize(
    ("reference", "token"), [(a_reference(9), LINK), (ASKED.reference, "wrong"), (ASKED.reference, "")]
)
def test_an_unknown_reference_and_a_wrong_link_look_the_same_and_read_the_same(reference: str, token: str) -> None:
    applications = InMemoryApplications(ASKED)

    with pytest.raises(NoSuchLink):
        open_survey(applications, KEYS, reference, token, NOW)
    assert applications.reads == 1


def test_the_thank_you_page_is_for_who_answered() -> None:
    applications = InMemoryApplications(ASKED)
    assert open_answered(applications, KEYS, ASKED.reference, LINK, NOW) is None

    give(applications)
    answered = open_answered(applications, KEYS, ASKED.reference, LINK, NOW)

    assert answered == applications.states[ASKED.reference]


def test_a_call_is_asked_for_once() -> None:
    applications = InMemoryApplications(ASKED)
    give(applications)
    for _ in range(2):
        request_call(applications, a_definition(), applications.states[ASKED.reference], NOW)

    calls = [event for commit in applications.commits for event in commit.events if isinstance(event, CallRequested)]
    assert len(calls) == 1
    assert [deadline.owner for deadline in owed(applications.commits[-1].opened)] == [CONTRACTOR]


def test_a_call_is_asked_for_through_other_changes() -> None:
    applications = InMemoryApplications(ASKED)
    applications.before_commit = interfering(applications, TRIES - 1)
    request_call(applications, a_definition(), ASKED, NOW)

    assert applications.states[ASKED.reference].call_requested_at == NOW


def test_a_call_that_cannot_be_asked_for_asks_for_another_try() -> None:
    applications = InMemoryApplications(ASKED)
    applications.before_commit = interfering(applications, TRIES)

    with pytest.raises(Unavailable):
        request_call(applications, a_definition(), ASKED, NOW)
