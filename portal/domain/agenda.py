"""What is planned in an application: one entry for each week, day or look at the site to keep free."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from portal.domain.application import Application, DisciplineOrder
from portal.domain.events import DayPart

PlanKind = Literal["soft", "hard", "inspection"]


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """Days inclusive. ``openings``: on how many different days this application opens the pavement ([KCP] rule 13)."""

    kind: PlanKind
    first_day: date
    last_day: date
    part: DayPart
    disciplines: tuple[str, ...]
    openings: int
    pavement: str = ""
    """Where a pavement is opened: the same for all applications that lie there; ``""`` where none is."""


def agenda(state: Application) -> tuple[PlanEntry, ...]:
    """Everything that is still to come: one entry for each kind, days and part of the day."""
    together: dict[tuple[PlanKind, date, date, DayPart], list[str]] = {}
    for order in state.orders:
        if order.is_open and order.current is not None:
            together.setdefault(_when(order), []).append(order.discipline)
    if state.inspection is not None and state.inspection.passed is None and state.is_open:
        look = state.inspection
        together["inspection", look.day, look.day, look.part] = []
    openings = state.pavement_openings
    digging = {order.discipline for order in state.orders if order.part.digging}
    return tuple(
        PlanEntry(*when, tuple(disciplines), openings, state.pavement if digging & {*disciplines} else "")
        for when, disciplines in together.items()
    )


def opens_again(entry: PlanEntry, other: PlanEntry, weeks: int) -> bool:
    """Whether two applications open one pavement apart that could have gone together: on other days, but no more than
    ``weeks`` weeks from each other ([KCP] rule 13)."""
    if not entry.pavement or entry.pavement != other.pavement:
        return False
    apart = max(other.first_day - entry.last_day, entry.first_day - other.last_day)
    return timedelta() < apart <= timedelta(weeks=weeks)


def _when(order: DisciplineOrder) -> tuple[PlanKind, date, date, DayPart]:
    assert order.current is not None
    promise = order.current.promise
    return order.current.hardness, promise.first_day, promise.last_day, promise.part
