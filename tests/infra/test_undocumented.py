"""Without its manual the driver does what it did."""

import shutil
import subprocess
import sys
from pathlib import Path

import botocore
import pytest

from infra.undocumented import undocument

PROGRAM = """
import sys
from botocore.session import Session
client = Session().create_client("dynamodb", "eu-west-1", aws_access_key_id="1", aws_secret_access_key="2")
print(repr(client.get_item.__doc__), client.get_paginator("query").paginate.__doc__ == "")
print(sorted(name for name in sys.modules if name.startswith("botocore.docs.")), "html.parser" in sys.modules)
"""


@pytest.fixture
def said(tmp_path: Path) -> list[str]:
    shutil.copytree(Path(botocore.__file__).parent, tmp_path / "botocore", ignore=_others)
    undocument(tmp_path / "botocore")
    command = [sys.executable, "-c", PROGRAM]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def _others(folder: str, names: list[str]) -> list[str]:
    """Services that the program doesn't speak to."""
    data = Path(folder).name == "data"
    return [name for name in names if data and name != "dynamodb" and not name.endswith((".json", ".gz"))]


def test_a_client_is_made_and_its_texts_are_empty(said: list[str]):
    assert said[0] == "'' True"


def test_nothing_that_writes_a_manual_is_imported(said: list[str]):
    assert said[1] == "['botocore.docs.docstring', 'botocore.docs.utils'] False"
