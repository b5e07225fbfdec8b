"""What of our own goes into a zip: the function's rooms, and its brand's content."""

from pathlib import Path

import pytest

from infra.describe import function, functions
from infra.project import ROOMS, stage
from portal.definitions.loading import load
from portal.definitions.ready import find
from portal.settings import CONTENT
from portal.web.style import NAMED, SOURCES, stylesheet_name

DOOR = {"__init__.py", "bundle.py", "entry.py", "light.py", "worked_out.py", "wsgi.py"}


@pytest.fixture(scope="module", params=functions())
def staged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    stage(function(request.param), "veldgloed", folder)
    return request.param, folder


def folders(path: Path) -> set[str]:
    return {found.name for found in path.iterdir() if found.is_dir()}


def test_of_the_portal_come_the_rooms_it_needs(staged: tuple[str, Path]):
    name, folder = staged
    assert folders(folder / "portal") == {*ROOMS, *function(name).rooms}


def test_of_the_functions_comes_it_alone(staged: tuple[str, Path]):
    name, folder = staged
    assert folders(folder / "functions") == {name}


def test_the_door_comes_with_pages_only(staged: tuple[str, Path]):
    name, folder = staged
    found = {file.name for file in (folder / "infra").glob("*")} if (folder / "infra").exists() else set()
    assert found == (DOOR if function(name).http else set())


def test_of_the_stylesheet_comes_the_name_that_the_site_gives_it(staged: tuple[str, Path]):
    name, folder = staged
    style = folder / "portal/web" / SOURCES.name
    found = {file.name: file.read_text() for file in style.glob("*")}
    wanted = {NAMED.name: stylesheet_name(load("veldgloed", CONTENT).brand)} if "web" in function(name).rooms else {}
    assert found == wanted


def test_the_definition_is_ready(staged: tuple[str, Path]):
    _, folder = staged
    ready = find(folder / "content")
    assert ready is not None
    assert ready.definition == load("veldgloed", CONTENT)


def test_who_searches_brings_the_answers(staged: tuple[str, Path]):
    name, folder = staged
    assert (folder / "content/answers.msgpack").is_file() == (name in ("apply", "track"))


def test_letters_come_where_they_are_written(staged: tuple[str, Path]):
    name, folder = staged
    others = {file.name for file in (folder / "content").iterdir()} - {"ready.msgpack", "answers.msgpack"}
    assert bool(others) == (name in ("messenger", "workbench"))


def test_nothing_says_who_built_it(staged: tuple[str, Path]):
    _, folder = staged
    assert not [path for path in folder.rglob("*") if path.name in ("__pycache__", ".git", "tests")]
