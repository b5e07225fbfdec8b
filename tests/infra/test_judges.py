"""The judges of templates: cfn-lint, and checkov in an environment of its own, with a reason for all it overlooks."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engines import ROOT
from tests.infra.templates import STACKS, file, template

pytestmark = pytest.mark.long
CHECKOV = ROOT / ".venv-checkov/bin/checkov"
SHORTEST_REASON = 40
"""Characters."""


def skips() -> Iterator[tuple[str, dict[str, str]]]:
    for stack in STACKS:
        for name, resource in template(stack).resources.items():
            for skip in resource.get("Metadata", {}).get("checkov", {}).get("skip", ()):
                yield f"AWS::{resource['Type'].removeprefix('AWS::')}.{name}", skip


@pytest.fixture(scope="module")
def judged() -> dict[str, Any]:
    command = [str(CHECKOV), "--framework", "cloudformation", "--skip-download", "--compact", "-o", "json"]
    files = [part for stack in STACKS for part in ("-f", str(file(stack)))]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_cfn_lint_finds_nothing() -> None:
    command = [str(Path(sys.executable).with_name("cfn-lint")), *(str(file(stack)) for stack in STACKS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_checkov_finds_nothing(judged: dict[str, Any]) -> None:
    assert judged["summary"]["parsing_errors"] == 0
    assert judged["summary"]["passed"] > 100
    assert [f"{one['check_id']} {one['resource']}" for one in judged["results"]["failed_checks"]] == []


def test_whatever_checkov_overlooks_has_its_reason_beside_it(judged: dict[str, Any]) -> None:
    """And nothing is overlooked that it would not have found: an old skip hides a new fault."""
    written = {(skip["id"], resource) for resource, skip in skips()}
    assert {(one["check_id"], one["resource"]) for one in judged["results"].get("skipped_checks", ())} == written
    assert [resource for resource, skip in skips() if len(skip["comment"]) < SHORTEST_REASON] == []
