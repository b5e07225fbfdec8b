"""The list as a sheet: semicolons and a mark in front, as Dutch spreadsheets read it."""

import csv
from collections.abc import Iterable
from io import StringIO

from portal.domain.follow_sentences import Sentences
from portal.domain.mine import Line

COLUMNS = ("reference", "place", "disciplines", "applied", "state", "hardness", "first", "last", "acts")
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a sum of its own (OWASP CSV injection)."""


def written(lines: Iterable[Line], say: Sentences) -> str:
    out = StringIO()
    sheet = csv.writer(out, delimiter=";")
    sheet.writerow([say.say(f"track.mine.column.{name}") for name in COLUMNS])
    sheet.writerows([_harmless(cell) for cell in _row(line, say)] for line in lines)
    return MARK + out.getvalue()


def _row(line: Line, say: Sentences) -> list[str]:
    window = line.window
    dates = (say.hardness(window), window.first_day.isoformat(), window.last_day.isoformat()) if window else ("",) * 3
    acts = say.say("track.you") if line.yours else line.acts
    state = say.say(f"track.mine.situation.{line.situation}")
    return [line.reference, line.place, say.title(line.names), line.submitted_on.isoformat(), state, *dates, acts]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
