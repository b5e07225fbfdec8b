"""How long a confirmation takes under load: from the application's own event to the provider that took its mail."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from portal.services.draft_ports import Draft
from portal.store.applications import ApplicationStore
from portal.store.tables import Tables, connect
from tests.faults.history import History
from tests.figures.bench import Bench
from tests.figures.killed import CLIENTS, begun, no_site, send
from tests.figures.killing import Office
from tests.figures.rush import A_SECOND

PATIENCE = 120.0
"""Seconds for what waits after the last client was answered."""


def handed_over(bench: Bench, applications: int) -> list[float]:
    """Seconds for each confirmation, shortest first; ``bench`` is empty. Raises NeverQuiet."""
    settings, history = bench.settings, History()
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    drafts = list(begun(tables, applications))
    office = Office(bench, tables)
    site = no_site(bench.place.data / "site")
    with bench.served(site), office.at_work(), ThreadPoolExecutor(CLIENTS) as clients:
        for sent in [clients.submit(send, bench, draft, history) for draft in _paced(drafts)]:
            sent.result()
        give_up = time.monotonic() + PATIENCE
        while office.waiting() and time.monotonic() < give_up:
            time.sleep(0.2)
    return sorted(_times(tables))


def _paced(drafts: list[Draft]) -> Iterator[Draft]:
    """At the pace of customers, who don't wait for each other."""
    begun_at = time.monotonic()
    for number, draft in enumerate(drafts):
        time.sleep(max(0.0, begun_at + number / A_SECOND - time.monotonic()))
        yield draft


def _times(tables: Tables) -> Iterator[float]:
    store = ApplicationStore(tables)
    for item in tables.applications.scan(tables.applications.sk == "SNAP"):
        reference = item.pk.removeprefix("APP#")
        begins = store.log(reference)[0].at
        yield from ((one.at - begins).total_seconds() for one in store.deliveries(reference))
