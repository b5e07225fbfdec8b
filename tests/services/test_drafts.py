from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from portal.domain.calendar import local
from portal.domain.definition import Length, Reminder
from portal.domain.links import LinkKeys
from portal.services.draft_ports import Draft
from portal.services.drafts import (
    AGAIN_AFTER,
    AlreadySent,
    NoSuchDraft,
    begin,
    find,
    keep,
    mail_link,
    reminders,
    token_for,
)
from portal.services.ports import Conflict, Unavailable
from tests.builders import KEYS, NOW, a_definition, a_process
from tests.fakes import Clock, InMemoryDrafts

ID = "a" * 26
LATER = NOW + timedelta(days=14)
MAIL = "sanne@klant.example"


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def drafts(clock: Clock) -> InMemoryDrafts:
    return InMemoryDrafts(clock)


@pytest.fixture
def draft(drafts: InMemoryDrafts) -> Draft:
    return begin(drafts, lambda: ID, "nl", {"what": {"kind": "new"}}, LATER)


def test_a_draft_is_found_with_its_token(drafts: InMemoryDrafts, draft: Draft) -> None:
    assert find(drafts, KEYS, ID, token_for(KEYS, draft), NOW) == draft


@pytest.mark.parametrize("id", ["", "a", "A" * 26, "a" * 27, "1" * 26, "a" * 5000, "aaaaaaaaaaaaaaaaaaaaaaaaa\n"])
def test_what_can_be_no_id_is_not_even_looked_up(drafts: InMemoryDrafts, draft: Draft, id: str) -> None:
    drafts.used.clear()
    with pytest.raises(NoSuchDraft):
        find(drafts, KEYS, id, token_for(KEYS, draft), NOW)
    assert not drafts.used


@pytest.mark.parametrize("token", ["", "x", "é" * 29, "a" * 28, "a" * 30])
def test_what_can_be_no_token_is_not_even_looked_up(drafts: InMemoryDrafts, draft: Draft, token: str) -> None:
    drafts.used.clear()
    with pytest.raises(NoSuchDraft):
        find(drafts, KEYS, ID, token, NOW)
    assert not drafts.used


def test_unknown_wrong_revoked_and_expired_are_all_the_same(drafts: InMemoryDrafts, draft: Draft) -> None:
    token = token_for(KEYS, draft)
    other = LinkKeys("a", {"a": b"another secret of thirty-two byte"})
    revoked = replace(draft, version=2)
    with pytest.raises(NoSuchDraft):
        find(drafts, KEYS, "b" * 26, token, NOW)
    with pytest.raises(NoSuchDraft):
        find(drafts, KEYS, ID, token_for(other, draft), NOW)
    with pytest.raises(NoSuchDraft):
        find(drafts, KEYS, ID, token, LATER)
    drafts.kept[ID] = revoked
    with pytest.raises(NoSuchDraft):
        find(drafts, KEYS, ID, token, NOW)
    assert find(drafts, KEYS, ID, token_for(KEYS, revoked), NOW) == revoked


def test_a_sent_draft_is_still_found_with_its_reference(drafts: InMemoryDrafts, draft: Draft) -> None:
    drafts.close(ID, "MA-234C-FGH")
    assert find(drafts, KEYS, ID, token_for(KEYS, draft), NOW).reference == "MA-234C-FGH"


def test_keeping_one_step_leaves_the_others(drafts: InMemoryDrafts, draft: Draft) -> None:
    kept = keep(drafts, draft, {"who": {"name": "Sanne"}}, LATER + timedelta(days=1))
    assert kept.answers == {"what": {"kind": "new"}, "who": {"name": "Sanne"}}
    assert drafts.load(ID) == kept


def test_a_sent_draft_takes_nothing_more_and_says_what_it_became(drafts: InMemoryDrafts, draft: Draft) -> None:
    drafts.close(ID, "MA-234C-FGH")
    with pytest.raises(AlreadySent) as sent:
        keep(drafts, draft, {"who": {}}, LATER)
    assert sent.value.reference == "MA-234C-FGH"


def test_a_draft_that_vanished_takes_nothing_more(drafts: InMemoryDrafts, draft: Draft) -> None:
    drafts.remove(ID)
    with pytest.raises(NoSuchDraft):
        keep(drafts, draft, {"who": {}}, LATER)


def test_a_link_is_mailed_to_the_address_that_is_kept_with_the_draft(drafts: InMemoryDrafts, draft: Draft) -> None:
    mail_link(drafts, draft, MAIL, NOW, LATER)
    [message] = drafts.mailed
    assert (message.subject, message.name, message.kind, message.about_draft) == (ID, "resume", "answer", True)
    assert drafts.kept[ID].answers["saved"]["mail"] == MAIL
    assert message.not_before <= NOW


def test_a_saved_draft_is_reminded_of_by_day_as_often_as_the_definition_says(
    drafts: InMemoryDrafts, draft: Draft
) -> None:
    rule = Reminder("draft", Length(2, "days"), 3)
    definition = a_definition(process=a_process(reminders=(rule,)))
    mail_link(drafts, draft, MAIL, NOW, LATER, partial(reminders, definition))
    later = drafts.mailed[1:]
    assert [(one.not_before - NOW).days for one in later] == [2, 5, 8]
    assert {8 <= local(one.not_before).hour <= 21 for one in later} == {True}
    assert {one.values["saved"] for one in later} == {drafts.kept[ID].answers["saved"]["at"]}


def test_within_a_minute_a_link_is_mailed_once_and_after_that_again(
    drafts: InMemoryDrafts, draft: Draft, clock: Clock
) -> None:
    for _ in range(3):
        mail_link(drafts, drafts.kept[ID], MAIL, clock(), LATER)
        clock.at += AGAIN_AFTER / 4
    assert len(drafts.mailed) == 1
    clock.at += AGAIN_AFTER
    mail_link(drafts, drafts.kept[ID], MAIL, clock(), LATER)
    assert len({message.id for message in drafts.mailed}) == 2


def test_two_presses_at_the_same_moment_are_one_message(drafts: InMemoryDrafts, draft: Draft) -> None:
    mail_link(drafts, draft, MAIL, NOW, LATER)
    mail_link(drafts, draft, MAIL, NOW + timedelta(seconds=1), LATER)
    assert len({(message.id, message.not_before) for message in drafts.mailed}) == 1


def test_another_address_gets_its_link_at_once(drafts: InMemoryDrafts, draft: Draft) -> None:
    mail_link(drafts, draft, "wrong@klant.example", NOW, LATER)
    mail_link(drafts, drafts.kept[ID], MAIL, NOW, LATER)
    assert len(drafts.mailed) == 2
    assert drafts.kept[ID].answers["saved"]["mail"] == MAIL


def test_a_draft_that_is_sent_between_keeping_and_mailing_is_not_mailed(
    drafts: InMemoryDrafts, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(*_: object) -> None:
        drafts.close(ID, "MA-234C-FGH")
        raise Conflict("the draft is not open")

    monkeypatch.setattr(drafts, "send_link", too_late)
    with pytest.raises(AlreadySent):
        mail_link(drafts, draft, MAIL, NOW, LATER)


def test_a_draft_that_is_being_written_at_that_moment_is_not_called_gone(
    drafts: InMemoryDrafts, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise Conflict("another transaction holds the draft")

    monkeypatch.setattr(drafts, "send_link", held)
    with pytest.raises(Unavailable):
        mail_link(drafts, draft, MAIL, NOW, LATER)
