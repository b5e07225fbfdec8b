"""Questions that belong to no application, on the engine: once, on the list while they wait, forgotten in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.enquiries import Enquiry, Reply, answered, message_of
from portal.services.ports import Conflict
from portal.store.enquiries import EnquiryStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import NOW
from tests.fakes import Clock

LATER = NOW + timedelta(days=90)


def an_enquiry(id: str, **changed: object) -> Enquiry:
    usual = Enquiry(id, NOW, NOW + timedelta(hours=8), "nl", "page", "Hoe dan?", mail="sanne@klant.example")
    return replace(usual, **changed)  # type: ignore[arg-type]


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def store(tables: Tables, clock: Clock) -> EnquiryStore:
    return EnquiryStore(tables, clock)


def test_the_most_urgent_stands_first(store: EnquiryStore) -> None:
    store.add(an_enquiry("later", due=NOW + timedelta(days=2)), LATER)
    store.add(an_enquiry("sooner"), LATER)
    assert [enquiry.id for enquiry in store.waiting()] == ["sooner", "later"]


def test_the_same_question_is_kept_once(store: EnquiryStore) -> None:
    store.add(an_enquiry("once"), LATER)
    with pytest.raises(Conflict):
        store.add(an_enquiry("once", due=NOW + timedelta(days=3)), LATER)
    assert len(store.waiting()) == 1


def test_an_answer_takes_it_off_the_list_and_puts_its_mail_in_the_outbox(tables: Tables, store: EnquiryStore) -> None:
    before = an_enquiry("asked")
    store.add(before, LATER)
    after = answered(before, Reply(NOW, "Kim", "Zo dus.", by_mail=True))
    store.change(before, after, LATER, message_of(after))
    assert store.waiting() == ()
    assert store.find("asked") == after
    assert [message.subject for message in OutboxStore(tables).due(NOW, 10)] == ["asked"]


def test_two_who_answer_at_once_answer_once(store: EnquiryStore) -> None:
    before = an_enquiry("both")
    store.add(before, LATER)
    first, second = (answered(before, Reply(NOW, who, "Zo.", by_mail=False)) for who in ("Kim", "Bo"))
    store.change(before, first, LATER, None)
    with pytest.raises(Conflict):
        store.change(before, second, LATER, None)
    assert store.find("both") == first


def test_what_is_no_longer_kept_is_not_found(store: EnquiryStore, clock: Clock) -> None:
    store.add(an_enquiry("old"), LATER)
    clock.pass_(days=90)
    assert store.find("old") is None
    assert store.waiting() == ()


def test_nothing_personal_stands_on_the_list(tables: Tables, store: EnquiryStore) -> None:
    store.add(an_enquiry("private"), LATER)
    assert not [item for item in tables.work.query("ENQUIRIES") if "sanne" in str(item.serialize())]
