"""The restore drill: tables as they were at a moment, the messenger starts again, and nobody hears anything twice."""

import io
from dataclasses import replace
from datetime import time, timedelta
from itertools import count
from pathlib import Path

import pytest

from functions.messenger.main import handle as messenger
from functions.messenger.main import sweeping
from functions.nightly.main import handle as nightly
from portal.bootstrap.chance import new_id
from portal.bootstrap.messenger import for_messenger
from portal.bootstrap.nightly import for_nightly
from portal.bootstrap.upkeep import for_putting_back, for_repair
from portal.cli import main
from portal.domain.application import Application
from portal.domain.calendar import instant
from portal.local.bucket import Bucket
from portal.local.engine import Engine, running_engine
from portal.local.place import REGION, Place
from portal.services.deliver_messages import Round
from portal.services.drafts import begin, mail_link
from portal.services.ports import Commit
from portal.services.put_back import PROBLEM, Plan, plan, put_back, told
from portal.services.rebuild import rebuild_all, summary
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.tables import Tables, connect, create
from tests.builders import BRAND, NOW, a_reference, released, soft, some_settings
from tests.fakes import Clock
from tests.services.post import Postman
from tests.store.commits import a_report, a_submission, all_items

pytestmark = pytest.mark.long

T = instant(NOW.date(), time(22))
"""The moment that is restored: in the evening, so that news waits for the morning."""
MORNING = instant(NOW.date() + timedelta(days=1), time(8))
THEN = "then"
numbers = count(1)


class Administration:
    """One brand on the engine, a post office that keeps what it takes, and a copy of the tables as they were at T."""

    def __init__(self, engine: Engine) -> None:
        self.clock, self.postman = Clock(T), Postman()
        self.settings = some_settings(engine.endpoint, stage=f"drill{next(numbers)}", mailbox=Path("unused"))
        self.prefix, self.endpoint = self.settings.table_prefix, engine.endpoint
        self.tables, self.then = self.made(self.prefix), self.made(f"{THEN}-{self.prefix}")
        portal = replace(for_messenger(self.settings, self.clock), transport=self.postman)
        self.needs = sweeping(portal)
        self.night = for_nightly(self.settings, self.clock)
        Bucket(self.settings.bucket, REGION, engine.endpoint, "local", "local").create()
        self.applications, self.drafts = ApplicationStore(self.tables), DraftStore(self.tables, self.clock)

    def made(self, prefix: str) -> Tables:
        tables = connect(prefix, REGION, self.endpoint)
        create(tables)
        return tables

    def sweep(self) -> Round:
        return messenger({"task": "sweep"}, self.needs)

    def submit(self, number: int) -> Application:
        commit = a_submission(a_reference(number))
        self.applications.commit(commit)
        return commit.state

    def is_now_then(self) -> None:
        """What point-in-time recovery makes: all tables as they are now, under another prefix."""
        for now, then in zip(self.tables.all, self.then.all, strict=True):
            for item in now.scan():
                then(**item.attribute_values).save()

    def goes_back(self) -> Plan:
        moments = for_putting_back(self.prefix, f"{THEN}-{self.prefix}", REGION, self.endpoint)
        planned = plan(moments, self.clock())
        put_back(moments, planned, self.clock())
        return planned

    def later(self) -> int:
        """Days go by and the messenger runs; how many messages leave."""
        sent = 0
        for _ in range(50):
            self.clock.pass_(hours=1)
            sent += self.sweep().sent
        return sent


@pytest.fixture
def there(engine: Engine) -> Administration:
    return Administration(engine)


@pytest.fixture
def after_t(there: Administration) -> Administration:
    """At T one application has news that waits and one its confirmation; the day after, both were sent."""
    first = there.submit(1)
    there.sweep()
    there.applications.commit(at_night(a_report(first, released())))
    there.submit(2)
    there.is_now_then()
    there.sweep()
    there.clock.at = MORNING + timedelta(hours=1)
    there.sweep()
    return there


def at_night(commit: Commit) -> Commit:
    return replace(commit, messages=tuple(replace(message, not_before=MORNING) for message in commit.messages))


def test_what_was_sent_since_is_not_sent_again(after_t: Administration) -> None:
    before = list(after_t.postman.ids)
    assert len(before) == 3
    planned = after_t.goes_back()
    assert len(planned.of("sent before")) == 2
    assert after_t.later() == 0
    assert after_t.postman.ids == before


def test_the_data_is_as_it_was_and_the_logs_add_up(after_t: Administration) -> None:
    as_it_was = {table: sorted(map(str, items)) for table, items in all_items(after_t.then).items()}
    state = after_t.applications.load(a_reference(1))
    assert state is not None
    after_t.applications.commit(a_report(state, soft()))
    after_t.tables.applications(f"APP#{a_reference(2)}", "SNAP", body="{").save()
    after_t.goes_back()
    stands = all_items(after_t.tables)
    stands["applications"] = [item for item in stands["applications"] if not item["sk"].startswith("MSG#")]
    assert sorted(map(str, stands["drafts"])) == as_it_was["drafts"]
    assert sorted(map(str, stands["work"])) == as_it_was["work"]
    assert set(map(str, stands["applications"])) <= set(as_it_was["applications"])
    right, lines = summary(rebuild_all(for_repair(after_t.prefix, REGION, after_t.endpoint), mend=False))
    assert right, lines


