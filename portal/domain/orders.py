"""Which orders of an application an organisation may speak about."""

from portal.domain.application import CUSTOMER, Application, DisciplineOrder
from portal.domain.reports import Impossible, NotYours


def order_of(state: Application, discipline: str) -> DisciplineOrder:
    """Raises Impossible."""
    order = state.order(discipline)
    if order is None:
        there = ", ".join(order.discipline for order in state.orders)
        raise Impossible("order_unknown", f"This application has no order for {discipline!r}; it has: {there}.")
    return order


def own_order(state: Application, discipline: str, by: str) -> DisciplineOrder:
    """One that this organisation has a part in. Raises Impossible, NotYours."""
    order = order_of(state, discipline)
    if by not in (state.contractor, order.part.operator):
        raise NotYours("order_of_other", f"The order for {discipline} is not of organisation {by}.")
    return order


def operators_order(state: Application, discipline: str, by: str) -> DisciplineOrder:
    """One whose quote, invoice and network are this operator's. Raises Impossible, NotYours."""
    order = order_of(state, discipline)
    if by != order.part.operator:
        raise NotYours("operators_only", f"Only the operator of the order for {discipline} reports this.")
    if order.cancelled_at is not None:
        raise Impossible("order_cancelled", f"The order for {discipline} is cancelled.")
    return order


def open_order(state: Application, discipline: str, by: str) -> DisciplineOrder:
    order = own_order(state, discipline, by)
    if not order.is_open:
        raise Impossible("order_closed", f"The order for {discipline} is not open any more.")
    return order


def customers_order(state: Application, discipline: str) -> DisciplineOrder:
    """One that the customer may still decide about. Raises Impossible."""
    order = order_of(state, discipline)
    if not order.is_open:
        raise Impossible("order_closed", f"The order for {discipline} is not open any more.")
    return order


def contractors(state: Application, by: str, what: str) -> None:
    """Raises NotYours where another than the contractor says it."""
    if by != state.contractor:
        raise NotYours(
            "contractors_only",
            f"Only the contractor of an application {what}: network operators never speak of planning.",
        )


def not_cancelled(state: Application, by: str) -> tuple[str, ...]:
    return tuple(order.discipline for order in _own(state, by) if order.cancelled_at is None)


def still_open(state: Application, by: str) -> tuple[str, ...]:
    return tuple(order.discipline for order in _own(state, by) if order.is_open)


def _own(state: Application, by: str) -> tuple[DisciplineOrder, ...]:
    """The customer's are all of them."""
    return tuple(order for order in state.orders if by in (CUSTOMER, state.contractor, order.part.operator))
