"""What a customer's calendar holds of an application: the work, as a week or a day, and the look at the site.

What goes together is one appointment. Each keeps its id for good, so that a calendar that reads again moves it or
strikes it through; ``revision`` never goes down, whatever was taken back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.application import Application, DisciplineOrder, Plan
from portal.domain.definition import Definition, Language
from portal.domain.names import discipline_name

Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
"""In the words of RFC 5545 3.8.1.11."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """``part`` is ``""`` for a whole week, else the part of the one day; ``changed_at`` in UTC."""

    id: str
    kind: Literal["work", "inspection"]
    names: tuple[str, ...]
    first_day: date
    last_day: date
    part: str
    status: Status
    revision: int
    changed_at: datetime


def appointments(state: Application, definition: Definition, language: Language) -> tuple[Appointment, ...]:
    return (*_work(state, definition, language), *_inspection(state))


def _work(state: Application, definition: Definition, language: Language) -> Iterator[Appointment]:
    """The date of the first order for all that share it, one of its own for each that deviates."""
    planned = [order for order in state.orders if order.current is not None]
    going = [order for order in planned if order.cancelled_at is None] or planned
    for place, order in enumerate(going):
        alike = [other for other in going if _days(other.current) == _days(going[0].current)]
        names = tuple(discipline_name(other.discipline, definition, language) for other in alike)
        if place == 0:
            yield _appointment("work", order, state, names)
        elif order not in alike:
            name = discipline_name(order.discipline, definition, language)
            yield _appointment(f"work-{order.discipline}", order, state, (name,))
        elif _went_alone(order, going[0]):
            yield _appointment(f"work-{order.discipline}", order, state, names, "CANCELLED")


def _appointment(
    id: str, order: DisciplineOrder, state: Application, names: tuple[str, ...], status: Status | None = None
) -> Appointment:
    assert order.current is not None
    promise, is_day = order.current.promise, order.current.hardness == "hard"
    return Appointment(
        id=id,
        kind="work",
        names=names,
        first_day=promise.first_day,
        last_day=promise.last_day,
        part=promise.part if is_day else "",
        status=status or _status(order),
        revision=state.version,
        changed_at=state.lines[-1].at,
    )


def _status(order: DisciplineOrder) -> Status:
    if order.cancelled_at is not None:
        return "CANCELLED"
    stands = order.stall is None and order.current is not None and order.current.hardness == "hard"
    return "CONFIRMED" if stands else "TENTATIVE"


def _inspection(state: Application) -> Iterator[Appointment]:
    look = state.inspection
    if look is not None:
        off = look.passed is None and not state.is_open
        yield Appointment(
            id="inspection",
            kind="inspection",
            names=(),
            first_day=look.day,
            last_day=look.day,
            part=look.part,
            status="CANCELLED" if off else "CONFIRMED",
            revision=state.version,
            changed_at=state.lines[-1].at,
        )


def _went_alone(order: DisciplineOrder, lead: DisciplineOrder) -> bool:
    """Whether it ever had a date of its own, so that calendars may know it apart."""
    return not set(map(_days, _plans(order))) <= set(map(_days, _plans(lead)))


def _plans(order: DisciplineOrder) -> tuple[Plan | None, ...]:
    return (order.first, *order.before, order.current)


def _days(plan: Plan | None) -> object:
    return (plan.promise.first_day, plan.promise.last_day, plan.promise.part) if plan else None
