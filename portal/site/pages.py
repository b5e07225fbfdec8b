"""The hand-written pages of one brand in one language: the shared ones, and the brand's own in their place."""

import re
from dataclasses import dataclass
from pathlib import Path

from portal.domain.definition import Language

INSERTS = "inserts"
"""Folder within a brand's pages with pieces that shared pages take in."""

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_KEY = re.compile(r"^page: ([a-z-]+)$", re.MULTILINE)
_ABOUT = re.compile(r"^description: (.*)$", re.MULTILINE)


class PageWithoutKey(ValueError):
    """A page says nowhere which page it is, so its translation can't be found."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: the front matter misses a line such as 'page: costs'.")


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page. ``key`` is the same in every language, ``path`` (``kosten.md``) is not."""

    key: str
    path: str
    text: str

    @property
    def address(self) -> str:
        """Its path on the site, within its language: ``kosten/``; ``""`` for the home page."""
        return "" if self.path == "index.md" else self.path.removesuffix(".md") + "/"

    @property
    def about(self) -> str:
        """What the page says of itself to who looks for it."""
        said = _ABOUT.search(self.text)
        return said[1] if said else ""

    @property
    def body(self) -> str:
        """The page without its front matter."""
        return _FRONT_MATTER.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Pages:
    pages: tuple[Page, ...]
    inserts: dict[str, str]


def read_pages(content: Path, brand: str, language: Language) -> Pages:
    """Every page by its path, the brand's own before the shared one. Raises PageWithoutKey."""
    own = _texts(content / "brands" / brand / "pages" / language)
    inserts = {path: own.pop(path) for path in list(own) if path.startswith(f"{INSERTS}/")}
    texts = _texts(content / language) | own
    pages = tuple(Page(_key(path, text), path, text) for path, text in sorted(texts.items()))
    return Pages(pages, {path[len(INSERTS) + 1 : -len(".md")]: text for path, text in inserts.items()})


def with_front_matter(text: str, line: str) -> str:
    """The page with one more line of front matter."""
    return text.replace("---\n", f"---\n{line}\n", 1)


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}


def _key(path: str, text: str) -> str:
    head = _FRONT_MATTER.match(text)
    key = _KEY.search(head[1]) if head else None
    if key is None:
        raise PageWithoutKey(path)
    return key[1]
