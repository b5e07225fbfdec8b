"""One file of an editor's: read into the shape that it must have, and held against its own rules."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from portal.definitions.lines import find_lines, line_of
from portal.definitions.mistakes import Fault, Faults, Mistake, Mistakes, written
from portal.definitions.shape import read
from portal.definitions.toml import parse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What stands in a file; its lines are looked up only where something is wrong."""

    name: str
    """Relative to the folder that holds ``content``."""
    text: str

    @classmethod
    def at(cls, path: Path, content: Path) -> "TomlFile":
        return cls(path.relative_to(content.parent).as_posix(), path.read_text("utf-8"))

    def values(self) -> dict[str, Any]:
        """Raises Mistakes with the one place where it is no valid TOML."""
        return parse(self.name, self.text)

    def read(self, shape: type[T], rules: Callable[[T], Faults]) -> tuple[T | None, list[Mistake]]:
        """The file in its shape, with all that is wrong in it; None where it doesn't have that shape."""
        try:
            values = self.values()
        except Mistakes as broken:
            return None, list(broken.all)
        built, faults = read(shape, values)
        return built, [self.mistake(fault) for fault in (faults if built is None else rules(built))]

    def mistake(self, fault: Fault) -> Mistake:
        path, sentence = fault
        return Mistake(self.name, line_of(find_lines(self.text), path), written(path), sentence)
