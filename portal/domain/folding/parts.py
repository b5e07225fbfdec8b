"""What every fold of an event is made of: an order changed, a line said, deadlines ended and begun."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from portal.domain.application import NEWEST_ENDED, NEWEST_LINES, Application, DisciplineOrder, Line
from portal.domain.definition import Milestone
from portal.domain.events import Capability, Deadline
from portal.domain.running import Deadlines, with_new, without

T = TypeVar("T")
Change = Callable[[DisciplineOrder], DisciplineOrder]


def changed(state: Application, discipline: str, change: Change) -> Application:
    orders = tuple(change(order) if order.discipline == discipline else order for order in state.orders)
    return replace(state, orders=orders)


def said(state: Application, line: Line) -> Application:
    return replace(state, lines=(*state.lines, line)[-NEWEST_LINES:])


def closed(state: Application, milestones: tuple[Milestone, ...], discipline: str = "") -> Application:
    return replace(state, deadlines=without(state.deadlines, milestones, discipline))


def opened(state: Application, opens: Deadlines) -> Application:
    return replace(state, deadlines=with_new(state.deadlines, opens))


def ended(state: Application, moment: str) -> Application:
    """Without what runs under this name, whatever the discipline."""
    return replace(state, deadlines=tuple(deadline for deadline in state.deadlines if deadline.moment != moment))


def newest(all_: tuple[T, ...], is_over: Callable[[T], bool]) -> tuple[T, ...]:
    """All that wait and the newest of those that are over, in the order in which they came."""
    over = [one for one in all_ if is_over(one)]
    dropped = over[: max(0, len(over) - NEWEST_ENDED)]
    return tuple(one for one in all_ if one not in dropped)


def granted(state: Application, capability: Capability | None) -> Application:
    return replace(state, capabilities=(*state.capabilities, capability)) if capability else state


def passed(running: Deadlines, moment: str, discipline: str) -> tuple[Deadline, ...]:
    """The same, with that one late."""
    return tuple(
        replace(deadline, late=True) if (deadline.moment, deadline.discipline) == (moment, discipline) else deadline
        for deadline in running
    )
