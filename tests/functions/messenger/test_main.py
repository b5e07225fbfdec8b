"""From a commit to a mail in a mailbox, on a running engine and with the real templates."""

import mailbox
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, time, timedelta
from email.message import Message as Email
from pathlib import Path

import pytest

from functions.messenger.main import handle, sweeping
from portal.bootstrap.messenger import Messenger, for_messenger
from portal.domain.application import Application
from portal.domain.calendar import instant
from portal.domain.links import derive
from portal.domain.planning import decide
from portal.domain.reports import Command
from portal.local.engine import Engine
from portal.local.processes import free_port
from portal.services.changes import changes
from portal.services.deliver_messages import HELD, Round
from portal.services.occasion import Unforeseen, UnknownEvent
from portal.services.ports import Unavailable
from portal.store.tables import Tables
from tests.builders import KEYS, NOW, a_definition, a_reference, completed, hard, released, soft, some_settings
from tests.store.commits import a_report, a_submission
from tests.tables import emptied, fresh_tables

SWEEP = {"task": "sweep"}
EVENING, NEXT_MORNING = instant(NOW.date(), time(22)), instant(NOW.date() + timedelta(days=1), time(8))


class Killed(BaseException):
    """The process ended here."""


class Office:
    """A messenger with a clock that a test may move, and the mailbox it fills."""

    def __init__(self, portal: Messenger, box: Path) -> None:
        self.box, self.now = box, NOW
        self.portal = replace(portal, now=lambda: self.now)
        self.needs = sweeping(self.portal)

    def sweep(self) -> Round:
        return handle(SWEEP, self.needs)

    def submit(self, number: int = 0) -> Application:
        commit = a_submission(a_reference(number))
        self.portal.applications.commit(commit)
        return commit.state

    def report(self, state: Application, command: Command, at: datetime) -> Application:
        events = decide(state, command, state.contractor, a_definition(), at)
        commit = changes(state, events, a_definition())
        self.portal.applications.commit(commit)
        return commit.state

    @property
    def mails(self) -> list[Email]:
        return list(mailbox.Maildir(self.box)) if (self.box / "new").exists() else []

    @property
    def subjects(self) -> list[str]:
        return sorted(str(mail["Subject"]) for mail in self.mails)


@pytest.fixture(scope="module")
def shared(engine: Engine) -> Tables:
    return fresh_tables(engine)


@pytest.fixture
def office(shared: Tables, engine: Engine, tmp_path: Path) -> Office:
    emptied(shared)
    stage = shared.outbox.Meta.table_name.partition("-")[0]
    return Office(for_messenger(some_settings(engine.endpoint, stage=stage, mailbox=tmp_path)), tmp_path)


def text_of(mail: Email) -> str:
    parts = {part.get_content_type(): part for part in mail.walk()}
    return bytes(parts["text/plain"].get_payload(decode=True)).decode()


def test_an_application_gets_its_confirmation_at_once(office: Office) -> None:
    state = office.submit()
    assert office.sweep() == Round(sent=1)
    (mail,) = office.mails
    assert mail["Subject"] == f"Uw aanvraag {state.reference} is ontvangen"
    link = f"http://localhost/volgen/{state.reference}/{derive(KEYS, 'follow', state.reference, 'f1', 1)}"
    assert link in text_of(mail)


def test_a_second_sweep_sends_nothing_more(office: Office) -> None:
    office.submit()
    assert [office.sweep(), office.sweep()] == [Round(sent=1), Round()]


def test_no_link_and_no_address_stands_in_the_outbox(office: Office, shared: Tables) -> None:
    state = office.submit()
    (waiting,) = list(shared.outbox.scan())
    assert derive(KEYS, "follow", state.reference, "f1", 1) not in waiting.body
    assert "@" not in waiting.body


def test_what_became_of_it_is_seen_on_the_application(office: Office, shared: Tables) -> None:
    state = office.submit()
    office.sweep()
    items = shared.applications
    (delivery,) = list(items.query(f"APP#{state.reference}", items.sk.startswith("MSG#")))
    assert '"state":"handed_over"' in str(delivery.body)


def test_news_of_the_evening_waits_for_the_morning(office: Office) -> None:
    state = office.submit()
    office.sweep()
    office.now = EVENING
    office.report(state, released(), EVENING)
    assert office.sweep() == Round()
    office.now = NEXT_MORNING - timedelta(seconds=1)
    assert office.sweep() == Round()
    office.now = NEXT_MORNING
    assert office.sweep() == Round(sent=1)


def test_the_survey_leaves_within_a_minute_of_the_last_completion(office: Office) -> None:
    state = office.submit()
    for command in (released(), soft(), hard(), *completed()):
        state = office.report(state, command, NOW)
    office.now = NOW + timedelta(minutes=1)
    office.sweep()
    assert "Het werk is klaar. Welk cijfer geeft u ons?" in office.subjects


