"""What a customer still has to do for the orders that are open."""

from collections.abc import Iterable
from datetime import date

from portal.domain.application import CUSTOMER, Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language, Milestone
from portal.domain.events import Todo
from portal.domain.follow_views import TodoView

READY: dict[str, Milestone] = {"drawing": "information_complete", "works": "customer_works_ready"}
"""With what a kind of thing to do is done, all of it at once."""


def todos(state: Application, definition: Definition, language: Language) -> tuple[TodoView, ...]:
    """Drawings first; each once, as long as one of the open orders waits for it."""
    names = {drawing.id: (drawing.name, drawing.about) for drawing in definition.catalogue.drawings}
    names |= {work.id: (work.name, work.about) for work in definition.catalogue.works}
    needed = {kind: set(_needed(state, definition, kind)) for kind in READY}
    return tuple(
        TodoView(todo.id, names[todo.id][0].in_(language), names[todo.id][1].in_(language), todo.kind == "drawing")
        for todo in state.todos
        if todo.id in needed[todo.kind]
    )


def works_by(state: Application) -> date | None:
    """The first day on which own works are due, whenever we remind of them; None where no day was set or nothing is
    left to do."""
    own = (deadline for deadline in state.deadlines if deadline.owner == CUSTOMER)
    due = [deadline.due for deadline in own if deadline.closes_on == READY["works"]]
    return local(min(due)).date() if due else None


def _needed(state: Application, definition: Definition, kind: str) -> Iterable[str]:
    """Ids that open orders wait for: what their products ask, and what was noted for their own discipline."""
    products = {product.id: product for product in definition.catalogue.products}
    for order in state.orders:
        if order.is_open and READY[kind] not in order.reached:
            product = products.get(order.part.product)
            if product is not None:
                yield from product.drawings if kind == "drawing" else product.works
            yield from (todo.id for todo in state.todos if _own(todo, order))


def _own(todo: Todo, order: DisciplineOrder) -> bool:
    return todo.discipline == order.discipline
