"""One discipline on the follow page: its situation, its date beside the first promise, its road map."""

from collections.abc import Mapping
from datetime import date, datetime

from portal.domain.application import CUSTOMER, NOBODYS_LIST, Application, DisciplineOrder, Plan
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language, Milestone, Step
from portal.domain.follow_expected import Expected, window_of
from portal.domain.follow_trouble import sees_to
from portal.domain.follow_views import DateView, OrderView, PromiseView, Situation, StepState, StepView, Window
from portal.domain.names import cause_sentence, discipline_name, organisation, organisation_name
from portal.domain.roles import behind

THE_WORK: Milestone = "completed"
"""The step that stands for the work itself: there the date of the work is said."""
AFTER_THE_WORK: tuple[Milestone, ...] = (THE_WORK, "delivered", "invoice_sent", "invoice_paid", "survey_answered")
PLANNED_BY: Mapping[str, Situation] = {"soft": "soft", "hard": "hard"}


def order_view(
    order: DisciplineOrder,
    state: Application,
    definition: Definition,
    language: Language,
    now: datetime,
    contacts: Mapping[str, date],
    ahead: Expected,
) -> OrderView:
    """``contacts``: for the id of a contact moment the last day on which it comes; ``ahead``: what is expected."""
    steps = steps_of(order, definition)
    following = current_of(order, steps)
    current = following if order.cancelled_at is None else None
    operator = organisation(order.part.operator, definition)
    told = date_of(order, definition, language)
    completed = order.reached.get(THE_WORK)
    return OrderView(
        discipline=order.discipline,
        name=discipline_name(order.discipline, definition, language),
        operator=operator.name if operator else "",
        operator_phone=operator.phone if operator else "",
        situation=situation_of(order),
        stand=_stand(order, steps, language),
        now=current.now.in_(language) if current else "",
        acts=acts_of(current, order, state, definition),
        yours=yours_of(current, order),
        phase=following.phase if following else definition.process.phases[-1].id,
        steps=_road(order, state, steps, following, language, now, contacts, told.window, ahead),
        told=told,
        stall=cause_sentence(order.stall.cause, definition, language) if order.stall else "",
        cancelled=_why_cancelled(order, state, definition, language),
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
    why = cause_sentence(plan.promise.cause, definition, language)
    return DateView((), _window(plan, definition), before, why, _promises(order, definition, language))


def _promises(order: DisciplineOrder, definition: Definition, language: Language) -> tuple[PromiseView, ...]:
    """The first, those that gave way, and the current one, each once."""
    plans = dict.fromkeys(plan for plan in (order.first, *order.before, order.current) if plan is not None)
    return tuple(
        PromiseView(_window(plan, definition), cause_sentence(plan.promise.cause, definition, language))
        for plan in plans
    )


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


def situation_of(order: DisciplineOrder) -> Situation:
    if order.cancelled_at is not None:
        return "cancelled"
    if "delivered" in order.reached:
        return "delivered"
    if THE_WORK in order.reached:
        return "completed"
    if order.stall is not None:
        return "stalled"
    return PLANNED_BY[order.current.hardness] if order.current else "expected"


def steps_of(order: DisciplineOrder, definition: Definition) -> tuple[Step, ...]:
    with_quote = order.part.cents is None
    return tuple(step for step in definition.process.steps if with_quote or not step.only_with_quote)


def _furthest(order: DisciplineOrder, steps: tuple[Step, ...]) -> int:
    """Place of the furthest step reached; -1 where there is none."""
    return max((place for place, step in enumerate(steps) if step.milestone in order.reached), default=-1)


def current_of(order: DisciplineOrder, steps: tuple[Step, ...]) -> Step | None:
    """The first step after the furthest one reached: what was skipped on the way needs no more doing."""
    following = _furthest(order, steps) + 1
    return steps[following] if following < len(steps) else None


def _stand(order: DisciplineOrder, steps: tuple[Step, ...], language: Language) -> str:
    furthest = _furthest(order, steps)
    return steps[furthest].name.in_(language) if furthest >= 0 else ""


def yours_of(current: Step | None, order: DisciplineOrder) -> bool:
    if not order.is_open:
        return False
    if order.stall is not None:
        return order.stall.caused_by == CUSTOMER
    return current is not None and current.acts == CUSTOMER


def acts_of(current: Step | None, order: DisciplineOrder, state: Application, definition: Definition) -> str:
    if order.stall is not None:
        return organisation_name(sees_to(order, state), definition)
    if current is None:
        return ""
    return organisation_name(behind(current.acts, order.part, state.contractor), definition)


def _road(
    order: DisciplineOrder,
    state: Application,
    steps: tuple[Step, ...],
    current: Step | None,
    language: Language,
    now: datetime,
    contacts: Mapping[str, date],
    window: Window,
    ahead: Expected,
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
                expected=_expected(step, order, ahead, now) if here_or_later and not at else None,
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


def _expected(step: Step, order: DisciplineOrder, ahead: Expected, now: datetime) -> date | None:
    """Nothing for what should have been there already; what comes before the work, before the work begins."""
    at = ahead.get(step.milestone)
    if at is None or at < now:
        return None
    day, begins = local(at).date(), window_of(order)[0]
    return min(day, begins) if step.milestone not in AFTER_THE_WORK else day


def _at_hand(order: DisciplineOrder, state: Application, current: Step | None, now: datetime) -> StepState:
    """How the step stands that is to be reached now."""
    if current is None or order.cancelled_at is not None:
        return "todo"
    if order.stall is None and current.acts == CUSTOMER:
        return "waiting"
    return "late" if _is_late(order, state, now) else "now"


def _is_late(order: DisciplineOrder, state: Application, now: datetime) -> bool:
    theirs = [due for due in state.deadlines if due.owner not in NOBODYS_LIST]
    overdue = any(due.due < now and due.discipline in ("", order.discipline) for due in theirs)
    return order.stall is not None or overdue
