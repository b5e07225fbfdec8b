from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import LinkRequested, NextContact, Undone
from portal.domain.fold import fold
from portal.domain.reports import Impossible, LogContact
from portal.domain.work_items import next_deadlines
from portal.services.changes import changes
from portal.services.ports import Commit
from portal.services.record_event import Report, record_event
from portal.services.take_back import MessageLeft, SomethingHappened, Undo, take_back, undoable
from tests.builders import CONTRACTOR, NOW, a_commit, a_definition, a_log, a_reference, released, soft
from tests.services.in_memory import InMemoryApplications

DAY_AFTER = NOW + timedelta(days=1)
SOON = DAY_AFTER + timedelta(seconds=90)
REFERENCE = a_reference()
CALL = LogContact("1", DAY_AFTER, "phone", True, (), "f1", "", NextContact(date(2027, 3, 1), CONTRACTOR, "phone"))
A_CALL = Report(CONTRACTOR, "f1", REFERENCE, "hash", (CALL, soft()), {"f1": "words"}, wait=undoable(a_definition()))


def after_a_call() -> tuple[InMemoryApplications, Application]:
    """A store with one contact logged the day after the release, and the application as it stood before."""
    first = a_commit(a_log(released()), REFERENCE)
    applications = InMemoryApplications(first.state)
    applications.commits.append(first)
    record_event(applications, a_definition(), A_CALL, DAY_AFTER)
    return applications, first.state


def undo(applications: InMemoryApplications, **changed: object) -> str:
    version = len(applications.log(REFERENCE))
    asked = replace(Undo(CONTRACTOR, REFERENCE, version, "f1"), **changed)
    return take_back(applications, a_definition(), asked, SOON)


def last(applications: InMemoryApplications) -> Commit:
    return applications.commits[-1]


def test_the_application_stands_as_before_and_its_log_says_what_happened() -> None:
    applications, before = after_a_call()

    assert undo(applications) == "taken_back"

    state = applications.states[REFERENCE]
    assert replace(state, version=before.version) == before
    assert state == fold(REFERENCE, applications.log(REFERENCE))
    assert isinstance(applications.log(REFERENCE)[-1], Undone)


def test_the_work_list_is_put_right() -> None:
    applications, before = after_a_call()
    logged = last(applications)
    undo(applications)

    assert set(last(applications).opened) == set(logged.closed)
    assert set(last(applications).closed) == set(logged.opened)
    assert set(next_deadlines(applications.states[REFERENCE]).values()) == set(next_deadlines(before).values())


def test_the_mails_about_it_never_leave_and_its_words_are_gone() -> None:
    applications, _ = after_a_call()
    waiting = last(applications).messages
    undo(applications)

    back = last(applications).taken_back
    assert waiting
    assert back is not None
    assert back.messages == waiting
    assert applications.text(REFERENCE, "f1") is None
    assert [contact.contact for contact in back.logged] == ["c1"]


def test_the_terms_that_it_ended_run_on_and_count_nowhere() -> None:
    applications, _ = after_a_call()
    ended = last(applications).ended
    undo(applications)

    back = last(applications).taken_back
    assert [term.moment for one in ended for term in one.terms] == ["1"]
    assert back is not None
    assert back.ended == ended


def test_asked_twice_it_is_done_once() -> None:
    applications, _ = after_a_call()
    version = len(applications.log(REFERENCE))

    endings = [undo(applications, version=version) for _ in range(2)]

    assert endings == ["taken_back", "already"]
    assert len(applications.commits) == 3


def test_of_two_at_once_one_does_it_and_both_hear_that_it_is_done() -> None:
    applications, _ = after_a_call()
    version = len(applications.log(REFERENCE))
    endings: list[str] = []

    def the_other() -> None:
        applications.before_commit = lambda: None
        endings.append(undo(applications, version=version))

    applications.before_commit = the_other
    endings.append(undo(applications, version=version))

    assert endings == ["taken_back", "already"]
    assert sum(isinstance(event, Undone) for event in applications.log(REFERENCE)) == 1


def test_where_something_happened_since_it_stays() -> None:
    applications, _ = after_a_call()
    version = len(applications.log(REFERENCE))
    applications.commit(changes(applications.states[REFERENCE], [LinkRequested(SOON, "customer")], a_definition()))

    with pytest.raises(SomethingHappened):
        undo(applications, version=version)


def test_where_a_mail_left_already_it_stays() -> None:
    applications, _ = after_a_call()
    applications.left = {message.id for message in last(applications).messages}

    with pytest.raises(MessageLeft):
        undo(applications)
    assert applications.states[REFERENCE].contacts


def test_after_two_minutes_it_stays() -> None:
    applications, _ = after_a_call()
    asked = Undo(CONTRACTOR, REFERENCE, len(applications.log(REFERENCE)), "f1")

    with pytest.raises(Impossible, match="too long ago"):
        take_back(applications, a_definition(), asked, DAY_AFTER + undoable(a_definition()) + timedelta(seconds=1))


def test_the_same_form_sent_again_is_told_that_it_was_taken_back() -> None:
    applications, _ = after_a_call()
    undo(applications)

    assert record_event(applications, a_definition(), A_CALL, SOON) == "taken_back"
    assert applications.states[REFERENCE].contacts == ()
