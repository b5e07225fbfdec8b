"""How long `make run` takes to its first page when everything is there already, and what a function loads."""

import os
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT
from statistics import median

from portal.local.processes import DidNotStart, answers_on, free_port
from tests.builders import BRAND

FUNCTIONS = {
    "apply": "app",
    "track": "app",
    "survey": "app",
    "planning_api": "app",
    "messenger": "main",
    "nightly": "main",
}
STARTS = 5
REPEATS = 7
PATIENCE = 120.0
IMPORT = """
import time
from importlib import import_module
import {module}
imported = time.process_time()
from portal.bootstrap import portal_for
from portal.settings import read_settings
import os
portal = portal_for('{name}', read_settings(os.environ))
getattr({module}, "create_app", lambda portal: None)(portal)
print(imported, time.process_time())
"""


@dataclass(frozen=True)
class Start:
    """From the command to the first page: seconds by the wall, and of CPU time in all programs it starts."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Loaded:
    """CPU milliseconds of a fresh interpreter: imports, and until the function is ready for its first request."""

    name: str
    imports: float
    ready: float


def starts(folder: Path) -> tuple[Start, Start]:
    """The first start on an empty folder (the site was built before), and the median of later ones."""
    folder.mkdir(parents=True)
    first, *later = (_start_once(folder) for _ in range(1 + STARTS))
    return first, Start(median(start.wall for start in later), median(start.cpu for start in later))


def loaded(variables: dict[str, str]) -> list[Loaded]:
    return [_loaded(name, door, variables) for name, door in FUNCTIONS.items()]


def _start_once(folder: Path) -> Start:
    port = free_port()
    portal = str(Path(sysconfig.get_path("scripts")) / "portal")
    command = [portal, "run", "--brand", BRAND, "--port", str(port), "--data", str(folder)]
    begun = time.monotonic()
    with (folder / "run.log").open("wb") as log:
        program = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    while not answers_on(port):
        if time.monotonic() - begun > PATIENCE or program.poll() is not None:
            raise DidNotStart((folder / "run.log").read_text())
        time.sleep(0.02)
    wall = time.monotonic() - begun
    program.send_signal(SIGINT)
    _, _, used = os.wait4(program.pid, 0)
    program.returncode = 0
    return Start(wall, used.ru_utime + used.ru_stime)


def _loaded(name: str, door: str, variables: dict[str, str]) -> Loaded:
    code = IMPORT.format(module=f"functions.{name}.{door}", name=name)
    runs = []
    for _ in range(REPEATS):
        done = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **variables}, capture_output=True, text=True, check=True
        )
        runs.append([float(seconds) * 1000 for seconds in done.stdout.split()])
    return Loaded(name, median(run[0] for run in runs), median(run[1] for run in runs))
