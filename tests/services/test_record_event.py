from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import DateAgreed, LinkRequested, MilestoneReached
from portal.domain.reports import CancelOrders, Command, Complete, Impossible, NotYours
from portal.services.changes import changes
from portal.services.ports import Unavailable
from portal.services.record_event import (
    TRIES,
    ChangedMeanwhile,
    EventIdTaken,
    Report,
    Result,
    UnknownApplication,
    record_event,
)
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_commit,
    a_definition,
    a_log,
    a_reference,
    an_application,
    released,
    soft,
)
from tests.services.in_memory import InMemoryApplications

STATE = an_application()


def a_report(command: Command | None = None, **changes: str) -> Report:
    report = Report(CONTRACTOR, "e-1", STATE.reference, "hash", (command or released(),))
    return replace(report, **changes)


def send(applications: InMemoryApplications, report: Report) -> Result:
    return record_event(applications, a_definition(), report, NOW)


def test_an_event_is_written_with_what_follows_from_it_in_one_commit() -> None:
    applications = InMemoryApplications(STATE)

    assert send(applications, a_report()) == "accepted"

    (commit,) = applications.commits
    assert [type(event) for event in commit.events] == [MilestoneReached, MilestoneReached]
    assert {deadline.moment for deadline in commit.opened} >= {"1"}
    assert [message.name for message in commit.messages] == ["released"]
    assert commit.reported is not None


def test_an_event_costs_one_read_besides_its_commit() -> None:
    applications = InMemoryApplications(STATE)
    send(applications, a_report())

    assert applications.reads == 1


def test_the_same_event_again_gets_the_same_answer_and_changes_nothing() -> None:
    applications = InMemoryApplications(STATE)

    assert [send(applications, a_report()) for _ in range(3)] == ["accepted"] * 3
    assert len(applications.commits) == 1


def test_what_was_so_already_is_remembered_as_unchanged() -> None:
    applications = InMemoryApplications(STATE)
    send(applications, a_report())

    again = a_report(event_id="e-2")
    assert [send(applications, again) for _ in range(2)] == ["unchanged"] * 2
    assert applications.states[STATE.reference].version == 3


def test_the_same_answer_comes_back_even_when_it_could_not_be_done_any_more() -> None:
    applications = InMemoryApplications(STATE)
    send(applications, a_report(soft()))
    send(applications, a_report(CancelOrders((), "withdrawn"), event_id="e-2"))

    assert send(applications, a_report(soft())) == "accepted"


def test_the_same_id_for_something_else_is_refused() -> None:
    applications = InMemoryApplications(STATE)
    send(applications, a_report())

    with pytest.raises(EventIdTaken, match="e-1"):
        send(applications, a_report(soft(), body_hash="other"))
    with pytest.raises(EventIdTaken):
        send(applications, a_report(Complete("gas"), body_hash="impossible"))


def test_two_organisations_may_use_the_same_id() -> None:
    applications = InMemoryApplications(STATE)

    assert send(applications, a_report(organisation=WATER)) == "accepted"
    assert send(applications, a_report(organisation=POWER)) == "accepted"


def test_what_is_refused_is_not_remembered_so_that_it_can_be_mended() -> None:
    applications = InMemoryApplications(STATE)
    with pytest.raises(Impossible):
        send(applications, a_report(Complete("gas"), body_hash="wrong"))

    assert send(applications, a_report(Complete("water"), body_hash="right")) == "accepted"


def test_what_is_not_the_senders_to_say_is_refused() -> None:
    with pytest.raises(NotYours):
        send(InMemoryApplications(STATE), a_report(soft(), organisation=WATER))


@pytest.mark.parametrize(
    "report", [a_report(organisation="noordernet"), a_report(reference=a_reference(7))], ids=["a stranger's", "unknown"]
)
def test_an_outsider_cannot_tell_whether_an_application_exists(report: Report) -> None:
    applications = InMemoryApplications(STATE)

    with pytest.raises(UnknownApplication):
        send(applications, report)
    assert applications.reads == 1


