"""What an update would change, and that it changes no more: Zappa is asked for code and sizes, not for a variable."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from infra.lambdas import Lambdas, code_sha256, differences
from infra.progress import progress

NAME, SHA256 = "portal-veldgloed-test-track", "ab" * 32
SETTINGS = {"track": {"memory_size": 1024, "role_arn": "arn:role", "aws_environment_variables": {"A": "1", "B": "2"}}}


@dataclass
class OneFunction:
    """Lambda with one function in it."""

    memory: int = 1024
    sha256: str = SHA256
    variables: dict[str, str] = field(default_factory=lambda: {"A": "1", "B": "2"})

    def get_function_configuration(self, FunctionName: str) -> dict[str, Any]:  # noqa: N803 - botocore's name
        return {
            "CodeSha256": code_sha256(self.sha256),
            "LastModified": "today",
            "MemorySize": self.memory,
            "Role": "arn:role",
            "Environment": {"Variables": self.variables},
        }

    def update_function_configuration(self, FunctionName: str, Environment: Any) -> None:  # noqa: N803
        self.variables = Environment["Variables"]

    def get_waiter(self, name: str) -> "OneFunction":
        return self

    def wait(self, FunctionName: str) -> None:  # noqa: N803
        """It never takes long here."""


class Asked(Exception):
    """Zappa was."""


def put(there: OneFunction, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    def zappa(*told: object) -> None:
        raise Asked

    monkeypatch.setattr(Lambdas, "_zappa", zappa)
    told = progress([].append, time.monotonic, time.sleep)
    return Lambdas(there, told).put(NAME, Path("a.zip"), SHA256, SETTINGS)


def test_where_nothing_differs_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    assert put(OneFunction(), monkeypatch) == []


def test_variables_become_exactly_those_that_are_set_without_zappa(monkeypatch: pytest.MonkeyPatch) -> None:
    there = OneFunction(variables={"A": "old", "C": "3"})
    assert put(there, monkeypatch) == ["variable A", "variable B", "variable C"]
    assert there.variables == {"A": "1", "B": "2"}


@pytest.mark.parametrize("there", [OneFunction(sha256="cd" * 32), OneFunction(memory=512)], ids=["code", "memory"])
def test_code_and_sizes_are_zappas(there: OneFunction, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Asked):
        put(there, monkeypatch)


def test_what_differs_is_said() -> None:
    running = Lambdas(OneFunction(memory=512, sha256="cd" * 32), progress([].append, time.monotonic, time.sleep))
    assert differences(running.running(NAME), SHA256, SETTINGS) == [
        "code cdcdcdcdcdcd → abababababab",
        "memory_size 512 → 1024",
    ]
    assert differences(None, SHA256, SETTINGS) == ["new"]
