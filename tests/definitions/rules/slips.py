"""One change in a real file, and the mistake it must lead to."""

from dataclasses import dataclass
from pathlib import Path

from tests.definitions.copies import BRAND, a_copy, edit, mistakes_in


@dataclass(frozen=True)
class Slip:
    """``old`` becomes ``new`` (and ``also_old`` ``also_new``); ``sentence`` is part of what is said at ``path``."""

    old: str
    new: str
    path: str
    sentence: str
    also_old: str = ""
    also_new: str = ""
    more: bool = False
    """True where other mistakes follow from it, as from an id that is gone."""


def shown(slip: Slip, file: str, folder: Path) -> None:
    """Makes the slip and asserts that it leads to this mistake, on or just around the line that was changed."""
    content = a_copy(folder)
    path = content / "brands" / BRAND / f"{file}.toml"
    if slip.also_old:
        edit(path, slip.also_old, slip.also_new)
    line = edit(path, slip.old, slip.new)
    mistakes = mistakes_in(content)
    assert len(mistakes) == 1 or slip.more
    [mistake] = [one for one in mistakes if one.path == slip.path and slip.sentence in one.sentence]
    assert mistake.file == f"content/brands/{BRAND}/{file}.toml"
    height = slip.new.count("\n")
    assert _table_above(path, line) <= mistake.line <= line + height


def _table_above(path: Path, line: int) -> int:
    """The line of the header under which a line stands: a missing key is shown there. 1 where there is none."""
    lines = path.read_text("utf-8").splitlines()[:line]
    return max((number for number, text in enumerate(lines, start=1) if text.startswith("[[")), default=1)
