"""How fast events come in, many at once."""

import os

from tests.figures.bench import WORKERS, Bench
from tests.figures.markdown import fill, ms, table
from tests.figures.planning import APPLICATIONS, EACH, measure, requests
from tests.figures.targets import cpu_target

COMMAND = "planning"


def write(bench: Bench) -> str:
    bulk, target = measure(bench), cpu_target("planning event")
    assert target is not None
    return fill(
        COMMAND,
        applications=APPLICATIONS,
        lines=bulk.lines,
        each=EACH,
        workers=WORKERS,
        table=table(("lines a second", "CPU, ms a line"), [(f"{bulk.rate:.0f}", ms(bulk.cpu))]),
        target=target.short,
        verdict=target.verdict(bulk.cpu),
        requests=requests(bench).requests,
        load=os.getloadavg()[1],
    )
