from datetime import datetime, timedelta

import pytest

from portal.domain.outgoing import Message
from portal.services.draft_ports import Draft
from portal.services.ports import Conflict, SentDraft
from portal.store.applications import ApplicationStore
from portal.store.drafts import SPARE, DraftStore
from portal.store.models import STEPS
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import NOW, a_reference
from tests.store.commits import a_submission

EXPIRES = NOW + timedelta(days=14)
EMAIL = Message("d1.resume", "d1", "resume", "answer", NOW, {}, about_draft=True)


def a_draft(id: str = "d1", expires_at: datetime = EXPIRES) -> Draft:
    return Draft(id, "nl", {"what": {"kind": "new"}}, expires_at)


def answers_in(drafts: DraftStore) -> object:
    draft = drafts.load("d1")
    assert draft is not None
    return draft.answers


def test_a_draft_is_read_back_as_it_was_begun(drafts: DraftStore) -> None:
    drafts.start(a_draft())
    assert drafts.load("d1") == a_draft()


def test_what_was_never_begun_is_not_there(drafts: DraftStore) -> None:
    assert drafts.load("d1") is None


def test_an_id_is_given_out_once(drafts: DraftStore) -> None:
    drafts.start(a_draft())
    with pytest.raises(Conflict):
        drafts.start(Draft("d1", "en", {}, EXPIRES))
    assert drafts.load("d1") == a_draft()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_keeps_its_answers(drafts: DraftStore, step: str) -> None:
    drafts.start(Draft("d1", "nl", {}, EXPIRES))
    drafts.save("d1", {step: {"typed": "Één, twee \N{SNOWMAN}", "several": ["a", "b"], "nothing": ""}}, EXPIRES)
    assert answers_in(drafts) == {step: {"typed": "Één, twee \N{SNOWMAN}", "several": ["a", "b"], "nothing": ""}}


def test_steps_do_not_overwrite_each_other(drafts: DraftStore) -> None:
    """Two tabs that both read the draft before either saved: each writes its own step only."""
    drafts.start(a_draft())
    drafts.save("d1", {"where": {"postcode": "6811 AB"}}, EXPIRES)
    drafts.save("d1", {"when": {"week": "2027-W14"}}, EXPIRES)
    assert answers_in(drafts) == {
        "what": {"kind": "new"},
        "where": {"postcode": "6811 AB"},
        "when": {"week": "2027-W14"},
    }


def test_several_steps_are_saved_at_once(drafts: DraftStore) -> None:
    drafts.start(a_draft())
    drafts.save("d1", {"what": {"kind": "move"}, "sizes": {}}, EXPIRES)
    assert answers_in(drafts) == {"what": {"kind": "move"}, "sizes": {}}


def test_saving_keeps_the_draft_longer(drafts: DraftStore) -> None:
    drafts.start(a_draft())
    drafts.save("d1", {}, EXPIRES + timedelta(days=1))
    draft = drafts.load("d1")
    assert draft is not None
    assert draft.expires_at == EXPIRES + timedelta(days=1)


def test_the_table_lets_a_draft_go_long_after_the_night_should_have(
    applications: ApplicationStore, drafts: DraftStore, tables: Tables
) -> None:
    """Only the night knows the draft's files: an item that went by itself would leave them behind."""
    drafts.start(a_draft())
    kept = [tables.drafts.get("d1")]
    drafts.save("d1", {}, EXPIRES + timedelta(days=1))
    kept.append(tables.drafts.get("d1"))
    applications.commit(a_submission(a_reference(1), sends=SentDraft("d1", EXPIRES + timedelta(days=2))))
    kept.append(tables.drafts.get("d1"))
    assert [draft.ttl - draft.expires for draft in kept] == [SPARE.total_seconds()] * 3


def test_a_step_that_does_not_exist_is_refused(drafts: DraftStore) -> None:
    drafts.start(a_draft())
    with pytest.raises(ValueError, match="shoe_size is no step of a draft"):
        drafts.save("d1", {"shoe_size": {}}, EXPIRES)


@pytest.mark.parametrize("expired", [NOW, NOW - timedelta(seconds=1), NOW - timedelta(days=400)])
def test_an_expired_draft_is_unreadable_at_once(drafts: DraftStore, expired: datetime) -> None:
    drafts.start(a_draft(expires_at=expired))
    assert drafts.load("d1") is None


def test_an_expired_draft_does_not_come_back_by_saving(drafts: DraftStore) -> None:
    drafts.start(a_draft(expires_at=NOW))
    with pytest.raises(Conflict):
        drafts.save("d1", {"what": {"kind": "move"}}, EXPIRES)
    assert drafts.load("d1") is None


def test_a_draft_that_was_sent_takes_no_more_answers(drafts: DraftStore, applications: ApplicationStore) -> None:
    drafts.start(a_draft())
    applications.commit(a_submission(sends=SentDraft("d1", EXPIRES)))
    with pytest.raises(Conflict):
        drafts.save("d1", {"what": {"kind": "move"}}, EXPIRES)
    draft = drafts.load("d1")
    assert draft is not None
    assert (draft.answers, draft.reference) == ({"what": {"kind": "new"}}, a_reference())


def test_an_unknown_draft_takes_no_answers(drafts: DraftStore, tables: Tables) -> None:
    with pytest.raises(Conflict):
        drafts.save("d1", {"what": {"kind": "move"}}, EXPIRES)
    assert list(tables.drafts.scan()) == []


def test_the_resume_link_is_mailed_for_an_open_draft(drafts: DraftStore, outbox: OutboxStore) -> None:
    drafts.start(a_draft())
    drafts.send_link("d1", EMAIL)
    assert outbox.due(NOW, 10) == (EMAIL,)


@pytest.mark.parametrize("draft", [None, a_draft(expires_at=NOW), a_draft("another")])
def test_no_link_is_mailed_for_a_draft_that_is_gone(
    drafts: DraftStore, outbox: OutboxStore, draft: Draft | None
) -> None:
    if draft:
        drafts.start(draft)
    with pytest.raises(Conflict):
        drafts.send_link("d1", EMAIL)
    assert outbox.due(NOW, 10) == ()


def test_the_night_finds_only_what_expired(drafts: DraftStore) -> None:
    drafts.start(a_draft("old", NOW - timedelta(seconds=1)))
    drafts.start(a_draft("new", NOW + timedelta(seconds=1)))
    assert [draft.id for draft in drafts.expired(NOW)] == ["old"]


def test_a_removed_draft_is_gone(drafts: DraftStore) -> None:
    drafts.start(a_draft())
    drafts.remove("d1")
    drafts.remove("d1")
    assert drafts.load("d1") is None
