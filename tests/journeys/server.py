"""The real thing, started as a user starts it: one brand on one port, ended by Ctrl-C."""

import json
import os
import signal
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from portal.local.processes import answers_on, free_port
from tests.outside.stub_register import a_register

PATIENCE = 120
"""Seconds; the first start builds the site."""
ADDRESSES = {("6811AB", "12"): {"straatnaam": "Proefstraat", "woonplaatsnaam": "Arnhem"}}
DAYTIME = range(9, 20)
"""Hours at which news and surveys may leave in every brand."""


@dataclass(frozen=True)
class Server:
    """A running administration: its address, and the folder that keeps its data."""

    brand: str
    base: str
    data: Path

    @property
    def keys(self) -> dict[str, str]:
        """Interface keys by organisation."""
        keys: dict[str, str] = json.loads((self.data / "interface-keys.json").read_text())
        return keys

    def later(self, seconds: int) -> None:
        """Let time pass for the portal."""
        clock = self.data.parent / "clock"
        clock.write_text(str(float(clock.read_text()) + seconds))

    def report(self, organisation: str, event: dict[str, Any]) -> int:
        """What an organisation's own system sends; the status it gets."""
        request = Request(f"{self.base}/api/planning/v1/events", json.dumps(event).encode())
        request.add_header("Authorization", f"Bearer {self.keys[organisation]}")
        request.add_header("Content-Type", "application/json")
        try:
            with urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except HTTPError as refusal:
            return refusal.code


@contextmanager
def running_portal(brand: str, folder: Path, local_hour: int) -> Iterator[Server]:
    """``portal run`` with a clock that can be moved, in the daytime and with an address register of its own.

    ``local_hour``: the hour in Amsterdam. The clock goes by the setting and not by ``--dev``, which would restart the
    front door whenever a file of ours changes.
    """
    port = free_port()
    clock = folder / "clock"
    folder.mkdir(parents=True, exist_ok=True)
    clock.write_text(str(0 if local_hour in DAYTIME else (10 - local_hour) % 24 * 3_600))
    log = folder / "run.log"
    with a_register(documents=ADDRESSES) as register:
        variables = {**os.environ, "PORTAL_CLOCK_FILE": str(clock), "PORTAL_ADDRESS_REGISTER": register.url}
        program = start(["--brand", brand, "--port", str(port), "--data", str(folder)], variables, log)
        try:
            wait_for(program, port, log)
            yield Server(brand, f"http://127.0.0.1:{port}", folder / brand)
        finally:
            program.send_signal(signal.SIGINT)
            code = program.wait(PATIENCE)
    assert code == 0, log.read_text()


def start(arguments: list[str], variables: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    """``portal run``, in a session of its own, with what it says in ``log``."""
    command = [str(Path(sysconfig.get_path("scripts")) / "portal"), "run", *arguments]
    with log.open("wb") as out:
        return subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=variables, start_new_session=True)


def wait_for(program: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Until it welcomes and answers. Raises AssertionError with its words where it ended instead."""
    give_up = time.monotonic() + PATIENCE
    while not (answers_on(port, "/gezond") and "Ctrl-C" in log.read_text()):
        assert program.poll() is None, log.read_text()
        assert time.monotonic() < give_up, f"no answer within {PATIENCE} seconds: {log.read_text()}"
        time.sleep(0.05)
