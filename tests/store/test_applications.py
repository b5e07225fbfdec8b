from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.events import VERSION
from portal.domain.fold import fold
from portal.services.draft_ports import Draft
from portal.services.ports import Conflict, Reported, SentDraft
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.lookup import LookupStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from portal.store.tasks import task_key
from tests.builders import CONTRACTOR, NOW, a_person, a_reference, all_done, hard, released, soft
from tests.store.commits import a_report, a_submission, all_items, keys_of

KEPT = NOW + timedelta(days=14)


def a_report_id(answer: str = "accepted") -> Reported:
    return Reported(CONTRACTOR, "event-1", "hash", answer)


def test_nothing_stands_where_nothing_was_written(applications: ApplicationStore) -> None:
    assert applications.load(a_reference()) is None
    assert applications.person(a_reference()) is None
    assert applications.log(a_reference()) == ()


def test_what_was_committed_is_read_back(applications: ApplicationStore) -> None:
    commit = a_submission()
    applications.commit(commit)
    assert applications.load(commit.state.reference) == commit.state
    assert applications.person(commit.state.reference) == a_person()


def test_texts_stand_apart_from_the_log(applications: ApplicationStore) -> None:
    commit = a_submission(texts={"words": "Prima gegaan, dank u wel."})
    applications.commit(commit)
    assert applications.text(commit.state.reference, "words") == "Prima gegaan, dank u wel."
    assert applications.text(commit.state.reference, "other") is None


def test_the_log_keeps_the_order_of_what_happened(applications: ApplicationStore) -> None:
    first = a_submission()
    applications.commit(first)
    second = a_report(first.state, released(), soft())
    applications.commit(second)
    third = a_report(second.state, hard())
    applications.commit(third)
    assert applications.log(first.state.reference) == (*first.events, *second.events, *third.events)


def test_the_snapshot_is_what_the_log_adds_up_to(applications: ApplicationStore) -> None:
    first = a_submission()
    applications.commit(first)
    state = first.state
    for command in all_done():
        commit = a_report(state, command)
        applications.commit(commit)
        state = commit.state
    log = applications.log(state.reference)
    assert applications.load(state.reference) == fold(state.reference, log) == state


def test_applications_do_not_see_each_other(applications: ApplicationStore) -> None:
    one, other = a_submission(a_reference(1)), a_submission(a_reference(2))
    applications.commit(one)
    applications.commit(other)
    assert applications.log(a_reference(1)) == one.events


def test_a_reference_is_given_out_once(applications: ApplicationStore) -> None:
    applications.commit(a_submission(person=a_person(name="De eerste")))
    with pytest.raises(Conflict):
        applications.commit(a_submission(person=a_person(name="De tweede")))
    person = applications.person(a_reference())
    assert person is not None
    assert person.name == "De eerste"


def test_who_decided_on_an_older_version_is_refused(applications: ApplicationStore) -> None:
    first = a_submission()
    applications.commit(first)
    applications.commit(a_report(first.state, released()))
    with pytest.raises(Conflict):
        applications.commit(a_report(first.state, soft()))


def test_a_refused_commit_leaves_nothing_anywhere(applications: ApplicationStore, tables: Tables) -> None:
    first = a_submission()
    applications.commit(first)
    before = all_items(tables)
    late = a_report(first.state, released(), soft(), texts={"words": "tekst"}, mail_hash="hash", person=a_person())
    with pytest.raises(Conflict):
        applications.commit(replace(late, state=replace(late.state, version=late.state.version + 1)))
    assert all_items(tables) == before


def test_a_report_is_remembered_under_its_organisation_and_id(applications: ApplicationStore) -> None:
    commit = a_submission(reported=a_report_id())
    applications.commit(commit)
    reference = commit.state.reference
    assert applications.reported(reference, CONTRACTOR, "event-1") == a_report_id()
    assert applications.reported(reference, CONTRACTOR, "event-2") is None
    assert applications.reported(reference, "another", "event-1") is None
    assert applications.reported(a_reference(9), CONTRACTOR, "event-1") is None


def test_the_same_report_is_not_written_twice(applications: ApplicationStore) -> None:
    first = a_submission(reported=a_report_id())
    applications.commit(first)
    with pytest.raises(Conflict):
        applications.commit(a_report(first.state, released(), reported=a_report_id()))
    assert applications.load(first.state.reference) == first.state


