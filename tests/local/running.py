"""``portal run`` as somebody's own process: started, asked, killed, and looked at through /proc."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.journeys.server import PATIENCE, start, wait_for

BRAND = "veldgloed"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Run:
    """One start of the whole portal of ``BRAND``."""

    program: "subprocess.Popen[bytes]"
    port: int
    log: Path

    @property
    def family(self) -> list[int]:
        """The process and all that it started."""
        return [self.program.pid, *descendants(self.program.pid)]

    @property
    def engine(self) -> str:
        """Where the engine listens."""
        for pid in self.family:
            words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            if Path(words[0]).name == "roto-server":
                return f"http://127.0.0.1:{words[words.index('--port') + 1]}"
        raise AssertionError("no engine runs")

    def get(self, path: str, cookie: str = "") -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return Answer(answer.status, dict(answer.getheaders()), text)

    def end(self, by: signal.Signals) -> tuple[int, str]:
        """Ctrl-C (SIGINT), or SIGKILL, as the system does when memory runs out; the code and all it said.

        Returns once nothing is left of it.
        """
        family = self.family
        self.program.send_signal(by)
        code = self.program.wait(PATIENCE)
        wait_until(lambda: not any(map(is_alive, family)))
        return code, self.log.read_text()


@contextmanager
def a_run(data: Path, port: int) -> Iterator[Run]:
    data.mkdir(parents=True, exist_ok=True)
    log = data / "run.log"
    program = start(["--brand", BRAND, "--port", str(port), "--data", str(data)], dict(os.environ), log)
    try:
        wait_for(program, port, log)
        yield Run(program, port, log)
    finally:
        program.kill()
        program.wait()


def wait_until(done: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < give_up, "it did not come true"
        time.sleep(0.05)


def descendants(pid: int) -> Iterator[int]:
    for child in children(pid):
        yield child
        yield from descendants(child)


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def is_alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has taken leave of yet (Z) doesn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
