"""The embedded engine: DynamoDB and S3 as one program on this machine, with its data in a folder of ours.

Why this one: docs/decisions/0001-engine.md.
"""

import fcntl
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from portal.local.processes import PATIENCE, answers_on, free_port, running

HEALTH = "/roto-api/health"


class DataInUse(Exception):
    """Another engine works on the same data; two at once would spoil it."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine. ``endpoint`` is the address of both DynamoDB and S3; credentials may be anything."""

    endpoint: str
    pid: int

    def is_healthy(self) -> bool:
        return answers_on(int(self.endpoint.rpartition(":")[2]), HEALTH)


@contextmanager
def running_engine(folder: Path, *, durable: bool = True) -> Iterator[Engine]:
    """Run the engine for the length of the block. Raises DidNotStart, DataInUse.

    Data and log stand in ``folder``. With ``durable`` every commit reaches the disk before it is acknowledged;
    without it everything stays in memory and is gone at the end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _lock(folder) as lock:
        port = free_port()
        keep = ["--durable", "--data-dir", str(folder / "engine")] if durable else ["--ephemeral"]
        command = [_program(), "--host", "127.0.0.1", "--port", str(port), *keep]
        log = folder / "engine.log"
        with running(command, lambda: answers_on(port, HEALTH), log, {"NO_COLOR": "1"}, [lock.fileno()]) as pid:
            _note(lock, pid, port)
            yield Engine(f"http://127.0.0.1:{port}", pid)


@contextmanager
def reached_engine(folder: Path) -> Iterator[Engine]:
    """The engine that works on this data now, or one that runs for the length of the block. Raises as above."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "engine.lock").open("a+") as lock:
        in_use = not _held(lock)
        lock.seek(0)
        pid, _, port = lock.read().partition(" ")
    if in_use and port:
        yield Engine(f"http://127.0.0.1:{port}", int(pid))
    else:
        with running_engine(folder) as engine:
            yield engine


def _program() -> str:
    return str(Path(sysconfig.get_path("scripts")) / "roto-server")


@contextmanager
def _lock(folder: Path) -> Iterator[IO[str]]:
    """Hold the folder. The engine inherits the lock and the system frees it with the last holder: none is ever stale.

    An engine whose parent was killed a moment ago may still be ending, so this waits a little.
    """
    with (folder / "engine.lock").open("a+") as lock:
        give_up = time.monotonic() + PATIENCE
        while not _held(lock):
            if time.monotonic() > give_up:
                lock.seek(0)
                pid = lock.read().partition(" ")[0]
                raise DataInUse(f"The data in {folder} is in use by process {pid}; end that one first.")
            time.sleep(0.05)
        yield lock


def _held(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _note(lock: IO[str], pid: int, port: int) -> None:
    lock.truncate(0)
    lock.write(f"{pid} {port}")
    lock.flush()
