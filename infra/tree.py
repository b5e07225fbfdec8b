"""The folder of other people's packages in one function's zip: from the locked, hashed requirements, and no more."""

import re
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
PYTHON = "3.11"
"""Lambda's runtime, which byte code must match."""
PLATFORM = "x86_64-manylinux_2_28"
ENTRY = re.compile(r"\n(?=[a-z0-9])")


class NotLocked(LookupError):
    """A function asks for a distribution that requirements.lock doesn't have."""


class NotInstalled(Exception):
    """The packages could not be fetched; the message closes with what the installer said."""


def install(distributions: Collection[str], target: Path) -> None:
    """Fill ``target``; every file is held against its hash. Raises NotLocked and NotInstalled."""
    wanted = target.parent / "requirements.txt"
    wanted.write_text(locked(distributions, LOCK.read_text("utf-8")), "utf-8")
    installer = Path(sys.executable).parent / "uv"
    options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--link-mode", "copy"]
    place = ["--python-platform", PLATFORM, "--python-version", PYTHON, "--target", str(target)]
    command = [str(installer), "pip", "install", *options, *place, "--requirement", str(wanted)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise NotInstalled(f"The packages of a zip could not be installed:\n{run.stderr.strip()}")


def locked(distributions: Collection[str], lock: str) -> str:
    """Those entries of a lock file, hashes included. Raises NotLocked."""
    entries = {entry.partition("==")[0]: entry for entry in ENTRY.split(lock)}
    missing = sorted(set(distributions) - entries.keys())
    if missing:
        raise NotLocked(
            f"requirements.lock doesn't have {', '.join(missing)}; name it in pyproject.toml and run make lock."
        )
    return "\n".join(entries[name].rstrip() for name in sorted(distributions)) + "\n"
