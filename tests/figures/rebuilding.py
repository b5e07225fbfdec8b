"""How long it takes to hold every application against its log, and to mend those that differ."""

import time
from dataclasses import dataclass

from portal.bootstrap.clock import machine_clock
from portal.services.rebuild import rebuild_all
from portal.store.applications import ApplicationStore
from portal.store.archive import ArchiveStore
from portal.store.tables import Tables, connect, create
from tests.builders import a_commit, a_log, a_reference, released, soft, submitted
from tests.figures.bench import Bench
from tests.requests import counted

APPLICATIONS = 1_000
EVERY = 20
"""Every so manieth loses its snapshot before the second run."""
DISCIPLINES = ("electricity", "water", "cable")


class NotAsItWas(Exception):
    """Not those differed that were made to, or one was not mended, so there is nothing to measure."""


@dataclass(frozen=True)
class Run:
    mended: int
    seconds: float
    cpu: float
    """Milliseconds an application, of the command; the engine is not counted."""
    requests: int


def runs(bench: Bench, many: int = APPLICATIONS) -> tuple[Run, Run]:
    """Where all is right, and where some have no snapshot. Raises NotAsItWas."""
    tables = connect("rebuilt", bench.settings.region, bench.settings.dynamodb_endpoint)
    create(tables)
    store = ApplicationStore(tables)
    log = a_log(released(), soft(), first=submitted(*DISCIPLINES, at=machine_clock()))
    for number in range(many):
        store.commit(a_commit(log, a_reference(number)))
    right = _run(tables, many, 0)
    broken = range(0, many, EVERY)
    for number in broken:
        tables.applications(f"APP#{a_reference(number)}", "SNAP").delete()
    return right, _run(tables, many, len(broken))


def _run(tables: Tables, many: int, broken: int) -> Run:
    """As ``portal rebuild --all`` does it."""
    with counted(tables) as sent:
        begun, before = time.monotonic(), time.process_time()
        found = list(rebuild_all(ArchiveStore(tables), mend=True))
        seconds, spent = time.monotonic() - begun, time.process_time() - before
    if (len(found), sum(one.mended for one in found)) != (many, broken):
        raise NotAsItWas(f"{broken} of {many} were to be mended: {[one for one in found if one.differences][:3]}")
    return Run(broken, seconds, spent * 1e3 / many, len(sent))
