"""The modules of a zip from one file: looking each up in folders and reading it alone is an eighth of a start.

The file is written by ``infra.bundling`` from the byte code that was compiled for the zip, and lies beside this module.
What isn't in it, and everything if it is of another Python, is imported from its own file as always.
"""

import marshal
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import CodeType, ModuleType

BUNDLE = "modules.bundle"
SIZE = 8
"""Bytes of the number at its beginning: how long the index behind it is."""
CACHED = f"__pycache__/{{}}.{sys.implementation.cache_tag}.pyc"

LIBRARY = (os.path.dirname(os.__file__), os.path.join(os.path.dirname(os.__file__), "lib-dynload"))
"""The folders of Python's own modules; those of a zip, which Lambda has before them, needn't be searched for these."""

Place = tuple[int, int, bool]
"""Where a module's code begins, counted from the end of the index; how many bytes it has; whether it is a package."""


class Bundled(SourceFileLoader):
    """A module whose source lies in its own file, for whoever asks, and whose code in the bundle."""

    def __init__(self, name: str, path: str, code: memoryview) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = marshal.loads(self._code)  # noqa: S302 - our own build wrote it, as it wrote the source
        return code


class Bundle:
    """Finds the modules of ``index`` as if below ``root``, and those of Python where Python has them.

    It is what ``importlib.abc`` calls a MetaPathFinder; to import that would cost more than a folder's modules.
    """

    def __init__(self, root: str, index: Mapping[str, Place], code: memoryview) -> None:
        self._root, self._index, self._code = root, index, code

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._index:
            return PathFinder.find_spec(fullname, LIBRARY) if fullname in sys.stdlib_module_names else None
        begin, size, package = self._index[fullname]
        *above, name = fullname.split(".")
        folder = "/".join([self._root, *above, *([name] if package else [])])
        name = "__init__" if package else name
        file = f"{folder}/{name}.py"
        loader = Bundled(fullname, file, self._code[begin : begin + size])
        spec = ModuleSpec(fullname, loader, origin=file, is_package=package)
        spec.has_location, spec.cached = True, f"{folder}/{CACHED.format(name)}"
        if package:
            spec.submodule_search_locations = [folder]
        return spec


def find(root: Path) -> Bundle | None:
    """The bundle of the tree that begins at ``root``; None where there is none, or none for this Python."""
    file = root / "infra" / BUNDLE
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        content = memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))
    begin = SIZE + int.from_bytes(content[:SIZE], "big")
    magic, index = marshal.loads(content[SIZE:begin])  # noqa: S302 - as above
    return Bundle(str(root), index, content[begin:]) if magic == MAGIC_NUMBER else None


def use(root: Path) -> None:
    """From here on, modules come from the bundle of ``root`` if it has them; those built into Python come before."""
    found = find(root)
    if found:
        sys.meta_path.insert(sys.meta_path.index(PathFinder), found)
