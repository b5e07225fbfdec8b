"""The orders of an application as staff see them: of another operator's only what planning needs ([KCP] rule 15)."""

from dataclasses import dataclass, replace

from portal.domain import wording
from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition
from portal.domain.follow_views import FollowView
from portal.domain.names import cause_sentence, discipline_name, organisation_name
from portal.domain.staff import Employee
from portal.web.language import say


@dataclass(frozen=True, slots=True)
class OrderLine:
    """``sums``: quote and invoice, only for who may see them."""

    discipline: str
    operator: str
    stand: str
    date: str
    reached: tuple[tuple[str, str], ...]
    """Milestones with their days, newest first."""
    stall: str
    legal: str
    sums: tuple[str, ...]


def own_disciplines(state: Application, employee: Employee) -> set[str]:
    """Whose sums somebody may see: an operator's own, all of them for the brand and the contractor of the order."""
    ours = {order.discipline for order in state.orders if order.part.operator == employee.organisation}
    return ours if employee.organisation in state.organisations - {state.contractor} else _all(state, employee)


def _all(state: Application, employee: Employee) -> set[str]:
    return set() if employee.organisation else {order.discipline for order in state.orders}


def as_seen_by(view: FollowView, own: set[str]) -> FollowView:
    """The customer's page without what others than its own operator have to do with: prices."""
    return replace(
        view,
        orders=tuple(order for order in view.orders if order.discipline in own),
        money=tuple(money for money in view.money if money.discipline in own),
        troubles=tuple(trouble for trouble in view.troubles if trouble.discipline in {"", *own}),
    )


def order_lines(state: Application, definition: Definition, own: set[str]) -> tuple[OrderLine, ...]:
    return tuple(_line(order, definition, own) for order in state.orders)


def _line(order: DisciplineOrder, definition: Definition, own: set[str]) -> OrderLine:
    reached = sorted(order.reached.items(), key=lambda one: one[1], reverse=True)
    days = tuple(
        (say(f"workbench_app.milestone.{milestone}"), wording.short_day(local(at).date(), "nl"))
        for milestone, at in reached
    )
    return OrderLine(
        discipline=discipline_name(order.discipline, definition, "nl"),
        operator=organisation_name(order.part.operator, definition),
        stand=say("workbench_app.stopped") if order.cancelled_at else days[0][0],
        date=_date(order),
        reached=days,
        stall=cause_sentence(order.stall.cause, definition, "nl") if order.stall else "",
        legal=wording.day(order.legal_deadline, "nl") if order.legal_deadline else "",
        sums=_sums(order) if order.discipline in own else (),
    )


def _date(order: DisciplineOrder) -> str:
    plan = order.current
    if plan is None:
        return ""
    hardness = say(f"track.hardness.{plan.hardness}")
    if plan.hardness == "soft":
        return f"{hardness}: {wording.week(plan.promise.first_day, 'nl')}"
    day = wording.day(plan.promise.first_day, "nl")
    return f"{hardness}: {say(f'track.part.{plan.promise.part}', day=day)}"


def _sums(order: DisciplineOrder) -> tuple[str, ...]:
    found = {"quote": order.quote, "invoice": order.invoice}
    return tuple(
        say(
            f"workbench_app.sum.{kind}",
            number=one.number,
            amount=wording.money(one.cents, "nl"),
            until=wording.short_day(one.until, "nl"),
        )
        for kind, one in found.items()
        if one
    )
