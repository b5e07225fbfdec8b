"""What a customer sees when following an application: where are we, what is the date, who acts, what must I do.

Pure: the same application, definition, language and instant give the same view. Names and sentences of the
definition come out in the customer's language; the rest as keys for the page's own words. Nothing in it identifies the
customer, for the link may be forwarded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.application import Application, DisciplineOrder, Plan
from portal.domain.calendar import local
from portal.domain.definition import Channel, Definition, Language, Step
from portal.domain.events import Deadline

Hardness = Literal["wish", "expected", "soft", "hard"]
StepState = Literal["done", "now", "waiting", "late", "todo"]
Situation = Literal["stalled", "cancelled", "completed", "delivered", "hard", "soft", "expected"]

PLANNED_BY: Mapping[str, Situation] = {"soft": "soft", "hard": "hard"}


@dataclass(frozen=True, slots=True)
class Window:
    """A date with its hardness and its source; days inclusive."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: str
    source: str
    """Name of who said it; ``""`` for the customer (wish) and for the portal's own calculation."""


@dataclass(frozen=True, slots=True)
class StepView:
    id: str
    name: str
    state: StepState
    about: str
    on: date | None


@dataclass(frozen=True, slots=True)
class PhaseView:
    id: str
    name: str
    state: StepState


@dataclass(frozen=True, slots=True)
class OrderView:
    discipline: str
    name: str
    operator: str
    situation: Situation
    now: str
    """What happens now, as the definition says it; ``""`` where nothing more happens."""
    acts: str
    """Name of who acts now; ``""`` is the customer where ``yours`` is set, else nobody."""
    yours: bool
    phase: str
    steps: tuple[StepView, ...]
    window: Window
    first: Window | None
    """The first promise, where the current one differs."""
    change: str
    """Why it differs, as a sentence; ``""`` where no cause was given."""
    stall: str
    legal_deadline: date | None
    cents: int | None


@dataclass(frozen=True, slots=True)
class Contact:
    """The next contact: who, how, and no later than which day."""

    who: str
    means: tuple[Channel, ...]
    moment: str
    by: date


@dataclass(frozen=True, slots=True)
class TodoView:
    id: str
    name: str
    about: str
    drawing: bool


@dataclass(frozen=True, slots=True)
class LineView:
    on: date
    text: str
    by: str
    discipline: str
    first_day: date | None
    last_day: date | None
    part: str
    cause: str


@dataclass(frozen=True, slots=True)
class FollowView:
    reference: str
    place: str
    submitted_on: date
    disciplines: tuple[str, ...]
    situation: Situation
    window: Window
    wish: Window
    acts: str
    yours: bool
    now: str
    contact: Contact | None
    todos: tuple[TodoView, ...]
    orders: tuple[OrderView, ...]
    phases: tuple[PhaseView, ...]
    lines: tuple[LineView, ...]
    contractor: str
    planner: str
    planner_phone: str
    planner_mail: str
    is_open: bool
    answered: bool


def follow(state: Application, definition: Definition, language: Language, now: datetime) -> FollowView:
    """The view at ``now`` (UTC)."""
    today = local(now).date()
    orders = tuple(_order(order, state, definition, language, now) for order in state.orders)
    leading = _leading(orders)
    contractor = next(known for known in definition.organisations.contractors if known.id == state.contractor)
    return FollowView(
        reference=state.reference,
        place=state.place,
        submitted_on=local(state.submitted_at).date(),
        disciplines=tuple(order.name for order in orders),
        situation=leading.situation,
        window=leading.window,
        wish=Window("wish", state.wish_from, state.wish_to, "day", ""),
        acts=leading.acts,
        yours=leading.yours,
        now=leading.now,
        contact=_contact(state, definition, today),
        todos=tuple(_todos(state, definition, language)) if state.is_open else (),
        orders=orders,
        phases=_phases(leading, definition, language),
        lines=tuple(_lines(state, definition, language)),
        contractor=contractor.name,
        planner=contractor.planner,
        planner_phone=contractor.phone,
        planner_mail=contractor.mail,
        is_open=state.is_open,
        answered=state.survey_answered_at is not None,
    )


def phase_of(order: DisciplineOrder, definition: Definition) -> str:
    """The id of the phase an order is in: that of the first step not yet reached, the last phase when all are."""
    step = _current(order, _steps(order, definition))
    return step.phase if step else definition.process.phases[-1].id


def _leading(orders: tuple[OrderView, ...]) -> OrderView:
    """The order that the first screen speaks about: one that waits for the customer or stalls, else the least far."""
    rank = {"stalled": 0, "expected": 2, "soft": 3, "hard": 4, "completed": 5, "delivered": 6, "cancelled": 7}
    return min(orders, key=lambda order: 1 if order.yours and order.situation != "stalled" else rank[order.situation])


