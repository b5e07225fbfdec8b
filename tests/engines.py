"""The unlike engines that the store's contract runs on: no test may rest on one emulator's quirk."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.local.engine import Engine
from portal.local.processes import answers_on, free_port, running

ROOT = Path(__file__).parent.parent
MINISTACK = ROOT / ".venv-ministack/bin/ministack"
ORACLE = os.environ.get("PORTAL_ORACLE", "")
"""Folder with DynamoDB Local, for who accepted its licence (``make test-oracle``)."""

ENGINES = ("roto", "ministack", "oracle") if ORACLE else ("roto", "ministack")


@contextmanager
def ministack(folder: Path) -> Iterator[Engine]:
    """MiniStack in memory, in an environment of its own (it pins another botocore)."""
    port = free_port()
    variables = {
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "MINISTACK_ACCOUNT_ID": "123456789012",
    }
    with running([str(MINISTACK)], lambda: answers_on(port), folder / "ministack.log", variables) as pid:
        yield Engine(f"http://127.0.0.1:{port}", pid)


@contextmanager
def dynamodb_local(folder: Path) -> Iterator[Engine]:
    """DynamoDB Local in memory. It can't be told to listen on 127.0.0.1 alone."""
    port = free_port()
    home = (ROOT / ORACLE).resolve()
    command = [
        str(shutil.which("java")),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        f"-Djava.library.path={home / 'DynamoDBLocal_lib'}",
        "-jar",
        str(home / "DynamoDBLocal.jar"),
        *("-port", str(port), "-inMemory", "-sharedDb", "-disableTelemetry"),
    ]
    with running(command, lambda: answers_on(port), folder / "dynamodb.log") as pid:
        yield Engine(f"http://127.0.0.1:{port}", pid)
