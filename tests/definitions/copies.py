"""Copies of the real content with one thing changed, so that a test shows what an editor's slip leads to."""

import shutil
from pathlib import Path

import pytest

from portal.definitions.loading import load
from portal.definitions.mistakes import Mistake, Mistakes
from portal.settings import CONTENT

BRAND = "mijnaansluiting"


def a_copy(folder: Path, *, words: bool = False) -> Path:
    """The brands' files in a content folder of their own, with the shared words and messages where asked for."""
    content = folder / "content"
    shutil.copytree(CONTENT / "brands", content / "brands")
    for shared in ("words", "messages", "site") if words else ():
        shutil.copytree(CONTENT / shared, content / shared)
    return content


def edit(path: Path, old: str, new: str) -> int:
    """Changes the first ``old`` in a file; returns the line on which it stood."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def mistakes_in(content: Path, brand: str = BRAND) -> tuple[Mistake, ...]:
    with pytest.raises(Mistakes) as caught:
        load(brand, content)
    return caught.value.all