def _order(
    order: DisciplineOrder, state: Application, definition: Definition, language: Language, now: datetime
) -> OrderView:
    steps = _steps(order, definition)
    current = _current(order, steps) if order.cancelled_at is None else None
    yours = current is not None and current.acts == "customer"
    window, first = _windows(order, definition)
    operator = organisation_name(order.part.operator, definition)
    late = _is_late(order, state, now)
    return OrderView(
        discipline=order.discipline,
        name=_discipline(order.discipline, definition, language),
        operator=operator,
        situation=_situation(order),
        now=current.now.in_(language) if current else "",
        acts=_acts(current, order, state, definition),
        yours=yours,
        phase=phase_of(order, definition),
        steps=tuple(_step(step, order, steps, current, late, language) for step in steps),
        window=window,
        first=first,
        change=_cause(order.current.promise.cause, definition, language) if order.current else "",
        stall=_cause(order.stall.cause, definition, language) if order.stall else "",
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


def _step(
    step: Step,
    order: DisciplineOrder,
    steps: tuple[Step, ...],
    current: Step | None,
    late: bool,
    language: Language,
) -> StepView:
    at = order.reached.get(step.milestone)
    if at is not None or current is None or steps.index(step) < steps.index(current):
        done = at is not None or order.cancelled_at is None
        state: StepState = "done" if done else "todo"
    elif step is current:
        state = "waiting" if step.acts == "customer" else "late" if late else "now"
    else:
        state = "todo"
    about = step.now.in_(language) if step is current else ""
    return StepView(step.id, step.name.in_(language), state, about, local(at).date() if at else None)


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


def _phases(leading: OrderView, definition: Definition, language: Language) -> tuple[PhaseView, ...]:
    ids = [phase.id for phase in definition.process.phases]
    here = ids.index(leading.phase)
    over = leading.situation in ("delivered", "cancelled")
    return tuple(
        PhaseView(phase.id, phase.name.in_(language), _phase_state(place, here, over, leading))
        for place, phase in enumerate(definition.process.phases)
    )


def _phase_state(place: int, here: int, over: bool, leading: OrderView) -> StepState:
    if place != here or over:
        return "done" if place < here or leading.situation == "delivered" else "todo"
    if leading.situation == "stalled":
        return "late"
    return "waiting" if leading.yours else "now"


def _contact(state: Application, definition: Definition, today: date) -> Contact | None:
    """The soonest contact moment that an organisation still has to make; an overdue one is due today."""
    moments = {moment.id: moment for moment in definition.process.contact_moments}
    due = sorted((deadline for deadline in state.deadlines if deadline.moment in moments), key=_due)
    if not due:
        return None
    moment = moments[due[0].moment]
    who = organisation_name(due[0].owner, definition)
    return Contact(who, moment.means, moment.id, max(local(due[0].due).date(), today))


def _due(deadline: Deadline) -> datetime:
    return deadline.due


def _todos(state: Application, definition: Definition, language: Language) -> Iterable[TodoView]:
    drawings = {drawing.id: (drawing.name, drawing.about) for drawing in definition.catalogue.drawings}
    works = {work.id: (work.name, work.about) for work in definition.catalogue.works}
    for todo in state.todos:
        order = state.order(todo.discipline)
        if order is None or not order.is_open:
            continue
        name, about = (drawings if todo.kind == "drawing" else works)[todo.id]
        yield TodoView(todo.id, name.in_(language), about.in_(language), todo.kind == "drawing")


def _lines(state: Application, definition: Definition, language: Language) -> Iterable[LineView]:
    """History, newest first."""
    for line in reversed(state.lines):
        values = line.values or {}
        yield LineView(
            on=local(line.at).date(),
            text=line.text,
            by=organisation_name(line.by, definition),
            discipline=_discipline(line.discipline, definition, language) if line.discipline else "",
            first_day=_day(values.get("first_day")),
            last_day=_day(values.get("last_day")),
            part=values.get("part", ""),
            cause=_cause(values.get("cause", ""), definition, language),
        )


def organisation_name(id: str, definition: Definition) -> str:
    """The name a customer reads; ``""`` for the customer itself, the brand's own name for the portal."""
    if id == "portal":
        return definition.brand.name
    known = definition.organisations
    names = {operator.id: operator.name for operator in known.operators}
    names |= {contractor.id: contractor.name for contractor in known.contractors}
    return names.get(id, "")


def _discipline(id: str, definition: Definition, language: Language) -> str:
    known = definition.catalogue.disciplines
    return next((discipline.name.in_(language) for discipline in known if discipline.id == id), id)


def _cause(id: str, definition: Definition, language: Language) -> str:
    known = definition.process.causes
    return next((cause.sentence.in_(language) for cause in known if cause.id == id), "")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
