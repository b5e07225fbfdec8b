"""The zips of this very source, built once: the folder's name is a hash of everything a build reads."""

import fcntl
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from infra.build import Artefact, build
from infra.describe import functions
from tests.engines import ROOT

HOME = ROOT / "build/zips"
READ = ("portal", "functions", "infra", "content", "requirements.lock")
"""What git keeps of these, as it lies in the work tree, goes into a zip or decides how it is made."""
TOOLS = ("zappa", "uv")
KEPT = 3
"""States of the source whose zips stay; older ones make room."""


def zips(brand: str, names: tuple[str, ...] = tuple(functions())) -> Mapping[str, Artefact]:
    """The artefact of each of these functions. Whoever comes second waits for the first, and takes what that made."""
    return {name: _zip(name, brand) for name in names}


def _zip(function: str, brand: str) -> Artefact:
    folder = HOME / source_state()
    with _alone(folder / f"{brand}-{function}.lock"):
        made = folder / f"{brand}-{function.replace('_', '-')}.zip"
        return _artefact(made) if made.exists() else _built(function, brand, folder)


def _built(function: str, brand: str, folder: Path) -> Artefact:
    """It is built beside the folder and moved in: what stands there is whole."""
    made = build(function, brand, folder / f"{brand}-{function}.making")
    path = made.path.rename(folder / made.path.name)
    made.path.parent.rmdir()
    _make_room()
    return Artefact(path, made.sha256, made.size)


def _artefact(made: Path) -> Artefact:
    content = made.read_bytes()
    return Artefact(made, sha256(content).hexdigest(), len(content))


@cache
def source_state() -> str:
    """Twelve hexadecimal digits; another byte anywhere gives others."""
    state = sha256(" ".join(f"{tool} {version(tool)}" for tool in TOOLS).encode())
    for path in sorted(_files()):
        state.update(f"\0{path}\0".encode() + (ROOT / path).read_bytes())
    return state.hexdigest()[:12]


def _files() -> Iterator[str]:
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *READ]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    yield from (path for path in found.split("\0") if path and (ROOT / path).is_file())


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Among all processes of this machine."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _make_room() -> None:
    states = sorted(HOME.iterdir(), key=lambda folder: folder.stat().st_mtime)
    for old in states[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
