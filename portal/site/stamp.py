"""One line that changes whenever anything that the site is made from changes."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from portal.domain.definition import Definition

ROOM = Path(__file__).parent
SAYS = (ROOM.parent / "domain", ROOM.parent / "definitions")
"""Other rooms whose code decides what a page says."""
ENGINES = ("mkdocs", "mkdocs-material")


def stamp(definition: Definition, content: Path, more: Iterable[str]) -> str:
    """SHA-256 (hex) of the definition, the content, this code, the engine's versions and ``more``."""
    total = sha256()
    for part in (definition.digest, *more, *map(version, ENGINES)):
        total.update(part.encode() + b"\0")
    for path in _files(definition.brand.id, content):
        total.update(str(path).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _files(brand: str, content: Path) -> Iterator[Path]:
    yield from sorted(content.parent.glob("mkdocs*.yml"))
    folders = ["nl", "en", "words", "site", f"brands/{brand}"]
    for folder in (*(content / name for name in folders), ROOM, *SAYS):
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
