"""The road map as a drawing: a row for the disciplines that stand alike, time from left to right.

Made of the same view as the list beside it, which is its text alternative. All lengths are in units of the drawing,
``WIDTH`` of them from side to side, so that it fits a screen of 320 px.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.definition import Language
from portal.domain.follow_views import FollowView, Hardness, RoadView, StepState, Window
from portal.domain.wording import SHORT_MONTHS, listed, starting_sentence

WIDTH, EDGE = 320, 12
AXIS, ROW, LINE = 24, 56, 34
"""Heights: of the months on top, of a row, and of its line below its top, where its name stands."""
MOST_MONTHS = 7
"""Names of months that fit side by side."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A step: a full circle once it is reached, an open one where it is expected."""

    x: int
    state: StepState


@dataclass(frozen=True, slots=True)
class Bar:
    """The days of the work, with how certain they are."""

    x: int
    width: int
    hardness: Hardness


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` is its height; ``name`` the disciplines. ``before`` is the first promise, where another one stands."""

    name: str
    top: int
    line: int
    marks: tuple[Mark, ...]
    bar: Bar | None
    before: Bar | None


@dataclass(frozen=True, slots=True)
class TimeLine:
    height: int
    today: int
    months: tuple[tuple[int, str], ...]
    """Where each begins, and its name in three letters."""
    rows: tuple[Row, ...]


def time_line(view: FollowView, today: date, language: Language) -> TimeLine | None:
    """None where nothing is left to look forward to."""
    if not view.is_open:
        return None
    roads = [road for road in view.roads if road.situation != "cancelled"]
    scale = _Scale(view.submitted_on, max((*_days(roads), today)))
    rows = tuple(_row(road, place, scale, language) for place, road in enumerate(roads))
    return TimeLine(AXIS + ROW * len(rows), scale.at(today), tuple(_months(scale, language)), rows)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> int:
        whole = max(1, (self.last - self.first).days)
        return EDGE + round((WIDTH - 2 * EDGE) * (day - self.first).days / whole)


def _days(roads: Iterable[RoadView]) -> Iterable[date]:
    for road in roads:
        if road.first:
            yield road.first.last_day
        for step in road.steps:
            yield from (day for day in (step.on, step.by, step.expected) if day)
            if step.window:
                yield step.window.last_day


def _row(road: RoadView, place: int, scale: _Scale, language: Language) -> Row:
    top = AXIS + ROW * place
    is_done = road.situation in ("completed", "delivered")
    return Row(
        name=starting_sentence(listed(road.names, language)),
        top=top,
        line=top + LINE,
        marks=tuple(_marks(road, scale)),
        bar=None if is_done else _bar(road.window, scale),
        before=_bar(road.first, scale) if road.first and not is_done else None,
    )


def _marks(road: RoadView, scale: _Scale) -> Iterable[Mark]:
    """Steps of which a day is known; the work itself is a bar until it is done."""
    for step in road.steps:
        day = step.on or (None if step.window else step.by or step.expected)
        if day is not None:
            yield Mark(scale.at(day), step.state)


def _bar(window: Window, scale: _Scale) -> Bar:
    start, end = scale.at(window.first_day), scale.at(window.last_day)
    return Bar(max(EDGE, min(start, WIDTH - EDGE - 6)), max(6, end - start), window.hardness)


def _months(scale: _Scale, language: Language) -> Iterable[tuple[int, str]]:
    """Each month that begins on the way, or one in so many; the one in which it all began where there is room."""
    starts, day = [], scale.first.replace(day=1)
    while (day := (day + timedelta(days=32)).replace(day=1)) <= scale.last:
        starts.append(day)
    room = (WIDTH - 2 * EDGE) // (MOST_MONTHS + 1)
    if not starts or scale.at(starts[0]) - EDGE >= room:
        starts.insert(0, scale.first)
    for day in starts[:: -(-len(starts) // MOST_MONTHS)]:
        if scale.at(day) <= WIDTH - room:
            yield scale.at(day), SHORT_MONTHS[language][day.month - 1]