def test_a_report_that_changes_nothing_is_remembered_too(applications: ApplicationStore) -> None:
    first = a_submission()
    applications.commit(first)
    applications.commit(a_report(first.state, reported=a_report_id("unchanged")))
    assert applications.reported(first.state.reference, CONTRACTOR, "event-1") == a_report_id("unchanged")
    assert applications.load(first.state.reference) == first.state


def test_what_is_due_stands_on_the_list_of_who_must_act(applications: ApplicationStore, tables: Tables) -> None:
    commit = a_submission()
    applications.commit(commit)
    due = {(item.pk, item.reference, item.area) for item in tables.work.scan()}
    reference, area = commit.state.reference, commit.state.area
    assert due == {(task_key(deadline.owner, reference), reference, area) for deadline in commit.opened}
    assert {pk.partition("#")[0] for pk, _, _ in due} == {"ORG", "WAKE"}


def test_what_is_done_leaves_the_list(applications: ApplicationStore, tables: Tables) -> None:
    first = a_submission()
    applications.commit(first)
    second = a_report(first.state, *all_done())
    applications.commit(second)
    left = {item.sk.split("#")[0] for item in tables.work.scan() if not item.pk.startswith("TERM#")}
    assert second.closed
    assert left == {deadline.due.isoformat() for deadline in second.opened}


def test_messages_go_out_with_the_commit(applications: ApplicationStore, outbox: OutboxStore) -> None:
    commit = a_submission()
    applications.commit(commit)
    assert [message.name for message in outbox.due(NOW, 10)] == ["confirmation"]
    assert outbox.due(NOW, 10) == commit.messages


def test_a_sent_draft_keeps_the_reference(applications: ApplicationStore, drafts: DraftStore) -> None:
    drafts.start(Draft("d1", "nl", {}, NOW + timedelta(days=1)))
    commit = a_submission(sends=SentDraft("d1", KEPT))
    applications.commit(commit)
    draft = drafts.load("d1")
    assert draft is not None
    assert (draft.reference, draft.expires_at) == (commit.state.reference, KEPT)


def test_a_draft_is_sent_once(applications: ApplicationStore, drafts: DraftStore, tables: Tables) -> None:
    drafts.start(Draft("d1", "nl", {}, KEPT))
    applications.commit(a_submission(a_reference(1), sends=SentDraft("d1", KEPT)))
    with pytest.raises(Conflict):
        applications.commit(a_submission(a_reference(2), sends=SentDraft("d1", KEPT)))
    assert keys_of(tables, a_reference(2)) == set()


@pytest.mark.parametrize("expires", [NOW, NOW - timedelta(days=1)])
def test_an_expired_draft_is_not_sent(applications: ApplicationStore, drafts: DraftStore, expires: object) -> None:
    drafts.start(Draft("d1", "nl", {}, expires))  # type: ignore[arg-type]
    with pytest.raises(Conflict):
        applications.commit(a_submission(sends=SentDraft("d1", KEPT)))
    assert applications.load(a_reference()) is None


def test_a_draft_that_never_was_is_not_sent(applications: ApplicationStore) -> None:
    with pytest.raises(Conflict):
        applications.commit(a_submission(sends=SentDraft("nobody", KEPT)))
    assert applications.load(a_reference()) is None


def test_an_address_leads_to_all_its_applications(applications: ApplicationStore, lookup: LookupStore) -> None:
    for number in (1, 2):
        applications.commit(a_submission(a_reference(number), mail_hash="hash-of-an-address"))
    assert lookup.references("hash-of-an-address") == {a_reference(1), a_reference(2)}


def test_every_event_carries_its_dutch_day_and_a_shard(applications: ApplicationStore, tables: Tables) -> None:
    commit = a_submission()
    applications.commit(commit)
    event = tables.applications.get(f"APP#{commit.state.reference}", "EV#00000001")
    assert event.day == "2026-11-23"
    assert 0 <= int(event.shard or -1) < 8
    assert (event.kind, event.format) == ("ApplicationSubmitted", VERSION)


def test_no_personal_data_stands_in_snapshot_or_log(applications: ApplicationStore, tables: Tables) -> None:
    commit = a_submission()
    applications.commit(commit)
    person = a_person()
    identifying = (person.name, person.mail, person.phone, person.address.street)
    bodies = [item.body for item in tables.applications.scan() if not item.sk.startswith("PERSON#")]
    assert bodies
    assert not [word for word in identifying if any(word in str(body) for body in bodies)]
