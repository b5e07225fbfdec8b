"""A cold start on Lambda, the adapter's part of a warm request, and the size of what is deployed."""

import os
from collections.abc import Iterator, Mapping

from infra.describe import functions
from tests.deployment.zips import zips
from tests.figures.bench import Bench
from tests.figures.cold import BARE, ROUNDS, WARM, Cold, measure
from tests.figures.markdown import fill, ms, reasons, table
from tests.figures.targets import COLD_START, SIGNING_IN_ZIP, WARM_REQUEST, ZIP, Target

COMMAND = "cold"
LEAST_SAID = "track"
"""The function that has a page which reads nothing and says hardly more than the bare one."""


def write(bench: Bench) -> str:
    folder = bench.place.data / COMMAND
    folder.mkdir(parents=True)
    found = measure(bench, folder)
    bare = found.pop(BARE)
    sizes = {name: artefact.size / 1e6 for name, artefact in zips(bench.settings.brand).items()}
    warm = found[LEAST_SAID].warm / bare.warm
    return fill(
        COMMAND,
        rounds=ROUNDS,
        load=os.getloadavg()[1],
        bare=bare.start,
        starts=_starts(found, bare),
        repeats=WARM,
        warm=found[LEAST_SAID].warm,
        bare_warm=bare.warm,
        ratio=warm,
        warm_target=WARM_REQUEST.short,
        verdict=WARM_REQUEST.verdict(warm),
        sizes=_sizes(sizes),
        reasons=reasons([*_judged(found, bare, sizes), (WARM_REQUEST, warm)]),
    )


def _starts(found: Mapping[str, Cold], bare: Cold) -> str:
    rows = [
        (name, ms(cold.start), f"{cold.start / bare.start:.2f}", COLD_START.short, _verdict(cold, bare))
        for name, cold in found.items()
    ]
    return table(("function", "CPU, ms", "times bare", "target", ""), rows)


def _verdict(cold: Cold, bare: Cold) -> str:
    return COLD_START.verdict(cold.start / bare.start)


def _sizes(sizes: Mapping[str, float]) -> str:
    return table(("zip", "MB", "target", ""), (_size(name, size) for name, size in sizes.items()))


def _size(name: str, size: float) -> tuple[str, ...]:
    return name, f"{size:.2f}", *((_zip(name).short, _zip(name).verdict(size)) if functions()[name].http else ("", ""))


def _zip(name: str) -> Target:
    return SIGNING_IN_ZIP if "cryptography" in functions()[name].distributions else ZIP


def _judged(found: Mapping[str, Cold], bare: Cold, sizes: Mapping[str, float]) -> Iterator[tuple[Target, float]]:
    yield from ((COLD_START, cold.start / bare.start) for cold in found.values())
    yield from ((_zip(name), size) for name, size in sizes.items() if functions()[name].http)
