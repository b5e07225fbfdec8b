"""CPU time of a cold start under Lambda's own runtime client, beside a bare Flask app, turn by turn in one run.

It counts from the start of the interpreter until the first answer is given: for our functions a page that reads
DynamoDB, with the secret asked for on the way. What Lambda does before that (fetching, unpacking) is not in it.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from infra import prune, tree
from infra.build import _compile
from infra.describe import functions
from portal.domain.staff import Employee
from tests.at_work import cookie_of
from tests.builders import CONTRACTOR
from tests.deployment.api_gateway import an_event
from tests.deployment.lambdas import FROM_CDN, secret_of, variables
from tests.deployment.under_client import UnderClient, under_client, unpacked
from tests.deployment.zips import zips
from tests.figures.bench import Bench
from tests.figures.clocks import settled_cpu_ns
from tests.figures.journey import walk

ROUNDS = 9
WARM = 60
"""Requests of which the median counts, after the first."""
PACKAGES = ("apig-wsgi", "blinker", "click", "flask", "itsdangerous", "jinja2", "markupsafe", "werkzeug")
BARE = "bare"
LEAST = an_event(path="/.well-known/security.txt", headers=FROM_CDN)
MS = 1e6


@dataclass(frozen=True)
class Candidate:
    """Code that lies unpacked, with its first event and the one that is repeated."""

    code: Path
    handler: str
    variables: Mapping[str, str]
    first: Mapping[str, Any]
    again: Mapping[str, Any]


@dataclass(frozen=True)
class Cold:
    """CPU milliseconds, medians over the rounds: until the first answer, and each later one."""

    start: float
    warm: float


def measure(bench: Bench, folder: Path) -> dict[str, Cold]:
    """Each HTTP function and ``BARE``, ``ROUNDS`` times in turn."""
    found: dict[str, list[Cold]] = defaultdict(list)
    with _candidates(bench, folder) as candidates:
        for _ in range(ROUNDS):
            for name, candidate in candidates.items():
                found[name].append(_once(candidate, folder / "log"))
    return {
        name: Cold(median(each.start for each in runs), median(each.warm for each in runs))
        for name, runs in found.items()
    }


def _once(candidate: Candidate, log: Path) -> Cold:
    with under_client(candidate.code, candidate.handler, candidate.variables, log) as running:
        start = _cost(running, candidate.first, since=0)
        again = [_cost(running, candidate.again, settled_cpu_ns([running.pid])) for _ in range(WARM)]
    return Cold(start, median(again))


def _cost(running: UnderClient, event: Mapping[str, Any], since: int) -> float:
    answer = running.invoke(event)
    if answer["statusCode"] >= 400 and event is not LEAST:
        raise AssertionError(f"{event['rawPath']} was answered with {answer['statusCode']}")
    return (settled_cpu_ns([running.pid]) - since) / MS


@contextmanager
def _candidates(bench: Bench, folder: Path) -> Iterator[Mapping[str, Candidate]]:
    pages = _pages(bench)
    with secret_of(bench) as secrets:
        yield {
            BARE: Candidate(_bare(folder / BARE), "bare.handler", {}, an_event(), an_event()),
            **{
                name: Candidate(
                    unpacked(artefact.path, folder / name),
                    functions()[name].handler,
                    variables(name, bench, secrets),
                    pages[name],
                    LEAST,
                )
                for name, artefact in zips(bench.settings.brand, tuple(pages)).items()
            },
        }


def _bare(code: Path) -> Path:
    """The same packages of the lock file, pruned and compiled; what our build prepares for a start it doesn't have."""
    code.mkdir()
    tree.install(PACKAGES, code)
    prune.prune(code, ())
    shutil.copy(Path(__file__).with_name("bare.py"), code)
    _compile(code)
    return code


def _pages(bench: Bench) -> dict[str, dict[str, Any]]:
    """Of each function the request that reads DynamoDB, on the data of somebody who went there."""
    applying, following = bench.visitor(bench.inside()), bench.visitor(bench.inside())
    walk(applying, "where, shown")
    walk(following, "survey page")
    key = {"authorization": f"Bearer {following.planning_key}", "content-type": "application/json"}
    reading = f'{{"event_id": "e1", "application": "{following.reference}", "type": "released"}}'.encode()
    return {
        "apply": an_event(path=applying.path, headers=FROM_CDN, cookies=_cookies(applying.browser.cookies)),
        "track": an_event(path=following.path, headers=FROM_CDN, cookies=_cookies(following.browser.cookies)),
        "survey": an_event(path=following.survey_link, headers=FROM_CDN),
        "workbench": an_event(path="/medewerkers/", headers=FROM_CDN, cookies=_cookies(_planner(bench))),
        "planning_api": an_event("POST", "/api/planning/v1/events", body=reading, headers={**FROM_CDN, **key}),
    }


def _planner(bench: Bench) -> dict[str, str]:
    jet = Employee("jet", "Jet de Planner", "planner", CONTRACTOR)
    return cookie_of(jet, bench.settings.link_keys, bench.settings.brand, datetime.now(UTC))


def _cookies(kept: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in kept.items()]
