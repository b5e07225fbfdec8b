"""How the load of a country spreads over the keys."""

from collections import Counter
from random import Random

from portal.definitions.loading import load
from portal.settings import CONTENT
from tests.figures import rush
from tests.figures.bench import Bench
from tests.figures.country import AREAS, CONTRACTORS, OPERATORS, a_country
from tests.figures.markdown import fill, table
from tests.figures.targets import KEY_UNITS

COMMAND = "scale"
HEADS = ("table", "units a second, all keys", "busiest key", "units in its busiest second", "target", "")


def write(bench: Bench) -> str:
    played = rush.Rush(a_country(load(bench.place.brand, CONTENT)), Random(7))
    applications = round(rush.A_SECOND * rush.SECONDS)
    played.play(applications)
    units = played.wire.units
    return fill(
        COMMAND,
        operators=sum(OPERATORS.values()),
        contractors=CONTRACTORS,
        areas=AREAS,
        a_year=f"{rush.A_YEAR:,}",
        hours=f"{rush.WORKING_HOURS:,}",
        busiest=rush.BUSIEST,
        times=rush.TIMES,
        a_second=f"{rush.A_SECOND:.2f}",
        applications=applications,
        seconds=rush.SECONDS,
        table=table(HEADS, (_row(name, units) for name in sorted({name for name, _, _ in units}))),
    )


def _row(name: str, units: Counter[tuple[str, str, int]]) -> tuple[str, ...]:
    ours = {(key, second): count for (table, key, second), count in units.items() if table == name}
    (key, _), most = max(ours.items(), key=lambda item: item[1])
    kind = key.partition("#")[0] if key.startswith(("APP#", "MAIL#")) or "#" not in key else key
    spread = f"{sum(ours.values()) / rush.SECONDS:,.0f}"
    return name.partition("-")[2], spread, kind, str(most), KEY_UNITS.short, KEY_UNITS.verdict(most)
