"""The first page of My work: 100,000 open deadlines against 1,000."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from botocore.config import Config

from portal.local.engine import running_engine
from portal.local.place import REGION
from portal.store import client as store
from portal.store.tables import connect, create
from tests.figures.bench import Bench
from tests.figures.markdown import fill, table
from tests.figures.work_list import FILTERS, Cost, exact_counts, fill_list, first_page

COMMAND = "work"
LISTS = (1_000, 100_000)
"""Open deadlines of one organisation."""
SECONDS = 60.0
HEADS = ("open deadlines", "narrowed to", "requests", "read units", "requests of exact counts", "read units")


def write(_: Bench) -> str:
    """With patience: an engine on one machine looks through a whole list for one page of it."""
    costs, patient = dict[tuple[int, str], tuple[Cost, Cost]](), store.CONFIG.merge(Config(read_timeout=SECONDS))
    with (
        TemporaryDirectory() as folder,
        running_engine(Path(folder), durable=False) as engine,
        patch.object(store, "CONFIG", patient),
    ):
        tables = connect("figures-work", REGION, engine.endpoint)
        create(tables)
        for many in LISTS:
            fill_list(tables, f"list{many}", many)
            for name, only in FILTERS.items():
                asked = tables, f"list{many}", only
                costs[many, name] = first_page(*asked), exact_counts(*asked)
    equal = all(costs[LISTS[0], name][0] == costs[LISTS[1], name][0] for name in FILTERS)
    rows = [(f"{many:,}", name, *_cells(page), *_cells(counts)) for (many, name), (page, counts) in costs.items()]
    return fill(COMMAND, verdict="met" if equal else "**missed**", table=table(HEADS, rows))


def _cells(cost: Cost) -> tuple[str, str]:
    return str(cost.requests), f"{cost.units:.1f}"
