"""``python -m tests.figures`` measures everything and writes docs/figures.md; with names, it prints those sections."""

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.figures.bench import Bench, bench
from tests.figures.markdown import fill
from tests.figures.sections import (
    cold,
    cost,
    cpu,
    follow,
    handed,
    killed,
    planning,
    rebuild,
    requests,
    scale,
    start,
    survey,
    talk,
    weight,
    work,
)

DOCUMENT = Path(__file__).parents[2] / "docs/figures.md"
ORDER = (cpu, requests, follow, planning, work, rebuild, cost, scale, handed, killed, weight, survey, talk, start, cold)
SECTIONS = {section.COMMAND: section.write for section in ORDER}


def main(names: list[str]) -> int:
    """Exit code 2 for a name that is no section."""
    if set(names) - SECTIONS.keys():
        sys.stderr.write(f"Sections: {', '.join(SECTIONS)}\n")
        return 2
    with TemporaryDirectory() as folder, bench(Path(folder)) as there:
        if names:
            sys.stdout.write("\n".join(SECTIONS[name](there) for name in names))
        else:
            DOCUMENT.write_text("\n".join(_document(there)), "utf-8")
    return 0


def _document(there: Bench) -> Iterator[str]:
    python = ".".join(platform.python_version_tuple()[:2])
    yield fill("head", day=f"{there.today:%-d %B %Y}", cores=os.cpu_count(), python=python)
    for name, write in SECTIONS.items():
        sys.stdout.write(f"Measuring: {name}\n")
        sys.stdout.flush()
        yield write(there)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
