"""One discipline on the follow page: its situation, its date beside the first promise, its road map."""

from collections.abc import Mapping
from datetime import date, datetime

from portal.domain.application import CUSTOMER, Application, DisciplineOrder, Plan, Stall
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language, Milestone, Step
from portal.domain.follow_views import DateView, OrderView, Situation, StepState, StepView, Window
from portal.domain.names import cause_sentence, discipline_name, organisation, organisation_name
from portal.domain.running import RESUME

THE_WORK: Milestone = "completed"
"""The step that stands for the work itself: there the date of the work is said."""
PLANNED_BY: Mapping[str, Situation] = {"soft": "soft", "hard": "hard"}


def order_view(
    order: DisciplineOrder,
    state: Application,
    definition: Definition,
    language: Language,
    now: datetime,
    contacts: Mapping[str, date],
) -> OrderView:
    """``contacts``: for the id of a contact moment the last day on which it comes."""
    steps = _steps(order, definition)
    following = _current(order, steps)
    current = following if order.cancelled_at is None else None
    operator = organisation(order.part.operator, definition)
    told = date_of(order, definition, language)
    completed = order.reached.get(THE_WORK)
    return OrderView(
        discipline=order.discipline,
        name=discipline_name(order.discipline, definition, language),
        operator=operator.name if operator else "",
        operator_phone=operator.phone if operator else "",
        situation=_situation(order),
        stand=_stand(order, steps, language),
        now=current.now.in_(language) if current else "",
        acts=_acts(current, order, state, definition),
        yours=_yours(current, order),
        phase=following.phase if following else definition.process.phases[-1].id,
        steps=_road(order, state, steps, following, language, now, contacts, told.window),
        told=told,
        stall=cause_sentence(order.stall.cause, definition, language) if order.stall else "",
        cancelled=_why_cancelled(order, state, definition, language),
        legal_deadline=order.legal_deadline or order.part.legal_deadline,
        cents=order.quote.cents if order.quote else order.part.cents,
        completed_on=local(completed).date() if completed else None,
    )


def date_of(order: DisciplineOrder, definition: Definition, language: Language) -> DateView:
    """When the work is done: as it stands, and the first promise where that was another."""
    part, plan, first = order.part, order.current, order.first
    if plan is None:
        return DateView((), Window("expected", part.expected_from, part.expected_to), None, "")
    moved = first is not None and not _within(plan, first)
    before = _window(first, definition) if first and moved else None
    return DateView((), _window(plan, definition), before, cause_sentence(plan.promise.cause, definition, language))


def _within(plan: Plan, first: Plan) -> bool:
    """A day within the week that was promised keeps the promise."""
    return first.promise.first_day <= plan.promise.first_day and plan.promise.last_day <= first.promise.last_day


def _window(plan: Plan, definition: Definition) -> Window:
    promise = plan.promise
    source = organisation_name(plan.by, definition)
    return Window(plan.hardness, promise.first_day, promise.last_day, promise.part, source, local(plan.said_at).date())


def _why_cancelled(order: DisciplineOrder, state: Application, definition: Definition, language: Language) -> str:
    if order.cancelled_at is None:
        return ""
    said = (
        line.values or {} for line in state.lines if (line.text, line.discipline) == ("cancelled", order.discipline)
    )
    return cause_sentence(next(said, {}).get("cause", ""), definition, language)


def _situation(order: DisciplineOrder) -> Situation:
    if order.cancelled_at is not None:
        return "cancelled"
    if "delivered" in order.reached:
        return "delivered"
    if THE_WORK in order.reached:
        return "completed"
    if order.stall is not None:
        return "stalled"
    return PLANNED_BY[order.current.hardness] if order.current else "expected"


def _steps(order: DisciplineOrder, definition: Definition) -> tuple[Step, ...]:
    with_quote = order.part.cents is None
    return tuple(step for step in definition.process.steps if with_quote or not step.only_with_quote)


def _furthest(order: DisciplineOrder, steps: tuple[Step, ...]) -> int:
    """Place of the furthest step reached; -1 where there is none."""
    return max((place for place, step in enumerate(steps) if step.milestone in order.reached), default=-1)


def _current(order: DisciplineOrder, steps: tuple[Step, ...]) -> Step | None:
    """The first step after the furthest one reached: what was skipped on the way needs no more doing."""
    following = _furthest(order, steps) + 1
    return steps[following] if following < len(steps) else None


def _stand(order: DisciplineOrder, steps: tuple[Step, ...], language: Language) -> str:
    furthest = _furthest(order, steps)
    return steps[furthest].name.in_(language) if furthest >= 0 else ""


def _yours(current: Step | None, order: DisciplineOrder) -> bool:
    if not order.is_open:
        return False
    if order.stall is not None:
        return order.stall.caused_by == CUSTOMER
    return current is not None and current.acts == CUSTOMER


def _acts(current: Step | None, order: DisciplineOrder, state: Application, definition: Definition) -> str:
    if order.stall is not None:
        return organisation_name(_sees_to(order.stall, order, state), definition)
    if current is None:
        return ""
    by = {"operator": order.part.operator, "contractor": state.contractor}
    return organisation_name(by.get(current.acts, current.acts), definition)


def _sees_to(stall: Stall, order: DisciplineOrder, state: Application) -> str:
    """Who caused it; where that is nobody (frost), whoever has to see that it goes on."""
    if stall.caused_by == CUSTOMER or stall.caused_by in state.organisations:
        return stall.caused_by
    owners = (due.owner for due in state.deadlines if (due.moment, due.discipline) == (RESUME, order.discipline))
    return next(owners, state.contractor)


def _road(
    order: DisciplineOrder,
    state: Application,
    steps: tuple[Step, ...],
    current: Step | None,
    language: Language,
    now: datetime,
    contacts: Mapping[str, date],
    window: Window,
) -> tuple[StepView, ...]:
    here = steps.index(current) if current else len(steps)
    at_hand = _at_hand(order, state, current, now)
    views = []
    for place, step in enumerate(steps):
        at = order.reached.get(step.milestone)
        here_or_later = order.cancelled_at is None and place >= here
        views.append(
            StepView(
                id=step.id,
                name=step.name.in_(language),
                state="done" if at or place < here else at_hand if place == here else "todo",
                about=step.now.in_(language) if place == here and at_hand != "todo" else "",
                on=local(at).date() if at else None,
                by=_by(step, order, state, contacts) if here_or_later else None,
                window=window if step.milestone == THE_WORK and here_or_later else None,
            )
        )
    return tuple(views)


def _by(step: Step, order: DisciplineOrder, state: Application, contacts: Mapping[str, date]) -> date | None:
    """Until when: the contact that leads to it, or the customer's own term; terms among organisations are their own."""
    contact = contacts.get(step.contact or "")
    if contact is not None:
        return contact
    own = [
        due.due
        for due in state.deadlines
        if due.owner == CUSTOMER and due.closes_on == step.milestone and due.discipline in ("", order.discipline)
    ]
    return local(min(own)).date() if own else None


def _at_hand(order: DisciplineOrder, state: Application, current: Step | None, now: datetime) -> StepState:
    """How the step stands that is to be reached now."""
    if current is None or order.cancelled_at is not None:
        return "todo"
    if order.stall is None and current.acts == CUSTOMER:
        return "waiting"
    return "late" if _is_late(order, state, now) else "now"


def _is_late(order: DisciplineOrder, state: Application, now: datetime) -> bool:
    overdue = any(due.due < now and due.discipline in ("", order.discipline) for due in state.deadlines)
    return order.stall is not None or overdue
