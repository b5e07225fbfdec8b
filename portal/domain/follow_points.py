"""Remaining points of a delivery (restpunten): who mends each, and by when. Their words lie apart, in TEXT items."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.names import discipline_name, organisation_name


@dataclass(frozen=True, slots=True)
class PointView:
    name: str
    """Of the discipline."""
    who: str
    until: date
    late: bool
    solved_on: date | None


def points(state: Application, definition: Definition, language: Language, now: datetime) -> tuple[PointView, ...]:
    """Those that wait first."""
    views = (
        PointView(
            name=discipline_name(point.discipline, definition, language),
            who=organisation_name(point.owner, definition),
            until=point.until,
            late=point.solved_at is None and point.until < local(now).date(),
            solved_on=local(point.solved_at).date() if point.solved_at else None,
        )
        for point in state.points
    )
    return tuple(sorted(views, key=lambda point: point.solved_on is not None))
