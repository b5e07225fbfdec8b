"""A program that lives no longer than we do: started, waited for, and ended by its process id."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

PATIENCE = 60.0
"""Seconds that a program gets to answer once it is started, and again to end once it is asked to: enough on a busy
machine."""


class DidNotStart(Exception):
    """A program ended or stayed silent after its start; the sentence closes with the last lines of its log."""


@contextmanager
def running(
    command: Sequence[str],
    answers: Callable[[], bool],
    log: Path,
    variables: Mapping[str, str] | None = None,
    held: Sequence[int] = (),
) -> Iterator[int]:
    """Keep a program running for the length of the block and give its process id. Raises DidNotStart.

    ``variables`` come on top of our own environment; ``held`` are open files (locks) it keeps open as long as it lives.
    Ctrl-C in a terminal doesn't reach it: we end it. On Linux it is also killed when the thread that started it ends,
    by ``kill -9`` too, so start it from a thread that stays.
    """
    with log.open("wb") as out:
        program = subprocess.Popen(
            [*_dying_with_us(), *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(variables or {})},
            pass_fds=held,
            start_new_session=True,
        )
    try:
        _wait_until(answers, program, log)
        yield program.pid
    finally:
        _end(program)


def free_port() -> int:
    """A port on 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens_on(port: int) -> bool:
    """Whether something on this machine takes connections on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers_on(port: int, path: str = "/") -> bool:
    """Whether a web server on this machine gives any answer at all, errors included."""
    connection = HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", path)
        connection.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def _dying_with_us() -> list[str]:
    """Linux's own way to end a child with its parent; elsewhere nothing can promise that."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []


def _wait_until(answers: Callable[[], bool], program: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + PATIENCE
    while program.poll() is None:
        if answers():
            return
        if time.monotonic() > give_up:
            raise DidNotStart(f"It gave no answer within {PATIENCE:.0f} seconds.{_tail(log)}")
        time.sleep(0.02)
    raise DidNotStart(f"It ended at once, with code {program.returncode}.{_tail(log)}")


def _end(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def _tail(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-10:]
    return "".join(f"\n  {line}" for line in lines)
