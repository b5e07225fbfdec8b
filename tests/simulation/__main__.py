"""``make simulate``: many applications over a year, on all cores, with a seed that makes the same year again."""

import argparse
import secrets
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.simulation.report import Figures, figures, lines, together
from tests.simulation.run import Run

SHARE = 250
"""Applications that share one office; every fifth office is of the second brand."""


def one(office: tuple[int, int, int]) -> Figures:
    number, seed, applications = office
    brand = "veldgloed" if number % 5 == 4 else "mijnaansluiting"
    return figures(Run(brand, seed).go(applications, first=number * SHARE))


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _lived(offices: list[tuple[int, int, int]]) -> Iterator[Figures]:
    """Each office once its year is over, with a line that says how far it is."""
    done, total = 0, sum(applications for _, _, applications in offices)
    with ProcessPoolExecutor() as pool:
        for (_, _, applications), found in zip(offices, pool.map(one, offices), strict=True):
            done += applications
            _say(f"{done:,} of {total:,} applications")
            yield found


def main() -> int:
    asked = argparse.ArgumentParser(prog="make simulate")
    asked.add_argument("--applications", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    options = asked.parse_args()
    _say(f"seed {options.seed} (make simulate SEED={options.seed} gives the same year again)")
    starts = range(0, options.applications, SHARE)
    offices = [(start // SHARE, options.seed, min(SHARE, options.applications - start)) for start in starts]
    found = together(list(_lived(offices)))
    _say(*lines(found))
    return 1 if found.breaches or found.unexplained else 0


if __name__ == "__main__":
    raise SystemExit(main())
