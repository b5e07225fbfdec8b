"""A bulk import as a contractor would send it: by the reference client, to the served interface."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from functions.planning_api.app import create_app
from portal.bootstrap.clock import machine_clock
from portal.bootstrap.planning_api import for_planning_api
from portal.domain.calendar import week_of
from portal.outside.planning import IMPORTS, PlanningInterface
from portal.services.sending import Sent, send
from portal.store.applications import ApplicationStore
from portal.store.tables import connect
from tests.builders import CONTRACTOR, a_commit, a_log, a_reference, submitted
from tests.figures.bench import Bench
from tests.figures.clocks import family, settled_cpu_ns
from tests.figures.costs import Cost

APPLICATIONS = 200
FIRST = 50_000
"""References that no other measurement uses begin with this number."""
EACH = 5


class Refused(Exception):
    """A line that should be taken in was not, so there is nothing to measure."""


@dataclass(frozen=True)
class Bulk:
    lines: int
    seconds: float
    cpu: float
    """Milliseconds a line."""

    @property
    def rate(self) -> float:
        return self.lines / self.seconds


def measure(bench: Bench) -> Bulk:
    """All lines of all applications, after a warm-up. Raises Refused."""
    file = bench.place.data / "bulk.ndjson"
    with bench.served(bench.place.site) as (_, master):
        pids = family(master)
        _import(bench, _written(bench, file, FIRST, 20))
        before, begun = settled_cpu_ns(pids), time.monotonic()
        sent = _import(bench, _written(bench, file, FIRST + 20, APPLICATIONS))
        seconds, spent = time.monotonic() - begun, settled_cpu_ns(pids) - before
    return Bulk(sent.done, seconds, spent / 1e6 / sent.done)


def requests(bench: Bench) -> Cost:
    """What the lines of one application ask of DynamoDB."""
    meter = bench.meter()
    with meter.watching():
        client = create_app(for_planning_api(bench.settings)).test_client()
        headers = {"Authorization": f"Bearer {_key(bench)}"}
        bodies = [_written(bench, bench.place.data / "one.ndjson", FIRST - at, 1).read_bytes() for at in (1, 2)]
        client.post(IMPORTS, data=bodies[0], headers=headers, content_type="application/x-ndjson")
        with meter.noting() as spent:
            client.post(IMPORTS, data=bodies[1], headers=headers, content_type="application/x-ndjson")
    return Cost("lines of one application", tuple(spent))


def _import(bench: Bench, file: Path) -> Sent:
    with PlanningInterface(f"http://127.0.0.1:{bench.place.port}", _key(bench)) as interface:
        sent = send(file, interface, time.sleep, lambda *_: None)
    if sent.refused:
        raise Refused(f"{sent.refused} of {sent.done} lines; see {file.name}.refused")
    return sent


def _key(bench: Bench) -> str:
    return str(json.loads(bench.place.keys.read_text())[CONTRACTOR])


def _written(bench: Bench, file: Path, first: int, count: int) -> Path:
    """The applications as they were submitted just now, and a file with what happens to them."""
    settings = bench.settings
    store = ApplicationStore(connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint))
    references = [a_reference(number) for number in range(first, first + count)]
    for reference in references:
        store.commit(a_commit(a_log(first=submitted(at=machine_clock())), reference))
    file.write_text("".join(f"{json.dumps(line)}\n" for reference in references for line in _lines(bench, reference)))
    return file


def _lines(bench: Bench, reference: str) -> Iterator[dict[str, object]]:
    year, week = week_of(bench.today + timedelta(days=90))
    monday = bench.today + timedelta(days=90 - (bench.today + timedelta(days=90)).weekday())
    contact = {
        "date": (bench.today - timedelta(days=1)).isoformat(),
        "time": "10:30",
        "employee": "planner 7",
        "spoken_with": "de aanvrager",
        "about": "Kennisgemaakt en een week afgesproken.",
        "next": {"week": f"{year}-W{week:02}", "by": CONTRACTOR},
    }
    told: list[dict[str, object]] = [
        {"type": "released"},
        {"type": "soft_date", "week": f"{year}-W{week:02}", "contact": contact},
        {"type": "hard_date", "date": (monday + timedelta(days=1)).isoformat()},
        {"type": "completion", "discipline": "electricity"},
        {"type": "completion", "discipline": "water"},
    ]
    for number, body in enumerate(told):
        yield {"event_id": f"{reference}-{number}", "application": reference, **body}
