"""The first page of My work: 100,000 open deadlines against 1,000."""

from portal.local.place import REGION
from portal.store.tables import connect
from tests.figures.bench import Bench
from tests.figures.markdown import fill, table
from tests.figures.work_list import FILTERS, Cost, fill_list, first_page

COMMAND = "work"
LISTS = (1_000, 100_000)
"""Open deadlines of one organisation."""
HEADS = ("open deadlines", "narrowed to", "requests", "units of the lines", "units of the counts")


def write(bench: Bench) -> str:
    settings = bench.settings
    tables = connect(settings.table_prefix, REGION, settings.dynamodb_endpoint)
    rows = []
    for many in LISTS:
        fill_list(tables, f"list{many}", many)
        rows += [_row(many, name, first_page(tables, f"list{many}", only)) for name, only in FILTERS.items()]
    return fill(COMMAND, table=table(HEADS, rows))


def _row(many: int, name: str, cost: Cost) -> tuple[str, ...]:
    return f"{many:,}", name, str(cost.requests), f"{cost.lines:.1f}", f"{cost.counts:.1f}"
