"""Templates compiled beforehand are all of them, and the same whoever compiles."""

from pathlib import Path

import pytest
from jinja2 import ModuleLoader

from infra.compiled import compile_templates
from infra.describe import function
from portal.web.templating import COMPILED, TEMPLATES

FUNCTIONS = Path(__file__).parents[2] / "functions"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    compile_templates(function("survey"), "veldgloed", folder)
    return folder / "functions/survey" / COMPILED


def templates() -> list[str]:
    folders = (TEMPLATES, FUNCTIONS / "survey/templates")
    return [str(file.relative_to(folder)) for folder in folders for file in folder.rglob("*") if file.is_file()]


def test_every_template_has_its_module(compiled: Path):
    wanted = {ModuleLoader.get_module_filename(name) for name in templates()}
    assert {file.name for file in compiled.glob("*.py")} == wanted


def test_the_same_templates_give_the_same_modules(compiled: Path, tmp_path: Path):
    compile_templates(function("survey"), "veldgloed", tmp_path)
    again = tmp_path / "functions/survey" / COMPILED
    assert {file.name: file.read_text() for file in again.iterdir()} == {
        file.name: file.read_text() for file in compiled.glob("*.py")
    }
