"""The files of the workbench: its style, the script of the single-key shortcuts, and the style of printed letters.

Served by the function itself under a name that changes with the content, so that a browser may keep them for ever.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.messages import templates
from portal.web.style import squeezed

FOLDER = Path(__file__).parent / "served"
PAPER = Path(templates.__file__).parent / "paper.css"
"""How a letter is printed, wherever it is."""
CSS = "text/css; charset=utf-8"
KINDS = {"bench.css": CSS, "keys.js": "text/javascript; charset=utf-8", "paper.css": CSS}
FOR_EVER = "public, max-age=31536000, immutable"


def file(name: str) -> ResponseReturnValue:
    """By the name that ``named`` gives; an older one is gone."""
    original = next((known for known in KINDS if named(known) == name), None)
    if original is None:
        raise NotFound
    return Response(_text(original), content_type=KINDS[original], headers={"Cache-Control": FOR_EVER})


@cache
def named(original: str) -> str:
    """``keys.js`` → ``keys.1f0c9a2b3c4d.js``."""
    stem, _, kind = original.partition(".")
    return f"{stem}.{sha256(_text(original).encode()).hexdigest()[:12]}.{kind}"


@cache
def _text(original: str) -> str:
    text = (PAPER if original == PAPER.name else FOLDER / original).read_text("utf-8")
    return squeezed(text) if original.endswith(".css") else text
