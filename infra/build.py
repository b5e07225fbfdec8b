"""One zip per function and brand: only what it needs, pinned and hashed, and the same bytes each time."""

import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from infra import project, prune, tree, zappa_settings
from infra.bundling import bundle
from infra.compiled import compile_templates
from infra.describe import Function
from infra.describe import function as described
from infra.normalise import normalise
from infra.slim import slim
from infra.undocumented import undocument
from infra.worked_out import WORKED_OUT

PACKAGES = f"env/lib/python{tree.PYTHON}/site-packages"
"""Where Zappa looks for them, below the folder it takes for the virtual environment."""


class NotBuilt(Exception):
    """Zappa or the compiler refused; the message closes with what it said."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A zip as it is deployed; ``size`` in bytes, ``sha256`` in hexadecimal digits."""

    path: Path
    sha256: str
    size: int


def build(function: str, brand: str, out: Path) -> Artefact:
    """``<out>/<brand>-<function>.zip``. Raises NoSuchFunction, Mistakes, NotLocked, NotInstalled and NotBuilt."""
    one = described(function)
    out.mkdir(parents=True, exist_ok=True)
    target = (out / f"{brand}-{one.hyphened}.zip").resolve()
    with TemporaryDirectory() as folder:
        _fill(one, brand, Path(folder))
        _package(one.name, Path(folder), target)
    normalise(target)
    content = target.read_bytes()
    return Artefact(target, sha256(content).hexdigest(), len(content))


def _fill(one: Function, brand: str, work: Path) -> None:
    packages, ours = work / PACKAGES, work / "project"
    packages.mkdir(parents=True)
    ours.mkdir()
    tree.install(one.distributions, packages)
    prune.prune(packages, _services(one))
    slim(packages / "botocore/data", _services(one))
    undocument(packages / "botocore")
    project.stage(one, brand, ours)
    if one.http:
        compile_templates(one, brand, ours)
    for code in (packages, ours):
        _compile(code)
    if one.http:
        _work_out(one, brand, ours / "infra" / WORKED_OUT)
        bundle((packages, ours), ours / "infra")
    zappa_settings.write({one.name: zappa_settings.packaging(one, brand, "any")}, ours)


def _services(one: Function) -> tuple[str, ...]:
    """What it makes a client for."""
    used = {"s3": one.bucket.list or one.replies, "sesv2": one.mail, "pinpoint-sms-voice-v2": one.texts}
    return ("dynamodb", *(service for service, is_used in used.items() if is_used))


def _compile(code: Path) -> None:
    """Byte code that Python believes without a look at dates: every entry of a zip is of 1980."""
    options = ["-q", "--invalidation-mode", "unchecked-hash", "-s", str(code)]
    _run([sys.executable, "-m", "compileall", *options, str(code)], code, {})


def _work_out(one: Function, brand: str, file: Path) -> None:
    """In an interpreter of its own, from this very source and the same locked packages."""
    _run([sys.executable, "-m", "infra.working_out", one.name, brand, str(file)], project.ROOT, {})


def _package(key: str, work: Path, target: Path) -> None:
    zappa = Path(sys.executable).parent / "zappa"
    told = {"VIRTUAL_ENV": str(work / "env"), "AWS_DEFAULT_REGION": "eu-west-1"}
    _run([str(zappa), "package", key, "-o", str(target)], work / "project", told)


def _run(command: list[str], folder: Path, told: dict[str, str]) -> None:
    environ = {**os.environ, "PYTHONHASHSEED": "0", **told}
    run = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    if run.returncode:
        raise NotBuilt(f"{Path(command[0]).name} could not build:\n{(run.stdout + run.stderr).strip()[-2000:]}")
