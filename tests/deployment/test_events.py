"""The event functions' zips under the runtime client: they do their work, and raise on what they don't know."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import count

import pytest

from portal.bootstrap.clock import machine_clock
from portal.services.draft_ports import Draft
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.tables import Tables, connect
from tests.builders import NOW, a_reference
from tests.deployment.lambdas import running_zips
from tests.deployment.stub_aws import Service, a_service
from tests.deployment.under_client import Failed, UnderClient
from tests.figures.bench import Bench, bench
from tests.store.commits import a_submission

pytestmark = pytest.mark.long

STREAM = {"Records": [{"eventSource": "aws:dynamodb", "eventName": "INSERT", "dynamodb": {"Keys": {}}}]}
numbers = count(1)
UNKNOWN: Mapping[str, object] = {
    "nothing": {},
    "no records": {"Records": []},
    "another source": {"Records": [{"eventSource": "aws:s3"}]},
    "sources that are mixed": {"Records": [*STREAM["Records"], {"eventSource": "aws:s3"}]},
    "another task": {"task": "something"},
    "Zappa's command": {"command": "os.getcwd"},
    "Zappa's raw Python": {"raw_command": "raise SystemExit"},
    "a request": {"version": "2.0", "requestContext": {"http": {"method": "GET"}}},
}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench(tmp_path_factory.mktemp("bench"), durable=False) as running:
        yield running


@pytest.fixture(scope="module")
def tables(there: Bench) -> Tables:
    return connect(there.settings.table_prefix, there.settings.region, there.settings.dynamodb_endpoint)


@pytest.fixture(scope="module")
def ses() -> Iterator[Service]:
    with a_service((200, b'{"MessageId": "m1"}')) as service:
        yield service


@pytest.fixture(scope="module")
def running(
    there: Bench, ses: Service, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, UnderClient]]:
    """The clock goes ahead, to when the applications were sent."""
    folder = tmp_path_factory.mktemp("zips")
    (folder / "clock").write_text(str((NOW - machine_clock()).total_seconds() + 60))
    more = {"AWS_ENDPOINT_URL_SESV2": ses.url, "PORTAL_CLOCK_FILE": str(folder / "clock")}
    with running_zips(there, ("messenger", "nightly"), folder, more) as functions:
        yield functions


@pytest.mark.parametrize("event", [STREAM, {"task": "sweep"}], ids=["stream", "sweep"])
def test_what_is_due_leaves_through_ses(
    running: Mapping[str, UnderClient], tables: Tables, ses: Service, event: Mapping[str, object]
) -> None:
    ApplicationStore(tables).commit(a_submission(a_reference(next(numbers))))
    before = len(ses.asked)
    assert running["messenger"].invoke(event) == {"batchItemFailures": [], "sent": 1, "later": 0, "parked": 0}
    _, mail = ses.asked[before]
    assert mail["Destination"]["ToAddresses"] == ["sanne@klant.example"]
    assert running["messenger"].invoke(event)["sent"] == 0


def test_expired_drafts_go_at_night(running: Mapping[str, UnderClient], tables: Tables) -> None:
    drafts = DraftStore(tables, lambda: NOW)
    drafts.start(Draft("old", "nl", {}, NOW - timedelta(days=1)))
    drafts.start(Draft("new", "nl", {}, NOW + timedelta(days=1)))
    assert running["nightly"].invoke({"task": "night"}) == {"removed": 1}
    assert [item.pk for item in tables.drafts.scan()] == ["new"]


@pytest.mark.parametrize("function", ["messenger", "nightly"])
@pytest.mark.parametrize("event", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_event_is_raised(running: Mapping[str, UnderClient], function: str, event: object) -> None:
    """So that it is tried again and reaches the queue of failures."""
    with pytest.raises(Failed) as failed:
        running[function].invoke(event)
    assert failed.value.kind == "UnknownEvent"


def test_each_knows_its_own_schedule_only(running: Mapping[str, UnderClient]) -> None:
    for function, task in {"messenger": "night", "nightly": "sweep"}.items():
        with pytest.raises(Failed):
            running[function].invoke({"task": task})
