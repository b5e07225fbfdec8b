"""What is in it: a list of components in CycloneDX, of everything that is locked and of each function's zip."""

import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from infra.describe import functions
from infra.tree import LOCK, locked

TOOL = Path(__file__).resolve().parent.parent / ".venv-sbom/bin/cyclonedx-py"


class NotListed(Exception):
    """cyclonedx-py refused; the message closes with what it said."""


def main(folder: Path) -> tuple[Path, ...]:
    """Write ``sbom.json`` and ``sbom-<function>.json``; the same files each time. Raises NotListed."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = LOCK.read_text("utf-8")
    whole = listed(lock, folder / "sbom.json")
    return whole, *(
        of_function(described.distributions, lock, folder / f"sbom-{described.hyphened}.json")
        for described in functions().values()
    )


def of_function(distributions: Collection[str], lock: str, out: Path) -> Path:
    """Exactly what its zip holds of other people's code. Raises NotLocked, NotListed."""
    return listed(locked(distributions, lock), out)


def listed(requirements: str, out: Path) -> Path:
    """The components of a file of requirements, with their hashes. Raises NotListed."""
    command = [str(TOOL), "requirements", "-", "--output-reproducible", "--of", "JSON", "-o", str(out)]
    run = subprocess.run(command, input=requirements, capture_output=True, text=True, check=False)
    if run.returncode:
        raise NotListed(f"The components could not be listed:\n{run.stderr.strip()}")
    return out


if __name__ == "__main__":
    for written in main(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