def someone_is_faster(applications: InMemoryApplications, times: int) -> None:
    """Another command changes the application right before a commit, so many times."""
    left = iter(range(times))

    def interfere() -> None:
        if next(left, None) is not None:
            state: Application = applications.states[STATE.reference]
            happened = changes(state, [LinkRequested(NOW, "customer")], a_definition())
            applications.states[STATE.reference] = happened.state

    applications.before_commit = interfere


def test_where_someone_was_faster_it_is_decided_anew_on_what_stands_then() -> None:
    applications = InMemoryApplications(STATE)
    someone_is_faster(applications, TRIES - 1)

    assert send(applications, a_report()) == "accepted"
    assert applications.states[STATE.reference].version == 1 + (TRIES - 1) + 2


def test_after_some_tries_the_sender_is_asked_to_come_back() -> None:
    applications = InMemoryApplications(STATE)
    someone_is_faster(applications, TRIES)

    with pytest.raises(Unavailable):
        send(applications, a_report())
    assert applications.commits == []


def test_an_answer_that_was_lost_on_the_way_is_read_back_and_not_reported_as_failed() -> None:
    applications = InMemoryApplications(STATE)
    applications.lost = 1

    assert send(applications, a_report()) == "accepted"
    assert len(applications.commits) == 1


def test_a_store_that_does_not_answer_is_not_taken_for_an_unknown_application() -> None:
    applications = InMemoryApplications(STATE)
    applications.silent = True

    with pytest.raises(Unavailable):
        send(applications, a_report())


def test_the_event_happens_when_it_comes_in() -> None:
    applications = InMemoryApplications(STATE)
    later = NOW + timedelta(hours=3)

    record_event(applications, a_definition(), a_report(), later)

    assert {event.at for event in applications.commits[0].events} == {later}


def test_a_contact_and_what_was_agreed_in_it_are_one_commit_with_its_words() -> None:
    applications = InMemoryApplications(STATE)
    report = replace(a_report(), commands=(released(), soft()), texts={"t1": "words"})

    assert send(applications, report) == "accepted"

    (commit,) = applications.commits
    assert {type(event) for event in commit.events} >= {MilestoneReached, DateAgreed}
    assert commit.texts == {"t1": "words"}


def test_of_reports_that_belong_together_none_is_taken_in_where_one_is_impossible() -> None:
    applications = InMemoryApplications(STATE)

    with pytest.raises(Impossible):
        send(applications, replace(a_report(), commands=(released(), Complete("no_discipline"))))
    assert applications.commits == []


def a_form(**changes: object) -> Report:
    """A report that a person made on a page that showed the application as it was sent."""
    return replace(a_report(soft()), **{"seen": STATE.version, **changes})


def test_who_saves_after_another_changed_the_same_hears_what_changed() -> None:
    applications = InMemoryApplications(STATE)
    applications.commits.append(a_commit(a_log()))
    send(applications, a_report(soft((2027, 20)), event_id="of another"))

    with pytest.raises(ChangedMeanwhile) as refused:
        send(applications, a_form())
    assert [type(event) for event in refused.value.events] == [DateAgreed]
    assert send(applications, a_form(seen=refused.value.state.version, commands=(soft((2027, 21), "frost"),)))


def test_who_saves_after_something_else_changed_is_not_held_up() -> None:
    applications = InMemoryApplications(STATE)
    applications.commits.append(a_commit(a_log()))
    applications.commit(changes(STATE, [LinkRequested(NOW, "customer")], a_definition()))

    assert send(applications, a_form()) == "accepted"


def test_the_same_form_sent_twice_is_no_change_by_another() -> None:
    applications = InMemoryApplications(STATE)
    applications.commits.append(a_commit(a_log()))

    assert [send(applications, a_form()) for _ in range(2)] == ["accepted"] * 2
    assert len(applications.commits) == 2


def test_what_a_person_reports_waits_as_long_as_it_can_be_taken_back() -> None:
    applications = InMemoryApplications(STATE)
    send(applications, a_form(wait=timedelta(minutes=9)))

    assert [message.not_before for message in applications.commits[-1].messages] == [NOW + timedelta(minutes=9)]
