"""The sites of the real brands, built once for all tests that look at them."""

import atexit
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bs4 import BeautifulSoup

from portal.settings import CONTENT
from portal.site.build import build_site
from tests.builders import a_definition
from tests.site.scenes import TODAY

STYLE = ("0123456789ab.css", ":root{--ink:#000000}")
"""What the caller of the build passes in: a file name and the text."""


@cache
def built_site(brand: str) -> Path:
    """The folder of a brand's site; it goes when the tests end."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    out = Path(folder.name) / brand
    build_site(a_definition(brand), CONTENT, out, STYLE, TODAY)
    return out


@cache
def pages(brand: str) -> dict[str, BeautifulSoup]:
    """Every page by its address, ``/kosten/`` or ``/404.html``."""
    return dict(_pages(built_site(brand)))


def _pages(out: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted(out.rglob("*.html")):
        address = "/" + path.relative_to(out).as_posix().removesuffix("index.html")
        yield address, BeautifulSoup(path.read_text(), "html5lib")


def words_of(soup: BeautifulSoup) -> str:
    """What a reader sees or hears, without scripts."""
    copy = BeautifulSoup(str(soup), "html5lib")
    for tag in copy(["script", "style"]):
        tag.decompose()
    return " ".join(copy.get_text(" ").split())
