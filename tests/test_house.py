"""The house holds: what each function really loads, and that pins, locks and files agree."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FUNCTIONS = sorted(path.parent.name for door in ("app", "main") for path in ROOT.glob(f"functions/*/{door}.py"))

LOADS = """
import sys
before = set(sys.modules)
import importlib, json
from pathlib import Path
from portal.bootstrap import portal_for
from portal.settings import read_settings

name = sys.argv[1]
portal = portal_for(name, read_settings(json.loads(sys.argv[2])))
if Path(f"functions/{name}/app.py").exists():
    importlib.import_module(f"functions.{name}.app").create_app(portal)
else:
    importlib.import_module(f"functions.{name}.main")
print(json.dumps({name: str(vars(sys.modules[name]).get("__file__")) for name in sys.modules.keys() - before}))
"""
SETTINGS = {
    "PORTAL_BRAND": "mijnaansluiting",
    "PORTAL_STAGE": "test",
    "PORTAL_ORIGINS": "https://portal.example",
    "PORTAL_LINK_KEYS": '{"a": "00"}',
    "PORTAL_LOOKUP_SECRET": "00",
    "PORTAL_BUCKET": "uploads",
    "PORTAL_SES": "yes",
}

STORE = {"botocore", "dateutil", "jmespath", "msgspec", "pynamodb", "six", "typing_extensions", "urllib3"}
STORE |= {"blinker", "certifi"}  # PynamoDB's signals; botocore takes these certificates where they are installed
PAGES = {"click", "flask", "itsdangerous", "jinja2", "markupsafe", "werkzeug", "wtforms"}
LETTERS = {"jinja2", "markupsafe"}
HANDLERS = {"messenger": STORE | LETTERS, "nightly": STORE, "inbox": STORE}

BASE = {"bootstrap", "definitions", "domain", "services", "settings", "store"}
ROOMS = {
    "apply": BASE | {"web", "files", "outside"},
    "messenger": BASE | {"messages", "start"},
    "nightly": BASE | {"files", "start"},
    "inbox": BASE | {"files", "start"},
    "planning_api": BASE | {"web"},
    "survey": BASE | {"web"},
    "track": BASE | {"web"},
    "workbench": BASE | {"web", "messages"},
}

LATER = {
    "apply": {"portal.domain.follow", "portal.domain.submission", "portal.domain.search.index"},
    "planning_api": {"portal.domain.submission", "portal.services.record_many", "portal.services.staff_ports"},
    "workbench": {"portal.messages.render", "portal.services.compose", "portal.domain.follow"},
    "survey": {"portal.domain.planning", "portal.domain.overtaken"},
    "track": {
        "portal.domain.congestion",
        "portal.domain.fold",
        "portal.domain.search.index",
        "portal.domain.submission",
    },
}
"""Modules that only pages need which few visitors come to, or which come last."""


def loaded_by(function: str) -> dict[str, str]:
    """Modules that one function loads when its Lambda starts, with their files."""
    command = [sys.executable, "-c", LOADS, function, json.dumps(SETTINGS)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    modules: dict[str, str] = json.loads(found.stdout)
    return modules


@pytest.fixture(scope="module", params=FUNCTIONS)
def function(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    return request.param, loaded_by(request.param)


def test_a_function_loads_no_package_it_has_no_use_for(function):
    name, modules = function
    packages = {module.partition(".")[0] for module, file in modules.items() if "site-packages" in file}
    assert packages <= HANDLERS.get(name, STORE | PAGES)


def test_every_function_has_its_list_of_rooms():
    assert set(FUNCTIONS) <= set(ROOMS)


def test_a_function_loads_exactly_its_rooms(function):
    name, modules = function
    assert {module.split(".")[1] for module in modules if module.startswith("portal.")} == ROOMS[name]


def test_a_function_starts_without_what_seldom_pages_need(function):
    name, modules = function
    assert LATER.get(name, set()) & modules.keys() == set()


def test_a_function_loads_no_other_function(function):
    name, modules = function
    assert {module.split(".")[1] for module in modules if module.startswith("functions.")} == {name}


def imported_by(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
    return found


@pytest.mark.parametrize("file", sorted(ROOT.glob("portal/domain/**/*.py")), ids=lambda file: file.name)
def test_the_domain_knows_only_the_language(file):
    others = {name for name in imported_by(file) if not name.startswith("portal.domain")}
    assert {name.partition(".")[0] for name in others} <= sys.stdlib_module_names - {"os", "pathlib", "socket", "time"}


def pins() -> dict[str, str]:
    """Every package that pyproject.toml asks for, with its version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *(line for lines in project["optional-dependencies"].values() for line in lines)]
    return dict(line.split("==") for line in asked)


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Every package of a lock file with its version and the number of its hashes."""
    entries = re.split(r"\n(?=[a-z])", (ROOT / name).read_text())
    found = (re.match(r"([a-z0-9._-]+)==([^ ]+)", entry) for entry in entries)
    return {match[1]: (match[2], match.string.count("--hash=sha256:")) for match in found if match}


def test_every_pin_is_locked():
    lock = locked("requirements.lock")
    assert pins() == {name: lock[name][0] for name in pins()}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-ministack.lock", "requirements-sbom.lock"])
def test_everything_locked_has_a_hash(name):
    assert [package for package, (_, hashes) in locked(name).items() if hashes == 0] == []


def test_locks_name_no_registry():
    for name in ("requirements.lock", "requirements-ministack.lock", "requirements-sbom.lock", "package-lock.json"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert "find-links" not in text


def test_the_build_tool_is_the_locked_one():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert wanted == [f"setuptools=={pins()['setuptools']}"]


def test_the_makefile_explains_every_target():
    text = (ROOT / "Makefile").read_text()
    phony = set(re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)[1].split())
    explained = set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))
    assert phony - explained == {"chromium"}


def test_no_file_names_a_place_on_somebodys_machine():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    place = re.compile(r"(?<![\w.:/{}$)-])/(?:home|root|work|Users|tmp|opt)/[a-z]", re.IGNORECASE)
    files = [ROOT / line for line in tracked.stdout.splitlines() if not line.endswith((".png", ".woff2", ".ico"))]
    assert [file.name for file in files if file.exists() and place.search(file.read_text())] == []
