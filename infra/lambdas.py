"""The Lambda functions themselves: code and configuration, made, changed and removed by Zappa's own command."""

import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from infra.progress import Progress

CONFIGURATION = {"memory_size": "MemorySize", "timeout_seconds": "Timeout", "role_arn": "Role", "runtime": "Runtime"}
"""Zappa's name of a setting, and Lambda's."""
VARIABLE = "variable"
LATER = 120
"""Seconds after which Zappa is taken for stuck."""


class ZappaFailed(Exception):
    """Zappa's command ended badly; the message closes with what it said last."""


@dataclass(frozen=True, slots=True)
class Running:
    """A function as it stands on AWS. ``sha256`` of its zip, as hexadecimal digits."""

    sha256: str
    changed_at: str
    settings: Mapping[str, Any]
    variables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lambdas:
    """``client`` is botocore's ``lambda``. ``settings`` are one function's: ``{environment: {…}}``."""

    client: Any
    progress: Progress

    def running(self, name: str) -> Running | None:
        try:
            found = self.client.get_function_configuration(FunctionName=name)
        except self.client.exceptions.ResourceNotFoundException:
            return None
        return Running(
            _hexadecimal(found["CodeSha256"]),
            found["LastModified"],
            {ours: found.get(theirs) for ours, theirs in CONFIGURATION.items()},
            found.get("Environment", {}).get("Variables", {}),
        )

    def put(self, name: str, zipped: Path, sha256: str, settings: Mapping[str, Any]) -> list[str]:
        """Make the function or change it, code and configuration, as far as it differs; says what differed.

        ``sha256`` is that of the zip. Raises ZappaFailed.
        """
        now = self.running(name)
        changes = differences(now, sha256, settings)
        if now is not None and now.variables != _only(settings)["aws_environment_variables"]:
            self._set_variables(name, settings)
        if any(not change.startswith(VARIABLE) for change in changes):
            self._zappa("deploy" if now is None else "update", settings, "--zip", str(zipped))
            self.client.get_waiter("function_updated_v2").wait(FunctionName=name)
        return changes

    def remove(self, settings: Mapping[str, Any]) -> None:
        """Raises ZappaFailed."""
        self._zappa("undeploy", settings, "--yes")

    def _set_variables(self, name: str, settings: Mapping[str, Any]) -> None:
        """Zappa adds its variables to those that are there, so what is set no longer would stay for ever."""
        wanted = dict(_only(settings)["aws_environment_variables"])
        self.client.update_function_configuration(FunctionName=name, Environment={"Variables": wanted})
        self.client.get_waiter("function_updated_v2").wait(FunctionName=name)

    def _zappa(self, command: str, settings: Mapping[str, Any], *more: str) -> None:
        (environment,) = settings
        with TemporaryDirectory() as folder:
            (Path(folder) / "zappa_settings.json").write_text(json.dumps(settings))
            result = subprocess.run(
                [sys.executable, "-m", "zappa.cli", command, environment, *more],
                cwd=folder,
                env=os.environ | {"VIRTUAL_ENV": sys.prefix, "NO_COLOR": "1"},
                capture_output=True,
                text=True,
                check=False,
                timeout=LATER,
            )
        said = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
        if result.returncode:
            raise ZappaFailed(f"zappa {command} of {environment} failed: {' / '.join(said[-5:])}")


def differences(running: Running | None, sha256: str, settings: Mapping[str, Any]) -> list[str]:
    """What an update would change, in words; ["new"] where there is no function yet."""
    if running is None:
        return ["new"]
    wanted = _only(settings)
    found = [] if running.sha256 == sha256 else [f"code {running.sha256[:12]} → {sha256[:12]}"]
    found += [
        f"{name} {now} → {wanted[name]}"
        for name, now in running.settings.items()
        if name in wanted and now != wanted[name]
    ]
    variables = wanted["aws_environment_variables"]
    names = sorted(variables.keys() | running.variables.keys())
    return found + [f"{VARIABLE} {name}" for name in names if variables.get(name) != running.variables.get(name)]


def code_sha256(sha256: str) -> str:
    """As Lambda writes it."""
    return b64encode(bytes.fromhex(sha256)).decode()


def _hexadecimal(code: str) -> str:
    return b64decode(code).hex()


def _only(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    (values,) = settings.values()
    found: Mapping[str, Any] = values
    return found
