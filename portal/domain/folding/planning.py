"""Folds of what the contractor plans."""

from dataclasses import replace
from functools import partial

from portal.domain.application import (
    AGREED,
    NEWEST_PROMISES,
    Application,
    DisciplineOrder,
    Inspection,
    Line,
    Plan,
)
from portal.domain.events import DateAgreed, DateCorrected, InspectionDone, InspectionPlanned, Promise
from portal.domain.folding.parts import changed, closed, opened, said
from portal.domain.folding.wishes import met
from portal.domain.running import EXECUTION


def agree(state: Application, event: DateAgreed) -> Application:
    after, shifted = state, False
    for promise in event.promises:
        line = _line(state, event, promise)
        shifted = shifted or line.text.endswith("shifted")
        plan = Plan(event.hardness, promise, event.by, event.at)
        after = changed(after, promise.discipline, partial(_planned, plan=plan))
        after = closed(after, (*AGREED[event.hardness], "replanned"), promise.discipline)
        after = said(_without_day(after, promise.discipline), line)
    return opened(met(replace(after, shifts=state.shifts + shifted), event.at), event.opens)


def _without_day(state: Application, discipline: str) -> Application:
    """The work is owed on the day that is agreed now, if it is a day."""
    left = tuple(due for due in state.deadlines if (due.moment, due.discipline) != (EXECUTION, discipline))
    return replace(state, deadlines=left)


def _planned(order: DisciplineOrder, plan: Plan) -> DisciplineOrder:
    """A day stands beside the week agreed before it; a week that takes the place of a day takes the day back."""
    reached = dict(order.reached)
    if plan.hardness == "hard":
        reached.setdefault("soft_date_agreed", plan.said_at)
        reached["hard_date_agreed"] = plan.said_at
    else:
        reached["soft_date_agreed"] = plan.said_at
        reached.pop("hard_date_agreed", None)
    return replace(order, first=order.first or plan, current=plan, before=_given_way(order), reached=reached)


def _given_way(order: DisciplineOrder) -> tuple[Plan, ...]:
    """With the one that stood, unless that is the first, which is kept anyway."""
    if order.current is None or order.current == order.first:
        return order.before
    return (*order.before, order.current)[-NEWEST_PROMISES:]


def _line(before: Application, event: DateAgreed, promise: Promise) -> Line:
    order = before.order(promise.discipline)
    stood = order.current.hardness if order and order.current else None
    shifted = stood in (event.hardness, "hard")
    text = f"{event.hardness}_date_{'shifted' if shifted else 'agreed'}"
    return Line(event.at, text, event.by, promise.discipline, _values(promise))


def _values(promise: Promise) -> dict[str, str]:
    return {
        "first_day": promise.first_day.isoformat(),
        "last_day": promise.last_day.isoformat(),
        "part": promise.part,
        "cause": promise.cause,
    }


def correct(state: Application, event: DateCorrected) -> Application:
    """What never was agreed is no first promise either."""
    after = state
    for promise in event.promises:
        plan = Plan(event.hardness, promise, event.by, event.at)
        after = changed(_without_day(after, promise.discipline), promise.discipline, partial(_corrected, plan=plan))
        after = said(after, Line(event.at, "date_corrected", event.by, promise.discipline, _values(promise)))
    return opened(after, event.opens)


def _corrected(order: DisciplineOrder, plan: Plan) -> DisciplineOrder:
    first = None if order.first == order.current else order.first
    return _planned(replace(order, first=first, current=None), plan)


def plan_inspection(state: Application, event: InspectionPlanned) -> Application:
    after = opened(replace(state, inspection=Inspection(event.day, event.part, event.means)), event.opens)
    values = {"first_day": event.day.isoformat(), "part": event.part, "means": event.means}
    return said(after, Line(event.at, "inspection_planned", event.by, "", values))


def inspect(state: Application, event: InspectionDone) -> Application:
    planned = state.inspection or Inspection(event.at.date(), "day", "visit")
    done = replace(planned, passed=event.passed, text=event.text, charge=event.charge, cents=event.cents)
    after = replace(state, inspection=done)
    if event.passed:
        orders = tuple(_inspected(order, event) for order in state.orders)
        after = closed(replace(after, orders=orders), ("inspected",))
    text = "inspected" if event.passed else "inspection_failed"
    return said(opened(after, event.opens), Line(event.at, text, event.by))


def _inspected(order: DisciplineOrder, event: InspectionDone) -> DisciplineOrder:
    return replace(order, reached={**order.reached, "inspected": event.at}) if order.is_open else order
