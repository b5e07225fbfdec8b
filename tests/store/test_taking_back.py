"""What was logged and is taken back leaves nothing that leaves the house, on each engine."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.calendar import local, week_of
from portal.domain.events import NextContact
from portal.domain.fold import fold
from portal.domain.reports import LogContact
from portal.services.rebuild import rebuild
from portal.services.record_event import Report, record_event
from portal.services.take_back import MessageLeft, Undo, take_back, undoable
from portal.store.applications import ApplicationStore
from portal.store.archive import ArchiveStore
from portal.store.ended_terms import terms_key
from portal.store.logged import logged_key
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, a_commit, a_definition, a_log, a_reference, released, soft

DEFINITION = a_definition()
LATER = NOW + timedelta(hours=1)
CALL = LogContact("1", LATER, "phone", True, (), "f1", "", NextContact(date(2027, 3, 1), CONTRACTOR, "phone"))
REPORT = Report(CONTRACTOR, "f1", a_reference(), "hash", (CALL, soft()), {"f1": "words"}, wait=undoable(DEFINITION))
WEEK = logged_key(CONTRACTOR, *week_of(local(LATER).date()))
TERMS = terms_key(CONTRACTOR, *week_of(local(LATER).date()))


def logged(applications: ApplicationStore) -> Undo:
    """Log a call in which a week was agreed; what takes it back."""
    applications.commit(replace(a_commit(a_log(released()), a_reference())))
    record_event(applications, DEFINITION, REPORT, LATER)
    return Undo(CONTRACTOR, a_reference(), len(applications.log(a_reference())), "f1")


def test_a_logged_contact_stands_in_the_list_of_its_week_until_it_is_taken_back(
    applications: ApplicationStore, tables: Tables
) -> None:
    undo = logged(applications)
    assert [item.reference for item in tables.work.query(WEEK)] == [a_reference()]
    assert [item.reference for item in tables.work.query(TERMS)] == [a_reference()]

    take_back(applications, DEFINITION, undo, LATER + timedelta(minutes=1))

    assert list(tables.work.query(WEEK)) == []
    assert list(tables.work.query(TERMS)) == []
    assert applications.text(a_reference(), "f1") is None
    assert applications.load(a_reference()) == fold(a_reference(), applications.log(a_reference()))


def test_the_work_list_is_what_the_log_adds_up_to(applications: ApplicationStore, tables: Tables) -> None:
    undo = logged(applications)
    assert rebuild(ArchiveStore(tables), a_reference(), mend=False).differences == ()

    take_back(applications, DEFINITION, undo, LATER + timedelta(minutes=1))

    assert rebuild(ArchiveStore(tables), a_reference(), mend=False).differences == ()


def test_no_message_of_it_is_left(applications: ApplicationStore, outbox: OutboxStore) -> None:
    undo = logged(applications)
    soon = LATER + timedelta(minutes=6)
    assert [message.name for message in outbox.due(soon, 10)] == ["contact"]

    take_back(applications, DEFINITION, undo, LATER + timedelta(minutes=1))

    assert outbox.due(soon, 10) == ()


def test_a_message_that_somebody_is_sending_is_not_taken_back(
    applications: ApplicationStore, outbox: OutboxStore
) -> None:
    undo = logged(applications)
    (message,) = outbox.due(LATER + timedelta(minutes=6), 10)
    outbox.claim(message, LATER, LATER + timedelta(minutes=5))

    with pytest.raises(MessageLeft):
        take_back(applications, DEFINITION, undo, LATER + timedelta(minutes=1))


def test_the_words_and_deliveries_of_an_application_are_read_at_once(
    applications: ApplicationStore, outbox: OutboxStore
) -> None:
    logged(applications)
    (message,) = outbox.due(LATER + timedelta(minutes=6), 10)
    outbox.sent(message, LATER + timedelta(minutes=6))

    assert applications.texts(a_reference()) == {"f1": "words"}
    assert [(one.name, one.state) for one in applications.deliveries(a_reference())] == [("contact", "handed_over")]
