"""Lines of an import: NDJSON, or CSV whose columns are called after the fields they fill, with dots inside.

``contact.next.week`` fills a field within a field, ``orders.1.discipline`` one of the first in a list; several names in
one cell are separated by spaces or semicolons; an empty cell leaves its field out.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from msgspec import DecodeError, ValidationError, convert
from msgspec.json import Decoder

from functions.planning_api.bodies import Incoming
from functions.planning_api.bodies.running import RunningApplication
from functions.planning_api.mistakes import NotLines
from functions.planning_api.reading import NotJson, WrongField, wrong_field

Line = Incoming | RunningApplication
LINE: Any = Line
"""A union is a type to msgspec, and none to the type checker."""
DECODER = Decoder(LINE)
LISTS = ("disciplines", "subjects")
SEPARATED = re.compile(r"[;\s]+")
MOST_LINES = 100
"""That one request may bring; what follows is asked for by the answer."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One line, not yet understood: its number in the body (1 is the first), and its bytes or its cells."""

    number: int
    content: bytes | dict[str | None, Any]

    def understood(self) -> Line:
        """Raises NotJson, WrongField."""
        try:
            if isinstance(self.content, bytes):
                read: Line = DECODER.decode(self.content)
            else:
                read = convert(nested(self.content), LINE, strict=False)
        except ValidationError as fault:
            raise wrong_field(str(fault)) from fault
        except RecursionError as fault:
            raise WrongField("", "The line should be one JSON object that describes one event.") from fault
        except (DecodeError, UnicodeDecodeError) as fault:
            raise NotJson("The line is not JSON in UTF-8.") from fault
        return read


def json_lines(body: bytes) -> Iterator[Raw]:
    """Empty lines count and are skipped."""
    for number, line in enumerate(body.splitlines(), start=1):
        if line.strip():
            yield Raw(number, line)


def csv_lines(body: bytes) -> Iterator[Raw]:
    """The first line names the columns; commas or semicolons separate. Raises NotLines."""
    try:
        text = body.decode("utf-8-sig")
        columns = text.partition("\n")[0]
        separator = ";" if columns.count(";") > columns.count(",") else ","
        rows = csv.DictReader(StringIO(text, newline=""), delimiter=separator, strict=True)
        for row in rows:
            yield Raw(rows.line_num, dict(row))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise NotLines("The body is not CSV in UTF-8, with the names of the columns on its first line.") from fault


def nested(cells: dict[str | None, Any]) -> dict[str, Any]:
    """From columns with dots to fields within fields. Raises WrongField."""
    if None in cells or any(value is None for value in cells.values()):
        raise WrongField("", "The line should have as many cells as the first line has names of columns.")
    found: dict[str, Any] = {}
    for column, cell in cells.items():
        if column and cell.strip():
            _put(found, column, cell.strip())
    return {name: _lists(value) for name, value in found.items()}


def _put(found: dict[str, Any], column: str, cell: str) -> None:
    *outer, name = column.split(".")
    place = found
    for part in outer:
        place = place.setdefault(part, {})
        if not isinstance(place, dict):
            raise WrongField(column, f"Field {column} lies within {part}, which is a column of its own.")
    place[name] = SEPARATED.split(cell) if name in LISTS else cell


def _lists(value: Any) -> Any:
    """Fields called 1, 2, 3 … are the items of a list, in that order."""
    if not isinstance(value, dict):
        return value
    inner = {name: _lists(each) for name, each in value.items()}
    if all(name.isascii() and name.isdecimal() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner
