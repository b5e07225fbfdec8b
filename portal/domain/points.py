"""Remaining points (restpunten) of a delivery: each with who mends it and by when."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.calendar import END_OF_DAY, instant, local
from portal.domain.definition import Definition
from portal.domain.events import Deadline, Event, PointNoted, PointSolved
from portal.domain.numbering import following
from portal.domain.orders import own_order
from portal.domain.reports import Impossible, NotePoint, NotYours, SolvePoint


def note(state: Application, command: NotePoint, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    order = own_order(state, command.discipline, by)
    if "completed" not in order.reached:
        raise Impossible(
            "point.before_completion",
            f"The order for {command.discipline} is not completed: what is left to do is the order itself.",
        )
    if command.owner not in (state.contractor, order.part.operator):
        raise Impossible(
            "point.owner", f"A point is mended by {state.contractor} or {order.part.operator}, not by {command.owner}."
        )
    if command.until < local(now).date():
        raise Impossible("point.day_past", "The day by which a point is mended is not past.")
    if any(point.text == command.text for point in state.points):
        return ()
    waiting = [point for point in state.points if point.discipline == order.discipline and not point.solved_at]
    if len(waiting) >= definition.process.most_open:
        raise Impossible(
            "point.full", f"{len(waiting)} points of {order.discipline} wait already; solve some of those first."
        )
    id = following("p", state.points)
    due = instant(command.until, END_OF_DAY)
    opens = (Deadline(f"point:{id}", command.discipline, command.owner, due, "point_solved"),)
    return (PointNoted(now, by, command.discipline, id, command.owner, command.until, command.text, opens),)


def solve(state: Application, command: SolvePoint, by: str, _: Definition, now: datetime) -> tuple[Event, ...]:
    """Its owner reports it, or the contractor. Raises NotYours, Impossible."""
    point = next((known for known in state.points if known.id == command.point), None)
    if point is None:
        there = ", ".join(known.id for known in state.points) or "none"
        raise Impossible("point.unknown", f"There is no point {command.point!r}; there are: {there}.")
    if by not in (point.owner, state.contractor):
        raise NotYours("point.of_other", f"Point {point.id} is for {point.owner}.")
    return () if point.solved_at else (PointSolved(now, by, point.id),)
