"""The folder of our own in one function's zip: its rooms, and the content of its brand, checked and made ready."""

import shutil
from pathlib import Path

from infra.describe import Function
from portal.definitions.loading import load
from portal.definitions.ready import Ready, write
from portal.definitions.words import load_words

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("definitions", "domain", "outside", "services", "store")
"""Of ``portal/``, what every function loads, or may load."""
MODULES = ("__init__.py", "bootstrap.py", "settings.py", "start.py")
IGNORED = shutil.ignore_patterns("__pycache__")


def stage(function: Function, brand: str, folder: Path) -> None:
    """Fill ``folder``. Raises Mistakes where the brand's files break a rule."""
    for room in (*ROOMS, *function.rooms):
        _copy(ROOT / "portal" / room, folder / "portal" / room)
    for module in MODULES:
        _copy(ROOT / "portal" / module, folder / "portal" / module)
    _copy(ROOT / "functions/__init__.py", folder / "functions/__init__.py")
    _copy(ROOT / "functions" / function.name, folder / "functions" / function.name)
    if function.http:
        for module in ("__init__.py", "entry.py", "wsgi.py"):
            _copy(ROOT / "infra" / module, folder / "infra" / module)
    _content(brand, ROOT / "content", folder / "content", letters="messages" in function.rooms)


def _content(brand: str, source: Path, target: Path, *, letters: bool) -> None:
    target.mkdir()
    words = load_words(brand, source)
    write(Ready(load(brand, source), words.sentences), target)
    for messages in (Path("messages"), Path("brands") / brand / "messages"):
        if letters and (source / messages).is_dir():
            _copy(source / messages, target / messages)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=IGNORED)
    else:
        shutil.copyfile(source, target)
