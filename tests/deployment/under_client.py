"""A zip as it is deployed, unpacked and run by AWS's own runtime client: nothing of this machine is in its reach."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from infra import tree
from tests.deployment.runtime_api import RuntimeApi, Told, runtime_api
from tests.engines import ROOT

CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")
CLIENT_HOME = ROOT / "build/lambda-client"
PATIENCE = 60.0
SESSION = "token-of-a-session"
INTERPRETER = Path(sys.base_prefix) / "bin" / f"python{tree.PYTHON}"


class Ended(AssertionError):
    """The client ended or stayed silent; the message closes with what it logged."""


class Failed(Exception):
    """The function raised; ``kind`` is the class of what it raised."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        super().__init__(told["errorMessage"])
        self.kind = str(told["errorType"])


@dataclass
class UnderClient:
    """One running environment of a function, started cold."""

    process: "subprocess.Popen[bytes]"
    api: RuntimeApi
    log_file: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    def invoke(self, event: object) -> Any:
        """What the function returns. Raises Failed where it raises, Ended where nothing comes back."""
        self.api.give(event)
        told = self._heard()
        if told.kind != "response":
            raise Failed(told.body)
        return told.body

    def _heard(self) -> Told:
        for _ in range(int(PATIENCE * 10)):
            told = self.api.heard(0.1)
            if told:
                return told
            if self.process.poll() is not None:
                break
        raise Ended(f"{self.api.name} gave no answer (exit code {self.process.poll()}):\n{self.log[-3000:]}")


@contextmanager
def under_client(code: Path, handler: str, variables: Mapping[str, str], log: Path) -> Iterator[UnderClient]:
    """Run what lies unpacked in ``code``; it has these variables, those of Lambda, and no others."""
    with runtime_api(handler) as api, log.open("wb") as out:
        process = subprocess.Popen(
            [INTERPRETER, "-S", "-m", "awslambdaric", handler],
            cwd=code,
            env={**_of_lambda(code, handler, api.port), **variables},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield UnderClient(process, api, log)
        finally:
            process.kill()
            process.wait()


def unpacked(zipped: Path, folder: Path) -> Path:
    with ZipFile(zipped) as archive:
        archive.extractall(folder)
    return folder


def client_home() -> Path:
    """The client with what it needs and nothing else, from the locked requirements; made once."""
    CLIENT_HOME.parent.mkdir(parents=True, exist_ok=True)
    with (CLIENT_HOME.parent / "lambda-client.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        wanted = tree.locked(CLIENT, tree.LOCK.read_text("utf-8"))
        made = CLIENT_HOME / "made-from.txt"
        if not made.exists() or made.read_text() != wanted:
            packages = CLIENT_HOME / "packages"
            packages.mkdir(parents=True, exist_ok=True)
            tree.install(CLIENT, packages)
            compiling = ["-q", "--invalidation-mode", "unchecked-hash", str(packages)]
            subprocess.run([sys.executable, "-m", "compileall", *compiling], check=True)
            made.write_text(wanted)
    return CLIENT_HOME / "packages"


def _of_lambda(code: Path, handler: str, port: int) -> dict[str, str]:
    """What Lambda itself sets. Nothing is written beside the code: there it is read-only."""
    return {
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
        "AWS_LAMBDA_FUNCTION_NAME": "function",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "123456789012",
        "AWS_SECRET_ACCESS_KEY": "nothing-of-value",
        "AWS_SESSION_TOKEN": SESSION,
        "LAMBDA_TASK_ROOT": str(code),
        "_HANDLER": handler,
        "LANG": "en_US.UTF-8",
        "PATH": os.defpath,
        "PYTHONPATH": f"{code}:{client_home()}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TZ": ":UTC",
    }
