"""The folder of our own in one function's zip: its rooms, and the content of its brand, checked and made ready."""

import shutil
from pathlib import Path

from infra.describe import Function
from portal.definitions.loading import load
from portal.definitions.ready import Ready, write
from portal.definitions.searchable import write as write_answers
from portal.definitions.words import load_words
from portal.domain.definition import Brand, Definition
from portal.settings import ANSWERS
from portal.site.sections import indexes
from portal.web import style

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("bootstrap", "definitions", "domain", "outside", "services", "store")
"""Of ``portal/``, what every function loads, or may load."""
MODULES = ("__init__.py", "settings.py", "start.py")
STEMS = "snowballstemmer"
"""Whoever brings this searches, and so brings the answers too."""
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
        for module in ("__init__.py", "bundle.py", "entry.py", "light.py", "worked_out.py", "wsgi.py"):
            _copy(ROOT / "infra" / module, folder / "infra" / module)
    definition = load(brand, ROOT / "content")
    if "web" in function.rooms:
        _name_style(definition.brand, folder / "portal/web")
    _content(definition, brand, ROOT / "content", folder / "content", letters="messages" in function.rooms)
    if STEMS in function.distributions:
        words = load_words(brand, ROOT / "content")
        write_answers(indexes(definition, words, ROOT / "content"), folder / "content" / ANSWERS)


def _name_style(brand: Brand, web: Path) -> None:
    """Pages only link to the stylesheet, by a name that is made of its text; the site serves it."""
    folder = web / style.SOURCES.name
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / style.NAMED.name).write_text(style.stylesheet_name(brand), "utf-8")


def _content(definition: Definition, brand: str, source: Path, target: Path, *, letters: bool) -> None:
    target.mkdir()
    write(Ready(definition, load_words(brand, source).sentences), target)
    for messages in (Path("messages"), Path("brands") / brand / "messages"):
        if letters and (source / messages).is_dir():
            _copy(source / messages, target / messages)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=IGNORED)
    else:
        shutil.copyfile(source, target)
