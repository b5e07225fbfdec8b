"""What each act asks of DynamoDB and S3."""

from tests.figures.bench import Bench
from tests.figures.costs import Cost, costs
from tests.figures.history import EVENTS
from tests.figures.markdown import fill, table
from tests.figures.targets import SNAPSHOT

COMMAND = "requests"
HEADS = ("act", "requests", "read units", "write units", "largest item, bytes")


def write(bench: Bench) -> str:
    found = {cost.act: cost for cost in costs(bench)}
    long = found[f"follow page, after {EVENTS:,} events"]
    return fill(
        COMMAND,
        table=table(HEADS, map(_row, found.values())),
        events=EVENTS,
        bytes=long.largest,
        requests=long.requests,
        target=SNAPSHOT.short,
        verdict=SNAPSHOT.verdict(long.largest if long.count == 1 else float("inf")),
    )


def _row(cost: Cost) -> tuple[object, ...]:
    return cost.act, cost.requests, f"{cost.reads:g}", cost.writes, f"{cost.largest:,}"
