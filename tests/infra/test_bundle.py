"""Modules from one file are the modules of their own files, and without that file everything is as always."""

import marshal
import shutil
import subprocess
import sys
from compileall import compile_dir
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

from infra import bundle as module
from infra.bundle import BUNDLE, SIZE, Bundle, find
from infra.bundling import bundle

FILES = {
    "infra/__init__.py": "",
    "infra/entry.py": "",
    "alone.py": "A = 1\n",
    "whole/__init__.py": '"""A package."""\nfrom whole.part import B\n',
    "whole/part.py": "B = 2\n\ndef fall():\n    raise ValueError\n",
    "whole/without/deep.py": "C = 3\n",
    "whole/compiled/page.py": "",
    "loose/thing.py": "",
    "not-a-name.py": "",
}
"""``without`` and ``loose`` are folders without ``__init__.py``."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for path, source in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source)
    compile_dir(
        tmp_path, quiet=1, stripdir=str(tmp_path), invalidation_mode=PycInvalidationMode.UNCHECKED_HASH, maxlevels=9
    )
    bundle((tmp_path,), tmp_path / "infra")
    return tmp_path


def bundled(tree: Path) -> Bundle:
    found = find(tree)
    assert found is not None
    return found


def said(tree: Path, program: str) -> str:
    """What a fresh interpreter prints that has the tree, its bundle in use, and nothing else."""
    shutil.copy(module.__file__, tree / "infra/bundle.py")
    use = f"import sys; sys.path.insert(0, {str(tree)!r}); from infra import bundle; from pathlib import Path"
    command = [sys.executable, "-S", "-c", f"{use}\nbundle.use(Path({str(tree)!r}))\n{program}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_it_holds_every_module_but_those_that_come_before_it(tree: Path):
    names = ("alone", "whole", "whole.part", "whole.without.deep")
    assert all(bundled(tree).find_spec(name) for name in names)
    others = ("infra", "infra.entry", "loose.thing", "whole.compiled.page", "not-a-name", "unheard_of")
    assert not any(bundled(tree).find_spec(name) for name in others)


def test_byte_code_is_in_the_bundle_or_in_its_own_file_and_never_in_both(tree: Path):
    left = {str(file.relative_to(tree)).partition(".cpython")[0] for file in tree.rglob("*.pyc")}
    assert left == {
        *("infra/__pycache__/__init__", "infra/__pycache__/entry", "__pycache__/not-a-name"),
        *("whole/compiled/__pycache__/page", "loose/__pycache__/thing"),
    }


def test_a_module_says_of_itself_what_it_would_say_without_the_bundle(tree: Path):
    program = (
        "import alone, whole, whole.part, whole.without.deep as deep\n"
        "print([(m.__name__, m.__file__, m.__package__, m.__cached__, getattr(m, '__path__', None), m.__doc__)"
        " for m in (alone, whole, whole.part, deep)], whole.B, deep.C)"
    )
    with_it = said(tree, program)
    (tree / "infra" / BUNDLE).unlink()
    assert with_it == said(tree, program)


def test_what_it_runs_is_in_the_bundle_and_what_it_shows_is_the_source(tree: Path):
    (tree / "alone.py").write_text("A = 'the source of today'\n")
    program = "import alone, inspect\nprint(alone.A, inspect.getsource(alone).strip())"
    assert said(tree, program) == "1 A = 'the source of today'"


def test_a_traceback_shows_the_line(tree: Path):
    program = "import traceback, whole.part\ntry: whole.part.fall()\nexcept ValueError: print(traceback.format_exc())"
    assert "raise ValueError" in said(tree, program)


def test_modules_of_python_come_from_python(tree: Path):
    found = bundled(tree).find_spec("colorsys")
    assert found is not None
    assert found.origin == __import__("colorsys").__file__


def test_the_bundle_of_another_python_is_none(tree: Path):
    file = tree / "infra" / BUNDLE
    content = file.read_bytes()
    head = marshal.dumps((b"\0\0\r\n", {}))
    assert MAGIC_NUMBER in content
    file.write_bytes(len(head).to_bytes(SIZE, "big") + head)
    assert find(tree) is None


def test_without_a_bundle_nothing_is_found_and_nothing_breaks(tmp_path: Path):
    assert find(tmp_path) is None
