"""Each function's zip as it is deployed, under AWS's own runtime client: its pages are those of the run here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from tests.deployment import lambdas
from tests.deployment.api_gateway import an_event
from tests.deployment.lambdas import FROM_CDN, ORIGIN, comparable, front, running_zips
from tests.deployment.under_client import Failed, UnderClient
from tests.figures.bench import Bench, bench
from tests.figures.browsers import Answer, Inside, Line
from tests.figures.journey import journey

pytestmark = pytest.mark.long

HTTP = ("apply", "track", "survey", "planning_api")
RUNS_PYTHON = "open('ran', 'w')"
FOREIGN: Mapping[str, object] = {
    "Zappa's command": {"command": "os.getcwd"},
    "Zappa's raw Python": {"raw_command": RUNS_PYTHON},
    "a management command": {"manage": "shell"},
    "a keep-warm rule": {"detail-type": "Scheduled Event", "resources": ["rule/x-handler.keep_warm_callback"]},
    "a REST API": {"version": "1.0", "httpMethod": "GET", "path": "/gezond", "headers": {}},
    "S3": {"Records": [{"s3": {"configurationId": "a:os.getcwd"}}]},
    "SNS with a command": {"Records": [{"Sns": {"Message": '{"command": "os.getcwd"}'}}]},
    "DynamoDB": {"Records": [{"eventSource": "aws:dynamodb"}]},
    "a web socket": {"requestContext": {"eventType": "CONNECT"}},
    "an HTTP API without a request": {"version": "2.0", "requestContext": {}},
    "a list": [],
    "nothing": None,
}


@dataclass
class Compared:
    """A line to the functions that also asks the run here for every page, and holds the two against each other."""

    far: Line
    here: Line
    pages: int = 0
    differences: list[str] = field(default_factory=list)

    def __call__(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        answer = self.far(method, path, body, headers)
        if method == "GET":
            self.pages += 1
            if comparable(answer) != comparable(self.here(method, path, body, headers)):
                self.differences.append(path)
        return answer


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with lambdas.keys_of_a_role(), bench(tmp_path_factory.mktemp("bench"), durable=False) as running:
        yield running


@pytest.fixture(scope="module")
def running(there: Bench, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, UnderClient]]:
    with running_zips(there, HTTP, tmp_path_factory.mktemp("zips")) as functions:
        yield functions


def test_every_page_of_the_journey_is_that_of_the_run_here(there: Bench, running: Mapping[str, UnderClient]) -> None:
    """From the empty form to the answered survey; planning events by key in between."""
    line = Compared(Inside(front(running)), there.inside())
    visitor = there.visitor(line)
    for act in journey(there.today):
        act.do(visitor)
    assert line.differences == []
    assert line.pages > 20


@pytest.mark.parametrize("function", HTTP)
@pytest.mark.parametrize("sender", FOREIGN)
def test_nobody_but_the_http_api_is_answered(running: Mapping[str, UnderClient], function: str, sender: str) -> None:
    with pytest.raises(Failed, match="answers requests of an HTTP API") as failed:
        running[function].invoke(FOREIGN[sender])
    assert failed.value.kind == "ForeignEvent"


@pytest.mark.parametrize("shown", [{}, {"x-origin-secret": ""}, {"x-origin-secret": f"{ORIGIN}0"}])
def test_past_the_cdn_the_door_is_closed(running: Mapping[str, UnderClient], shown: dict[str, str]) -> None:
    answer = running["track"].invoke(an_event(path="/gezond", headers=shown))
    assert answer["statusCode"] == 403
    assert "set-cookie" not in answer["headers"]


def counted(there: Bench) -> int:
    """How many visitors are counted at this moment."""
    from portal.store.tables import connect

    tables = connect(there.settings.table_prefix, there.settings.region, there.settings.dynamodb_endpoint)
    return sum(1 for item in tables.lookup.scan() if item.pk.startswith("LIMIT#"))


def test_a_forged_address_is_no_way_round_a_limit(there: Bench, running: Mapping[str, UnderClient]) -> None:
    def guess(viewer: str, forwarded: str) -> None:
        forged = {"cloudfront-viewer-address": f"203.0.113.{len(forwarded)}:443", "x-forwarded-for": forwarded}
        headers = {**FROM_CDN, **forged, "x-viewer-address": viewer}
        assert running["survey"].invoke(an_event(path="/ktv/MA-0000-0000/x", headers=headers))["statusCode"] == 404

    before = counted(there)
    guess("198.51.100.7", "203.0.113.1, 203.0.113.2, 203.0.113.3")
    guess("198.51.100.7", "203.0.113.4, 203.0.113.5")
    assert counted(there) - before == 1
    guess("2001:db8::1", "")
    assert counted(there) - before == 2


def test_nothing_of_a_visitor_stands_in_the_log(there: Bench, running: Mapping[str, UnderClient]) -> None:
    headers = {
        **FROM_CDN,
        "user-agent": "Spoor/1.0",
        "referer": "https://afkomst.example/",
        "x-forwarded-for": "203.0.113.9",
    }
    event = an_event(path="/volgen/MA-2222-2222/geheim", query="naam=Sanne", headers=headers, source="203.0.113.9")
    running["track"].invoke(event)
    said = [
        word for word in ("geheim", "Sanne", "203.0.113.9", "Spoor", "afkomst", ORIGIN) if word in running["track"].log
    ]
    assert said == []
    assert running["track"].log.count('"status": 404') >= 1