def test_a_kill_between_sending_and_marking_sends_again_with_the_same_id(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.submit()

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(office.portal.outbox, "sent", kill)
        with pytest.raises(Killed):
            office.sweep()
    assert office.sweep() == Round()
    office.now = NOW + HELD + timedelta(seconds=1)
    assert office.sweep() == Round(sent=1)
    assert len(office.mails) == 2
    assert len({mail["Message-ID"] for mail in office.mails}) == 1


def test_eight_messengers_at_once_send_each_mail_once(office: Office) -> None:
    for number in range(20):
        office.submit(number)
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: office.sweep(), range(8)))
    assert sum(swept.sent for swept in rounds) == len(office.mails) == 20
    assert len(set(office.subjects)) == 20


def test_a_message_that_can_not_be_made_does_not_hold_up_the_others(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisoned, sound = office.submit(1), office.submit(2)
    load = office.portal.applications.load

    def broken(reference: str) -> Application | None:
        if reference == poisoned.reference:
            raise ZeroDivisionError
        return load(reference)

    monkeypatch.setattr(office.portal.applications, "load", broken)
    assert office.sweep() == Round(sent=1, later=1)
    assert sound.reference in office.subjects[0]


def test_for_an_erased_customer_nothing_is_sent_and_nothing_comes_back(office: Office, shared: Tables) -> None:
    office.submit()
    for item in shared.applications.scan():
        item.delete()
    assert office.sweep() == Round()
    assert office.mails == []
    assert [list(model.scan()) for model in (shared.applications, shared.outbox)] == [[], []]


@pytest.mark.parametrize("source", ["aws:dynamodb", "aws:sqs"])
def test_the_stream_wakes_it_too(office: Office, source: str) -> None:
    office.submit()
    assert handle({"Records": [{"eventSource": source}]}, office.needs) == Round(sent=1)


def test_what_is_put_back_into_its_own_queue_only_wakes_it(office: Office) -> None:
    office.submit()
    record = {"eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:x:1:messages", "body": "moved back by hand"}
    assert handle({"Records": [record]}, office.needs) == Round(sent=1)


def test_a_notice_that_cannot_be_read_goes_back_to_the_queue_of_notices(office: Office) -> None:
    record = {"eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:x:1:portal-bounces", "body": "no notice"}
    with pytest.raises(Unforeseen):
        handle({"Records": [record]}, office.needs)


def test_the_stream_may_come_twice_late_or_in_any_order(office: Office) -> None:
    """The outbox says what is due, not the event: so nothing depends on which record came when."""
    office.report(office.submit(1), released(), NOW)
    office.now = NOW + timedelta(minutes=5)
    records: dict[str, list[dict[str, str]]] = {"Records": [{"eventSource": "aws:dynamodb", "eventID": "old"}] * 3}
    for _ in range(3):
        handle(records, office.needs)
    assert len(office.mails) == 2


@pytest.mark.parametrize(
    "event", [{}, {"task": "night"}, {"Records": []}, {"Records": [{"eventSource": "aws:s3"}]}, {"Records": [{}]}]
)
def test_what_it_does_not_know_it_refuses(office: Office, event: dict[str, object]) -> None:
    with pytest.raises(UnknownEvent):
        handle(event, office.needs)


def test_an_engine_that_is_away_is_told_to_who_woke_it(tmp_path: Path) -> None:
    settings = some_settings(f"http://127.0.0.1:{free_port()}", mailbox=tmp_path)
    with pytest.raises(Unavailable):
        handle(SWEEP, sweeping(for_messenger(settings)))


def test_several_reports_in_one_night_leave_one_truth(office: Office, next_moment: Callable[[], datetime]) -> None:
    """Every mail that leaves in the morning says what stands then."""
    state = office.submit()
    office.sweep()
    for command in (released(), soft(), hard()):
        state = office.report(state, command, next_moment())
    office.now = NEXT_MORNING
    office.sweep()
    (told,) = [text_of(mail) for mail in office.mails if "3 berichten" in str(mail["Subject"])]
    assert "Voorlopig" not in told
    assert "Afgesproken: dinsdag 6 april 2027" in told


@pytest.fixture
def next_moment() -> Callable[[], datetime]:
    moments = iter(EVENING + timedelta(minutes=minute) for minute in range(60))
    return lambda: next(moments)


def test_reports_in_one_commit_lead_to_one_mail_that_holds_each(office: Office) -> None:
    state = office.submit()
    commit = a_report(state, released(), soft())
    office.portal.applications.commit(commit)
    office.now = NOW + timedelta(minutes=5)
    office.sweep()
    names = [message.name for message in commit.messages]
    assert sorted(names) == ["released", "soft_date"]
    assert len(office.mails) == 2
    (together,) = [text_of(mail) for mail in office.mails if "2 berichten" in str(mail["Subject"])]
    assert "heeft de opdracht voor uw aansluiting gekregen" in together
    assert "Voorlopig: week 14" in together
    gone = office.portal.applications.deliveries(state.reference)
    assert {one.message for one in gone} >= {message.id for message in commit.messages}