def test_news_of_after_that_moment_is_never_sent(after_t: Administration) -> None:
    """Its event is gone: it would tell of something that, here, did not happen."""
    state = after_t.applications.load(a_reference(1))
    assert state is not None
    after_t.applications.commit(a_report(state, soft()))
    after_t.goes_back()
    assert after_t.later() == 0


def test_news_that_is_reported_again_is_told(after_t: Administration) -> None:
    """Silence could hide a date: whoever heard it before hears it twice (decision 0014)."""
    after_t.goes_back()
    state = after_t.applications.load(a_reference(1))
    assert state is not None
    after_t.applications.commit(a_report(state, soft()))
    assert after_t.later() == 1


def test_what_waits_for_later_still_leaves_once(there: Administration) -> None:
    state = there.submit(1)
    there.sweep()
    there.applications.commit(at_night(a_report(state, released())))
    there.is_now_then()
    there.clock.pass_(hours=1)
    assert len(there.goes_back().of("waits")) == 1
    assert there.later() == 1


def test_what_was_put_off_since_still_leaves_once(there: Administration) -> None:
    there.submit(1)
    there.is_now_then()
    (message,) = there.needs.delivering.outbox.due(T, 10)
    there.needs.delivering.outbox.later(message, T + timedelta(minutes=5), "no answer")
    there.clock.pass_(hours=1)
    assert len(there.goes_back().of("waits")) == 1
    assert there.later() == 1


def test_a_link_to_a_draft_leaves_no_trace_when_sent_and_is_looked_at(there: Administration) -> None:
    draft = begin(there.drafts, new_id, "nl", {}, T + timedelta(days=9))
    mail_link(there.drafts, draft, "sanne@klant.example", T, draft.expires_at)
    there.is_now_then()
    there.sweep()
    there.clock.pass_(minutes=5)
    assert len(there.goes_back().of("looked at")) == 1
    assert there.later() == 0
    (parked,) = there.tables.outbox.scan()
    assert (parked.pk, parked.problem) == ("PARKED", PROBLEM)


def test_where_the_tables_themselves_are_lost_nothing_due_is_sent(after_t: Administration) -> None:
    for model in after_t.tables.all:
        for item in model.scan():
            item.delete()
    planned = after_t.goes_back()
    assert len(planned.of("looked at")) == 2
    assert after_t.later() == 0
    assert after_t.applications.load(a_reference(2)) is not None


def test_applications_that_go_are_told(after_t: Administration) -> None:
    after_t.submit(3)
    after_t.sweep()
    planned = after_t.goes_back()
    assert planned.lost == (a_reference(3),)
    assert f"  {a_reference(3)}" in told(planned)
    assert all(a_reference(3) not in str(item) for items in all_items(after_t.tables).values() for item in items)


def test_whose_term_ended_since_stays_gone(there: Administration) -> None:
    """What retention removed comes back with the tables, is readable for nobody, and goes with the next night."""
    draft = begin(there.drafts, new_id, "nl", {"who": {"name": "Sanne"}}, T + timedelta(hours=1))
    there.is_now_then()
    there.clock.pass_(hours=2)
    assert nightly({"task": "night"}, there.night) == 1
    there.goes_back()
    assert there.drafts.load(draft.id) is None
    assert nightly({"task": "night"}, there.night) == 1
    assert list(there.tables.drafts.scan()) == []


def test_doing_it_again_changes_nothing(after_t: Administration) -> None:
    after_t.goes_back()
    before = all_items(after_t.tables)
    after_t.goes_back()
    assert all_items(after_t.tables) == before


def test_an_operator_does_it_with_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_engine(Place(BRAND, tmp_path, 0).engine) as engine:
        now, then = (connect(prefix, REGION, engine.endpoint) for prefix in (f"local-{BRAND}", f"then-{BRAND}"))
        create(now)
        create(then)
        ApplicationStore(now).commit(a_submission())
    monkeypatch.setattr("builtins.input", lambda _: "no")
    assert main(("put-back", f"then-{BRAND}", "--data", str(tmp_path))) == 1
    assert main(("put-back", f"then-{BRAND}", "--data", str(tmp_path), "--yes")) == 0
    assert f"1 applications came in since then and go; their customers had mail about them:\n  {a_reference()}" in (
        capsys.readouterr().out
    )
    assert main(("events", a_reference(), "--data", str(tmp_path))) == 1


def test_what_left_is_in_the_journal_too(there: Administration, journal: io.StringIO) -> None:
    """Every message that was tried is a line of the journal: what is known where all tables are lost."""
    there.submit(1)
    there.sweep()
    assert f"message {a_reference(1)}.1.confirmation: sent" in journal.getvalue()
