from contextlib import suppress
from datetime import timedelta

import pytest
from botocore.exceptions import EndpointConnectionError
from pynamodb.exceptions import GetError

from portal.local.processes import free_port
from portal.services.draft_ports import Draft
from portal.services.ports import Conflict, Unavailable
from portal.store import patience
from portal.store.applications import ApplicationStore
from portal.store.client import TRIES
from portal.store.drafts import DraftStore
from portal.store.errors import our_errors
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables, connect
from tests.builders import NOW, a_reference, released
from tests.requests import answers_lost, counted, throttled
from tests.store.commits import a_report, a_submission

SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def nobody() -> Tables:
    """Tables on a port where nothing listens."""
    return connect("test-nobody", "eu-west-1", f"http://127.0.0.1:{free_port()}")


def test_an_engine_that_is_away_is_unavailable(nobody: Tables) -> None:
    with pytest.raises(Unavailable, match="did not answer"):
        ApplicationStore(nobody).load(a_reference())
    with pytest.raises(Unavailable):
        ApplicationStore(nobody).commit(a_submission())
    with pytest.raises(Unavailable):
        ApplicationStore(nobody).log(a_reference())
    with pytest.raises(Unavailable):
        OutboxStore(nobody).due(NOW, 10)


def test_an_engine_that_is_away_is_asked_a_set_number_of_times(nobody: Tables) -> None:
    with counted(nobody) as sent, pytest.raises(Unavailable):
        ApplicationStore(nobody).load(a_reference())
    assert sent == ["GetItem"] * TRIES


def test_what_is_unavailable_still_says_what_the_driver_met(nobody: Tables) -> None:
    with pytest.raises(Unavailable) as caught:
        ApplicationStore(nobody).load(a_reference())
    assert isinstance(caught.value.__cause__, GetError)


def test_errors_that_are_not_the_drivers_pass_unchanged() -> None:
    with pytest.raises(KeyError), our_errors("a test"):
        raise KeyError("ours")


def test_a_driver_error_without_an_answer_is_unavailable() -> None:
    with pytest.raises(Unavailable), our_errors("a test"):
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")


def test_one_refusal_for_load_is_tried_again(applications: ApplicationStore, tables: Tables) -> None:
    commit = a_submission()
    with throttled(tables, 1) as refused:
        applications.commit(commit)
    assert len(refused) == 1
    assert applications.load(commit.state.reference) == commit.state


def test_refusals_for_load_end_as_unavailable(applications: ApplicationStore, tables: Tables) -> None:
    with throttled(tables, patience.TRIES) as refused, pytest.raises(Unavailable):
        applications.commit(a_submission())
    assert len(refused) == patience.TRIES
    assert applications.load(a_reference()) is None


def test_a_commit_whose_answer_was_lost_stands_once(applications: ApplicationStore, tables: Tables) -> None:
    """An engine that knows the repeated request says so; on another the driver's second try meets its own condition."""
    commit = a_submission()
    with answers_lost(tables, "TransactWriteItems", 1) as lost, suppress(Conflict):
        applications.commit(commit)
    assert len(lost) == 1
    assert applications.load(commit.state.reference) == commit.state
    assert applications.log(commit.state.reference) == commit.events


def test_a_commit_without_any_answer_may_still_stand(applications: ApplicationStore, tables: Tables) -> None:
    commit = a_submission()
    with answers_lost(tables, "TransactWriteItems", TRIES), pytest.raises(Unavailable):
        applications.commit(commit)
    assert applications.load(commit.state.reference) == commit.state


def test_a_lost_answer_to_a_read_is_asked_again(applications: ApplicationStore, tables: Tables) -> None:
    commit = a_submission()
    applications.commit(commit)
    with answers_lost(tables, "GetItem", 1):
        assert applications.load(commit.state.reference) == commit.state


def test_a_lost_answer_to_a_saved_step_harms_nothing(drafts: DraftStore, tables: Tables) -> None:
    drafts.start(Draft("d1", "nl", {}, SOON))
    with answers_lost(tables, "UpdateItem", 1):
        drafts.save("d1", {"what": {"kind": "new"}}, SOON)
    draft = drafts.load("d1")
    assert draft is not None
    assert draft.answers == {"what": {"kind": "new"}}


def test_a_lost_answer_to_marking_as_sent_marks_once(
    applications: ApplicationStore, outbox: OutboxStore, tables: Tables
) -> None:
    first = a_submission()
    applications.commit(first)
    applications.commit(a_report(first.state, released()))
    with answers_lost(tables, "TransactWriteItems", 1):
        outbox.sent(first.messages[0], NOW)
    assert first.messages[0] not in outbox.due(NOW, 10)
