"""The zips themselves: the same bytes each time, small, and nothing in them that a function has no use for."""

import json
import marshal
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

import pytest

from infra.build import Artefact
from infra.bundle import BUNDLE, SIZE
from infra.describe import function, functions
from infra.project import ROOMS
from tests.deployment.zips import zips
from tests.engines import ROOT

pytestmark = pytest.mark.long

BRAND, OTHER = "mijnaansluiting", "veldgloed"
PAGES_BYTES, EVENTS_BYTES = 5_500_000, 4_000_000
SIGNING_IN_BYTES = 13_000_000
"""Of the workbench: checking a signature takes cryptography, which weighs as much as all the rest."""
BUILD = """
import sys
from pathlib import Path
from infra.build import build
print(build(sys.argv[1], sys.argv[2], Path(".")).sha256)
"""
UNCHECKED = 1
"""PEP 552: bit 0 says that the code goes by a hash, bit 1 that it is compared with the source."""
OURS = {"portal", "functions", "content"}
MADE = {"infra", "zappa_settings", "__init__"}
"""The door, and what Zappa writes."""
STRANGERS = {"tests", "pip", "setuptools", "wheel", "boto3", "pytest", "uv", "yaml", "requests"}
each = pytest.mark.parametrize("name", functions())


@cache
def built() -> Mapping[str, Artefact]:
    return zips(BRAND)


@cache
def holds(name: str) -> Mapping[str, bytes]:
    with ZipFile(built()[name].path) as made:
        return {path: made.read(path) for path in made.namelist()}


def entries(name: str) -> list[ZipInfo]:
    with ZipFile(built()[name].path) as made:
        return made.infolist()


def folders(name: str, within: str) -> set[str]:
    parts = [PurePosixPath(path).parts for path in holds(name) if path.startswith(f"{within}/")]
    return {part[1] for part in parts if len(part) > 2} - {"__pycache__"}


@each
def test_built_again_it_is_the_same_to_the_byte(name: str, tmp_path: Path):
    """By another process, which orders its sets in another way."""
    command = [sys.executable, "-c", BUILD, name, BRAND]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "41"}
    again = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
    assert again.stdout.strip() == built()[name].sha256


@each
def test_it_is_small(name: str):
    most = SIGNING_IN_BYTES if "cryptography" in function(name).distributions else PAGES_BYTES
    assert built()[name].size <= (most if function(name).http else EVENTS_BYTES)


@each
def test_it_holds_its_rooms_and_no_other_function(name: str):
    assert folders(name, "functions") == {name}
    assert folders(name, "portal") == {*ROOMS, *function(name).rooms}


@each
def test_it_holds_its_packages_and_no_others(name: str):
    """Each top folder or module is ours, or named by a distribution in functions.toml."""
    tops = {PurePosixPath(path).parts[0].partition(".")[0] for path in holds(name)} - {"__pycache__"}
    known = {one.replace("-", "_") for one in function(name).distributions}
    known = known - {"python_dateutil"} | {"dateutil"} | ({"_cffi_backend"} if "cffi" in known else set())
    assert tops & STRANGERS - known == set()
    assert tops - OURS - MADE - known == set()


@each
def test_nothing_of_another_brand_is_in_its_content(name: str):
    content = {path: held for path, held in holds(name).items() if path.startswith("content/")}
    assert content
    assert [path for path, held in content.items() if OTHER.encode() in held.lower() or OTHER in path] == []


@each
def test_every_module_has_byte_code_that_is_believed_without_a_look_at_dates(name: str):
    compiled = {path: held for path, held in holds(name).items() if path.endswith(".pyc")}
    assert {int.from_bytes(held[4:8], "little") for held in compiled.values()} == {UNCHECKED}
    modules = {path for path in holds(name) if path.endswith(".py")}
    missing = {module for module in modules if _compiled(module) not in compiled} - bundled(name)
    assert {path for path in missing if holds(name)[path]} <= {"zappa_settings.py"}


def bundled(name: str) -> set[str]:
    """The sources of the modules whose byte code lies in one file."""
    bundle = holds(name).get(f"infra/{BUNDLE}")
    if bundle is None:
        return set()
    _, index = marshal.loads(bundle[SIZE : SIZE + int.from_bytes(bundle[:SIZE], "big")])
    return {f"{module.replace('.', '/')}{'/__init__' * package}.py" for module, (_, _, package) in index.items()}


@each
def test_every_module_of_the_bundle_has_its_source_beside_it(name: str):
    assert bundled(name) - holds(name).keys() == set()
    assert bool(bundled(name)) == function(name).http


def _compiled(module: str) -> str:
    path = PurePosixPath(module)
    return str(path.parent / "__pycache__" / f"{path.stem}.cpython-311.pyc")


@each
def test_nothing_says_when_or_where_it_was_built(name: str):
    assert {entry.date_time for entry in entries(name)} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries(name)] == sorted(holds(name))
    assert [path for path, held in holds(name).items() if str(ROOT).encode() in held] == []


@each
def test_no_secret_is_in_it(name: str):
    assert b"ENVIRONMENT_VARIABLES={}" in holds(name)["zappa_settings.py"]
    assert "zappa_settings.json" not in holds(name)


@each
def test_the_driver_knows_the_services_it_calls(name: str):
    found = {PurePosixPath(path).parts[2] for path in holds(name) if path.startswith("botocore/data/")}
    services = {part for part in found if not part.endswith(".json")}
    one = function(name)
    used = {"s3": one.bucket.list or one.replies, "sesv2": one.mail, "pinpoint-sms-voice-v2": one.texts}
    assert services == {"dynamodb", *(service for service, is_used in used.items() if is_used)}
    assert len(json.loads(holds(name)["botocore/data/endpoints.json"])["partitions"]) > 1
