"""AWS as far as MiniStack goes, with authorisation on: every call is decided, and every decision is written down."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import botocore.session

from portal.local.processes import answers_on, free_port, running
from tests.engines import ROOT

PYTHON = ROOT / ".venv-ministack/bin/python"
REGION, ACCOUNT = "eu-west-1", "123456789012"
OWNER = {"AWS_ACCESS_KEY_ID": "owner", "AWS_SECRET_ACCESS_KEY": "nothing-of-value"}
"""Root of the emulated account: it deploys; no function ever sees these."""
SESSION = botocore.session.Session()


@dataclass(frozen=True, slots=True)
class Decision:
    """One question to the emulated authorisation; ``principal`` is an ARN, a role's ends in ``/<function>``."""

    principal: str
    action: str
    resource: str
    allowed: bool

    @property
    def role(self) -> str:
        """The role that was assumed, or "" for other principals."""
        return self.principal.split("/")[1] if ":assumed-role/" in self.principal else ""


@dataclass(frozen=True, slots=True)
class Aws:
    """A running emulator. ``environ`` is what a program needs to take it for AWS."""

    port: int
    folder: Path

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environ(self) -> dict[str, str]:
        return {**OWNER, "AWS_ENDPOINT_URL": self.endpoint, "AWS_REGION": REGION}

    @property
    def log(self) -> str:
        return (self.folder / "ministack.log").read_text(errors="replace")

    def client(self, service: str) -> Any:
        """The owner's."""
        return _client(self.endpoint, service)

    def decisions(self) -> list[Decision]:
        """Everything that was decided so far, in order."""
        notebook = self.folder / "decisions"
        return [Decision(**json.loads(line)) for line in notebook.read_text().splitlines()]

    def mails(self) -> list[dict[str, Any]]:
        """Everything SES was given, oldest first."""
        with urlopen(f"{self.endpoint}/_ministack/ses/messages?account={ACCOUNT}", timeout=10) as answer:
            found: list[dict[str, Any]] = json.load(answer)["messages"].get(ACCOUNT, [])
        return found


@cache
def _client(endpoint: str, service: str) -> Any:
    key, secret = OWNER.values()
    return SESSION.create_client(
        service, REGION, endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret
    )


@contextmanager
def emulated_aws(folder: Path) -> Iterator[Aws]:
    """MiniStack in memory with authorisation on. Raises DidNotStart."""
    port = free_port()
    (folder / "decisions").touch()
    (folder / "scratch").mkdir()
    variables = {
        **OWNER,
        "AUTH": "true",
        "BIND_HOST": "127.0.0.1",
        "DECISIONS": str(folder / "decisions"),
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "LAMBDA_EXECUTOR": "local",
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_REGION": REGION,
        "PYTHONDONTWRITEBYTECODE": "1",
        "SFTP_ENABLED": "0",
        "TMPDIR": str(folder / "scratch"),
    }
    command = [str(PYTHON), str(Path(__file__).with_name("recorded_ministack.py"))]
    with running(command, lambda: answers_on(port), folder / "ministack.log", variables):
        yield Aws(port, folder)


@contextmanager
def as_owner(aws: Aws) -> Iterator[None]:
    """This process and those it starts take the emulator for AWS and its owner for themselves."""
    before = dict(os.environ)
    os.environ.update(aws.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
