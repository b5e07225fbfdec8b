"""How long it takes to hold every application against its log."""

import os

from tests.figures.bench import Bench
from tests.figures.markdown import fill, ms, table
from tests.figures.rebuilding import APPLICATIONS, DISCIPLINES, runs

COMMAND = "rebuild"
HEADS = ("differed, and mended", "seconds", "CPU, ms an application", "requests")


def write(bench: Bench) -> str:
    rows = [(str(run.mended), ms(run.seconds), ms(run.cpu), f"{run.requests:,}") for run in runs(bench)]
    return fill(
        COMMAND,
        applications=f"{APPLICATIONS:,}",
        disciplines=len(DISCIPLINES),
        table=table(HEADS, rows),
        load=os.getloadavg()[1],
    )
