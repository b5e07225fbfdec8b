"""What a customer sees when following an application: where are we, what is the date, who acts, what must I do.

Pure: the same application, definition, language and instant give the same view. Names and sentences of the
definition come out in the customer's language; the rest as keys for the page's own words. Nothing in it identifies the
customer, for the link may be forwarded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.follow_contacts import contacts_to_come, talked
from portal.domain.follow_expected import Expected, expected
from portal.domain.follow_law import laws
from portal.domain.follow_lines import lines
from portal.domain.follow_money import money
from portal.domain.follow_orders import order_view
from portal.domain.follow_points import points
from portal.domain.follow_questions import questions
from portal.domain.follow_todos import todos, works_by
from portal.domain.follow_trouble import troubles
from portal.domain.follow_views import (
    Contact,
    DateView,
    FollowView,
    OrderView,
    PhaseView,
    RoadView,
    StepState,
    StepView,
    Window,
)
from portal.domain.names import organisation

URGENCY = ("stalled", "yours", "expected", "soft", "hard", "completed", "delivered", "cancelled")
"""Which order the first screen speaks about: one that stalls or waits for the customer, else the least far."""


def follow(state: Application, definition: Definition, language: Language, now: datetime) -> FollowView:
    """The view at ``now`` (UTC)."""
    ahead = {order.discipline: expected(order, state, definition) for order in state.orders}
    contacts = contacts_to_come(state, definition, local(now).date(), ahead)
    orders = _orders(state, definition, language, now, contacts, ahead)
    leading = min(orders, key=_urgency)
    contractor = next(known for known in definition.organisations.contractors if known.id == state.contractor)
    return FollowView(
        reference=state.reference,
        place=state.place,
        submitted_on=local(state.submitted_at).date(),
        homes=state.homes,
        leading=leading,
        dates=_dates(orders),
        wish=Window("wish", state.wish_from, state.wish_to),
        ask=_ask(leading, state, definition),
        contacts=contacts,
        todos=todos(state, definition, language),
        works_by=works_by(state),
        orders=orders,
        roads=_roads(orders),
        phases=_phases(leading, definition, language),
        lines=lines(state, definition, language),
        contractor=contractor.name,
        planner=contractor.planner,
        planner_phone=contractor.phone,
        planner_mail=contractor.mail,
        shifted=_shifted(state),
        is_open=state.is_open,
        answered=state.survey_answered_at is not None,
        troubles=troubles(state, definition, language, now),
        laws=laws(state, definition, language, now),
        money=money(state, definition, language, now),
        points=points(state, definition, language, now),
        talked=talked(state, definition),
        questions=questions(state, definition, language),
        documents=state.documents,
    )


def _orders(
    state: Application,
    definition: Definition,
    language: Language,
    now: datetime,
    contacts: Iterable[Contact],
    ahead: Mapping[str, Expected],
) -> tuple[OrderView, ...]:
    by = _last_days(contacts)
    return tuple(
        order_view(order, state, definition, language, now, by, ahead[order.discipline]) for order in state.orders
    )


def _urgency(order: OrderView) -> int:
    return URGENCY.index("yours" if order.yours and order.situation != "stalled" else order.situation)


def _last_days(contacts: Iterable[Contact]) -> dict[str, date]:
    """For each contact moment the first day by which it comes."""
    found: dict[str, date] = {}
    for contact in contacts:
        found.setdefault(contact.moment, contact.by)
    return found


def _dates(orders: tuple[OrderView, ...]) -> tuple[DateView, ...]:
    """One for each date that differs; without names where there is one for all that is open."""
    still_open = [order for order in orders if order.situation in ("stalled", "expected", "soft", "hard")]
    names: dict[DateView, list[str]] = {}
    for order in still_open:
        names.setdefault(order.told, []).append(order.name)
    if len(names) == 1:
        return tuple(names)
    return tuple(replace(when, names=tuple(its)) for when, its in names.items())


def _ask(leading: OrderView, state: Application, definition: Definition) -> tuple[str, str]:
    """Who answers: the operator until the contractor has the order, the contractor from then on ([KCP] rule 2)."""
    order = state.order(leading.discipline)
    if order is not None and "released" not in order.reached:
        return leading.operator, leading.operator_phone
    contractor = organisation(state.contractor, definition)
    return (contractor.name, contractor.phone) if contractor else ("", "")


def _roads(orders: tuple[OrderView, ...]) -> tuple[RoadView, ...]:
    """Disciplines that stand alike share one road."""
    alike: dict[object, list[OrderView]] = {}
    for order in orders:
        stand = tuple((step.id, step.state, step.by, step.window) for step in order.steps)
        alike.setdefault((order.situation, stand), []).append(order)
    return tuple(_road(those) for those in alike.values())


def _road(orders: list[OrderView]) -> RoadView:
    first = orders[0]
    steps = zip(*(order.steps for order in orders), strict=True)
    return RoadView(
        names=tuple(order.name for order in orders),
        situation=first.situation,
        stand=first.stand,
        steps=tuple(_step(same) for same in steps),
        window=first.told.window,
        first=first.told.first,
    )


def _step(same: tuple[StepView, ...]) -> StepView:
    """The last day of all."""
    on = max((step.on for step in same if step.on), default=None)
    return replace(same[0], on=on, expected=max((step.expected for step in same if step.expected), default=None))


def _shifted(state: Application) -> bool:
    dates = [line.text for line in state.lines if line.text.startswith(("soft_date", "hard_date"))]
    return bool(dates) and dates[-1].endswith("shifted")


def _phases(leading: OrderView, definition: Definition, language: Language) -> tuple[PhaseView, ...]:
    ids = [phase.id for phase in definition.process.phases]
    here = ids.index(leading.phase)
    return tuple(
        PhaseView(phase.id, phase.name.in_(language), _phase_state(place, here, leading))
        for place, phase in enumerate(definition.process.phases)
    )


def _phase_state(place: int, here: int, leading: OrderView) -> StepState:
    if leading.situation == "cancelled":
        return "todo"
    if place != here or leading.situation == "delivered":
        return "done" if place < here or leading.situation == "delivered" else "todo"
    if leading.situation == "stalled":
        return "late"
    return "waiting" if leading.yours else "now"
