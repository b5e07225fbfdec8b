"""One discipline on the follow page: its situation, its date beside the first promise, its road map."""

from collections.abc import Mapping
from datetime import datetime

from portal.domain.application import Application, DisciplineOrder, Plan
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language, Step
from portal.domain.follow_views import OrderView, Situation, StepState, StepView, Window
from portal.domain.names import cause_sentence, discipline_name, organisation_name

PLANNED_BY: Mapping[str, Situation] = {"soft": "soft", "hard": "hard"}


def phase_of(order: DisciplineOrder, definition: Definition) -> str:
    """The id of the phase an order is in: that of the first step not yet reached, the last phase when all are."""
    step = _current(order, _steps(order, definition))
    return step.phase if step else definition.process.phases[-1].id


def order_view(
    order: DisciplineOrder, state: Application, definition: Definition, language: Language, now: datetime
) -> OrderView:
    steps = _steps(order, definition)
    current = _current(order, steps) if order.cancelled_at is None else None
    yours = current is not None and current.acts == "customer"
    window, first = _windows(order, definition)
    operator = organisation_name(order.part.operator, definition)
    return OrderView(
        discipline=order.discipline,
        name=discipline_name(order.discipline, definition, language),
        operator=operator,
        situation=_situation(order),
        now=current.now.in_(language) if current else "",
        acts=_acts(current, order, state, definition),
        yours=yours,
        phase=phase_of(order, definition),
        steps=_road(order, state, definition, language, now),
        window=window,
        first=first,
        change=cause_sentence(order.current.promise.cause, definition, language) if order.current else "",
        stall=cause_sentence(order.stall.cause, definition, language) if order.stall else "",
        legal_deadline=order.part.legal_deadline,
        cents=order.part.cents,
    )


def _situation(order: DisciplineOrder) -> Situation:
    if order.cancelled_at is not None:
        return "cancelled"
    if "delivered" in order.reached:
        return "delivered"
    if "completed" in order.reached:
        return "completed"
    if order.stall is not None:
        return "stalled"
    return PLANNED_BY[order.current.hardness] if order.current else "expected"


def _steps(order: DisciplineOrder, definition: Definition) -> tuple[Step, ...]:
    with_quote = order.part.cents is None
    return tuple(step for step in definition.process.steps if with_quote or not step.only_with_quote)


def _current(order: DisciplineOrder, steps: tuple[Step, ...]) -> Step | None:
    """The first step after the furthest one reached: what was skipped on the way needs no more doing."""
    reached = [place for place, step in enumerate(steps) if step.milestone in order.reached]
    following = max(reached, default=-1) + 1
    return steps[following] if following < len(steps) else None


def _road(
    order: DisciplineOrder, state: Application, definition: Definition, language: Language, now: datetime
) -> tuple[StepView, ...]:
    steps = _steps(order, definition)
    current = _current(order, steps)
    here = steps.index(current) if current else len(steps)
    at_hand = _at_hand(order, state, current, now)
    return tuple(
        _step(step, order, at_hand if place == here else "done" if place < here else "todo", language)
        for place, step in enumerate(steps)
    )


def _step(step: Step, order: DisciplineOrder, state: StepState, language: Language) -> StepView:
    at = order.reached.get(step.milestone)
    about = step.now.in_(language) if state not in ("done", "todo") else ""
    on = local(at).date() if at else None
    return StepView(step.id, step.name.in_(language), "done" if at else state, about, on)


def _at_hand(order: DisciplineOrder, state: Application, current: Step | None, now: datetime) -> StepState:
    """How the step stands that is to be reached now."""
    if current is None or order.cancelled_at is not None:
        return "todo"
    if current.acts == "customer":
        return "waiting"
    return "late" if _is_late(order, state, now) else "now"


def _is_late(order: DisciplineOrder, state: Application, now: datetime) -> bool:
    overdue = any(due.due < now and due.discipline in ("", order.discipline) for due in state.deadlines)
    return order.stall is not None or overdue


def _acts(current: Step | None, order: DisciplineOrder, state: Application, definition: Definition) -> str:
    if current is None or current.acts == "customer":
        return ""
    if order.stall is not None:
        return organisation_name(order.stall.caused_by, definition)
    by = {"operator": order.part.operator, "contractor": state.contractor, "portal": definition.brand.name}
    return organisation_name(by[current.acts], definition)


def _windows(order: DisciplineOrder, definition: Definition) -> tuple[Window, Window | None]:
    part = order.part
    if order.current is None:
        return Window("expected", part.expected_from, part.expected_to, "day", ""), None
    window = _window(order.current, definition)
    first = order.first
    moved = first is not None and not _within(order.current, first)
    return window, _window(first, definition) if moved and first else None


def _within(current: Plan, first: Plan) -> bool:
    """A day within the week that was promised keeps the promise."""
    return first.promise.first_day <= current.promise.first_day and current.promise.last_day <= first.promise.last_day


def _window(plan: Plan, definition: Definition) -> Window:
    promise = plan.promise
    source = organisation_name(plan.by, definition)
    return Window(plan.hardness, promise.first_day, promise.last_day, promise.part, source)
