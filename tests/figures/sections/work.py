"""The first page of My work: 100,000 open deadlines against 1,000."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from botocore.config import Config

from portal.local.place import REGION
from portal.store import tables as store
from portal.store.tables import connect, create
from tests.engines import ministack
from tests.figures.bench import Bench
from tests.figures.markdown import fill, table
from tests.figures.work_list import FILTERS, Cost, fill_list, first_page

COMMAND = "work"
LISTS = (1_000, 100_000)
"""Open deadlines of one organisation."""
SECONDS = 60.0
HEADS = ("open deadlines", "narrowed to", "requests", "units of the lines", "units of the counts")


def write(_: Bench) -> str:
    """On MiniStack, and with patience: engines on one machine look through a whole list for one page of it."""
    rows, patient = [], store.CONFIG.merge(Config(read_timeout=SECONDS))
    with (
        TemporaryDirectory() as folder,
        ministack(Path(folder)) as engine,
        patch.object(store, "CONFIG", patient),
    ):
        tables = connect("figures-work", REGION, engine.endpoint)
        create(tables)
        for many in LISTS:
            fill_list(tables, f"list{many}", many)
            rows += [_row(many, name, first_page(tables, f"list{many}", only)) for name, only in FILTERS.items()]
    return fill(COMMAND, table=table(HEADS, rows))


def _row(many: int, name: str, cost: Cost) -> tuple[str, ...]:
    return f"{many:,}", name, str(cost.requests), f"{cost.lines:.1f}", f"{cost.counts:.1f}"
