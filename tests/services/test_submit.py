import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from portal.domain.answers import Answers
from portal.domain.links import mail_hash, pavement, postcode_hash
from portal.domain.submission import NotDeliverable
from portal.local.engine import Engine
from portal.services.draft_ports import Draft
from portal.services.drafts import DraftGone
from portal.services.ports import Conflict, Unavailable
from portal.services.submit import DOCUMENTS, Submission, submit
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.lookup import LookupStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import NOW, a_definition, a_document, a_person, answers
from tests.requests import answers_lost, counted, throttled
from tests.tables import emptied, fresh_tables

ROUNDS = 100
AT_ONCE = 8
SECRET = b"lookup"


def counting() -> Callable[[int], int]:
    """Draws that give another reference each time."""
    draws = (digit for number in count(1) for digit in (number // 30**place % 30 for place in range(6)))
    return lambda below: next(draws) % below


@dataclass
class Desk:
    """Where applications come in, on a real engine."""

    tables: Tables
    below: Callable[[int], int]

    def __post_init__(self) -> None:
        self.applications = ApplicationStore(self.tables)
        self.drafts = DraftStore(self.tables, lambda: NOW)
        self.outbox = OutboxStore(self.tables)

    def start(self, draft: str = "d1", expires_at: datetime = NOW + timedelta(days=1)) -> None:
        self.drafts.start(Draft(draft, "nl", {}, expires_at))

    def send(self, draft: str = "d1", given: Answers | None = None) -> str:
        needs = Submission(self.applications, self.drafts, a_definition(), SECRET, self.below)
        return submit(needs, draft, given or answers(), NOW)

    @property
    def references(self) -> list[str]:
        """Of all applications that stand in the table."""
        snapshots = self.tables.applications.scan(self.tables.applications.sk == "SNAP")
        return [item.pk.removeprefix("APP#") for item in snapshots]

    @property
    def mails(self) -> list[str]:
        return [message.subject for message in self.outbox.due(NOW, 1000)]


@pytest.fixture(scope="module")
def shared_tables(engine: Engine) -> Tables:
    return fresh_tables(engine)


@pytest.fixture
def desk(shared_tables: Tables) -> Desk:
    return Desk(emptied(shared_tables), counting())


def test_sending_makes_an_application_with_its_person_and_mail(desk: Desk) -> None:
    desk.start()
    reference = desk.send()
    assert desk.references == desk.mails == [reference]
    assert desk.applications.person(reference) == a_person()


def test_sending_is_one_request(desk: Desk) -> None:
    desk.start()
    with counted(desk.tables) as sent:
        desk.send()
    assert sent == ["TransactWriteItems"]


def test_sending_twice_gives_the_same_reference(desk: Desk) -> None:
    desk.start()
    assert desk.send() == desk.send()
    assert len(desk.references) == len(desk.mails) == 1


def test_other_answers_under_the_same_draft_change_nothing(desk: Desk) -> None:
    desk.start()
    reference = desk.send()
    assert desk.send(given=answers("gas", kind="move")) == reference
    state = desk.applications.load(reference)
    assert state is not None
    assert [order.discipline for order in state.orders] == ["electricity", "water"]


@pytest.mark.long
def test_eight_at_once_make_one_application_a_hundred_times(desk: Desk) -> None:
    drafts = [f"d{number}" for number in range(ROUNDS)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for draft in drafts:
            desk.start(draft)
            told = set(pool.map(desk.send, [draft] * AT_ONCE))
            assert len(told) == 1
    assert len(desk.references) == ROUNDS
    assert sorted(desk.mails) == sorted(desk.references)


def test_two_drafts_make_two_applications(desk: Desk) -> None:
    desk.start("d1")
    desk.start("d2")
    assert desk.send("d1") != desk.send("d2")
    assert len(desk.references) == 2


def test_a_reference_that_is_taken_is_drawn_again(desk: Desk) -> None:
    desk.start("d1")
    taken = desk.send("d1")
    desk.below = counting()
    desk.start("d2")
    other = desk.send("d2")
    assert other != taken
    assert sorted(desk.references) == sorted([taken, other])


def test_an_answer_lost_on_its_way_is_read_back(desk: Desk) -> None:
    desk.start()
    with answers_lost(desk.tables, "TransactWriteItems", 1) as lost:
        reference = desk.send()
    assert len(lost) == 1
    assert desk.references == desk.mails == [reference]


def test_all_answers_lost_on_their_way_are_read_back(desk: Desk) -> None:
    desk.start()
    with answers_lost(desk.tables, "TransactWriteItems", 1000):
        reference = desk.send()
    assert desk.references == desk.mails == [reference]


def test_an_engine_that_refuses_for_load_leaves_nothing_behind(desk: Desk) -> None:
    desk.start()
    with throttled(desk.tables, 1000), pytest.raises(Unavailable):
        desk.send()
    assert desk.references == desk.mails == []
    assert len({desk.send(), desk.send()}) == 1


def test_an_expired_draft_can_not_be_sent(desk: Desk) -> None:
    desk.start(expires_at=NOW)
    with pytest.raises(DraftGone):
        desk.send()
    assert desk.references == []


def test_an_unknown_draft_can_not_be_sent(desk: Desk) -> None:
    with pytest.raises(DraftGone):
        desk.send("nobody's")
    assert desk.references == []


def test_what_can_not_be_had_is_refused_before_anything_is_written(desk: Desk) -> None:
    desk.start()
    elsewhere = a_person(address=replace(a_person().address, postcode="0000 AA"))
    with pytest.raises(NotDeliverable):
        desk.send(given=answers(person=elsewhere))
    assert desk.references == []


def test_the_reference_stays_with_the_draft_for_as_long_as_a_draft_is_kept(desk: Desk) -> None:
    desk.start()
    reference = desk.send()
    draft = desk.drafts.load("d1")
    assert draft is not None
    assert draft.reference == reference
    assert draft.expires_at == NOW + timedelta(days=a_definition().brand.draft_days)


def test_the_application_is_found_by_the_mail_address(desk: Desk) -> None:
    desk.start()
    reference = desk.send(given=answers(person=a_person(mail="Sanne@Klant.example")))
    lookup = LookupStore(desk.tables)
    assert lookup.references(mail_hash(SECRET, "sanne@klant.example ")) == {reference}


def test_the_application_is_found_by_its_postcode(desk: Desk) -> None:
    desk.start()
    reference = desk.send()
    assert LookupStore(desk.tables).at_postcode(postcode_hash(SECRET, "6811ab")) == {reference}


def test_without_a_mail_address_nothing_is_looked_up_by_it(desk: Desk) -> None:
    desk.start()
    desk.send(given=answers(person=a_person(mail="", channel="letter")))
    assert [item.pk.partition("#")[0] for item in desk.tables.lookup.scan()] == ["POST"]


def test_which_drawings_came_along_is_kept_apart(desk: Desk) -> None:
    desk.start()
    reference = desk.send(given=answers(documents=(a_document(name="tekening van Sanne.pdf"),)))
    kept = json.loads(desk.applications.text(reference, DOCUMENTS) or "")
    assert [document["name"] for document in kept] == ["tekening van Sanne.pdf"]
    assert desk.applications.log(reference)[0].documents == 1  # type: ignore[union-attr]


def test_a_store_that_keeps_conflicting_ends_in_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object) -> None:
        raise Conflict("always")

    desk.start()
    monkeypatch.setattr(desk.applications, "commit", taken)
    with pytest.raises(Unavailable, match="could not be sent in 3 tries"):
        desk.send()


def test_applications_of_one_postcode_share_a_pavement_and_nothing_tells_which(desk: Desk) -> None:
    for draft in ("d1", "d2"):
        desk.start(draft)
    states = [desk.applications.load(desk.send(draft)) for draft in ("d1", "d2")]
    (shared,) = {state.pavement for state in states if state}
    assert shared == pavement(SECRET, a_person().address.postcode)
