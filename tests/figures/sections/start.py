"""How long it takes until there is a first page."""

import os

from tests.figures.bench import Bench
from tests.figures.markdown import fill, ms, reasons, table
from tests.figures.starts import REPEATS, STARTS, loaded, starts
from tests.figures.targets import SECOND_START

COMMAND = "start"


def write(bench: Bench) -> str:
    first, later = starts(bench.place.data / "start")
    verdict = SECOND_START.short, SECOND_START.verdict(later.wall)
    again = f"everything is there (the median of {STARTS})"
    rows = [
        ("the data folder is empty, the site was built", ms(first.wall), ms(first.cpu), "", ""),
        (again, ms(later.wall), ms(later.cpu), *verdict),
    ]
    ready = ((function.name, ms(function.imports), ms(function.ready)) for function in loaded(bench.variables))
    return fill(
        COMMAND,
        load=os.getloadavg()[1],
        starts=table(("start where", "wall, s", "CPU, s", "target", ""), rows),
        reasons=reasons([(SECOND_START, later.wall)]),
        repeats=REPEATS,
        functions=table(("function", "imported", "ready"), ready),
    )
