"""Makes the file that ``infra.bundle`` reads, from a tree whose byte code was compiled."""

import marshal
from collections.abc import Collection, Iterator
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

from infra.bundle import BUNDLE, SIZE, Place
from portal.web.templating import COMPILED

START = "__init__.py"
HEADER = 16
"""Bytes before the code in a file of byte code (PEP 552)."""
BEFORE = ("infra", "infra.entry", "infra.bundle")
"""Imported before the bundle is in use."""


def bundle(roots: Collection[Path], infra: Path) -> None:
    """Moves the byte code of every module below ``roots`` into the bundle in the folder ``infra``."""
    index: dict[str, Place] = {}
    code = bytearray()
    for name, source in sorted(found for root in roots for found in _modules(root, "")):
        compiled = Path(cache_from_source(str(source)))
        own = compiled.read_bytes()[HEADER:]
        index[name] = (len(code), len(own), source.name == START)
        code += own
        compiled.unlink()
    head = marshal.dumps((MAGIC_NUMBER, index))
    (infra / BUNDLE).write_bytes(len(head).to_bytes(SIZE, "big") + head + code)


def _modules(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Name and source of every module and package in a folder, and of those below the packages."""
    for path in folder.iterdir():
        name, start = prefix + path.stem, path / START
        source = start if path.is_dir() else path
        if _bundled(name, source):
            yield name, source
        if path.is_dir() and (start.is_file() or prefix) and path.name != COMPILED:
            yield from _modules(path, f"{name}.")


def _bundled(name: str, source: Path) -> bool:
    last = name.rpartition(".")[2]
    module = source.is_file() and source.suffix == ".py" and last.isidentifier()
    return module and last != "__init__" and name not in BEFORE
