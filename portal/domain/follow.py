"""What a customer sees when following an application: where are we, what is the date, who acts, what must I do.

Pure: the same application, definition, language and instant give the same view. Names and sentences of the
definition come out in the customer's language; the rest as keys for the page's own words. Nothing in it identifies the
customer, for the link may be forwarded.
"""

from collections.abc import Iterable
from datetime import date, datetime

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.follow_contacts import contacts_to_come
from portal.domain.follow_orders import order_view
from portal.domain.follow_views import FollowView, LineView, OrderView, PhaseView, StepState, TodoView, Window
from portal.domain.names import cause_sentence, discipline_name, organisation_name


def follow(state: Application, definition: Definition, language: Language, now: datetime) -> FollowView:
    """The view at ``now`` (UTC)."""
    today = local(now).date()
    orders = tuple(order_view(order, state, definition, language, now) for order in state.orders)
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
        contacts=contacts_to_come(state, definition, today),
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


def _leading(orders: tuple[OrderView, ...]) -> OrderView:
    """The order that the first screen speaks about: one that waits for the customer or stalls, else the least far."""
    rank = {"stalled": 0, "expected": 2, "soft": 3, "hard": 4, "completed": 5, "delivered": 6, "cancelled": 7}
    return min(orders, key=lambda order: 1 if order.yours and order.situation != "stalled" else rank[order.situation])


def _phases(leading: OrderView, definition: Definition, language: Language) -> tuple[PhaseView, ...]:
    ids = [phase.id for phase in definition.process.phases]
    here = ids.index(leading.phase)
    return tuple(
        PhaseView(phase.id, phase.name.in_(language), _phase_state(place, here, leading))
        for place, phase in enumerate(definition.process.phases)
    )


def _phase_state(place: int, here: int, leading: OrderView) -> StepState:
    if place != here or leading.situation in ("delivered", "cancelled"):
        return "done" if place < here or leading.situation == "delivered" else "todo"
    if leading.situation == "stalled":
        return "late"
    return "waiting" if leading.yours else "now"


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
            discipline=discipline_name(line.discipline, definition, language) if line.discipline else "",
            first_day=_day(values.get("first_day")),
            last_day=_day(values.get("last_day")),
            part=values.get("part", ""),
            cause=cause_sentence(values.get("cause", ""), definition, language),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
