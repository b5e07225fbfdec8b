"""The content security policy of the site's pages: only own files, and only the inline scripts that the build made."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

FILE = "csp.json"
RUNS = re.compile(r"|module|(text|application)/javascript")
"""Script types that a browser executes; ``application/json`` is only data."""
RULES = {
    "default-src": "'none'",
    "worker-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


class UnsafePage(ValueError):
    """A built page holds a style or a script that the policy would block."""

    def __init__(self, page: Path, attribute: str) -> None:
        super().__init__(f"{page.name} has an attribute {attribute}= that the content security policy doesn't allow.")


def write_policy(out: Path) -> None:
    """Collect the hash of every inline script below ``out`` into ``csp.json``. Raises UnsafePage."""
    hashes = sorted({found for page in sorted(out.rglob("*.html")) for found in _hashes(page)})
    (out / FILE).write_text(json.dumps({"script": hashes}, indent=1), "utf-8")


def csp(out: Path) -> str:
    """The header ``Content-Security-Policy`` for every page of the site that was built in ``out``."""
    hashes: list[str] = json.loads((out / FILE).read_text("utf-8"))["script"]
    script = " ".join(["'self'", *(f"'{found}'" for found in hashes)])
    return "; ".join(f"{name} {value}" for name, value in (RULES | {"script-src": script}).items())


def _hashes(page: Path) -> Iterable[str]:
    reader = _Reader(page)
    reader.feed(page.read_text("utf-8"))
    return [f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" for text in reader.scripts]


class _Reader(HTMLParser):
    """Finds inline scripts, and attributes that hold style or script."""

    def __init__(self, page: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, _ in attrs:
            if name == "style" or name.startswith("on"):
                raise UnsafePage(self.page, name)
        values = dict(attrs)
        self._inside = tag == "script" and "src" not in values and bool(RUNS.fullmatch(values.get("type") or ""))

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False
