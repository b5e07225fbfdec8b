"""The history on the follow page: newest first, each thing said once for all disciplines that it holds for."""

from collections.abc import Iterator
from datetime import date

from portal.domain.application import Application, Line
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.follow_views import LineView
from portal.domain.names import cause_sentence, discipline_name, organisation_name


def lines(state: Application, definition: Definition, language: Language) -> tuple[LineView, ...]:
    return tuple(_line(alike, state, definition, language) for alike in _grouped(reversed(state.lines)))


def _grouped(lines: Iterator[Line]) -> Iterator[tuple[Line, ...]]:
    """Neighbours that say the same, on the same day, of different disciplines."""
    alike: list[Line] = []
    for line in lines:
        if alike and _says(line) != _says(alike[0]):
            yield tuple(alike)
            alike = []
        alike.append(line)
    if alike:
        yield tuple(alike)


def _says(line: Line) -> object:
    """What must be the same; a line about the whole application stands alone."""
    alone = None if line.discipline else id(line)
    return local(line.at).date(), line.text, line.values, alone, line.by


def _line(alike: tuple[Line, ...], state: Application, definition: Definition, language: Language) -> LineView:
    line = alike[0]
    values = line.values or {}
    about = {same.discipline for same in alike}
    every = {order.discipline for order in state.orders}
    return LineView(
        on=local(line.at).date(),
        text=line.text,
        by=organisation_name(line.by, definition),
        disciplines=() if about == every else _names(about, state, definition, language),
        first_day=_day(values.get("first_day")),
        last_day=_day(values.get("last_day")),
        part=values.get("part", "day"),
        cause=cause_sentence(values.get("cause", ""), definition, language),
    )


def _names(about: set[str], state: Application, definition: Definition, language: Language) -> tuple[str, ...]:
    """In the order in which they were applied for."""
    order = [order.discipline for order in state.orders if order.discipline in about]
    return tuple(discipline_name(discipline, definition, language) for discipline in order)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
