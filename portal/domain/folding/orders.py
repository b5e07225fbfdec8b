"""Folds of what happens to one order."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from portal.domain.application import BEFORE, Application, DisciplineOrder, Line, Point, Stall
from portal.domain.calendar import local
from portal.domain.definition import Milestone
from portal.domain.events import (
    CompletionReported,
    CongestionFound,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
    PointNoted,
    PointSolved,
    QuoteLapsed,
)
from portal.domain.folding.parts import changed, closed, ended, granted, newest, opened, said
from portal.domain.running import Deadlines, answers, resting, with_new, without_discipline, without_preparation


def reach(state: Application, event: MilestoneReached) -> Application:
    """One order, or no order at all: a call back concerns the application and leaves nothing but its line."""
    after = changed(state, event.discipline, lambda order: _reached(order, event))
    after = opened(closed(after, _ended_by(event), event.discipline), event.opens)
    if event.sum is not None:
        after = _asked_anew(after, event.discipline)
    if event.milestone == "called_back":
        after = replace(after, call_requested_at=None)
    return said(after, Line(event.at, event.milestone, event.by, event.discipline))


def _asked_anew(state: Application, discipline: str) -> Application:
    """A new quote or invoice is reminded of from the first time on."""
    counted = {of: times for of, times in state.reminded.items() if of.partition(":")[2] != discipline}
    return replace(state, reminded=counted)


def _ended_by(event: MilestoneReached) -> tuple[Milestone, ...]:
    before = BEFORE.get(event.milestone)
    return (event.milestone, before) if before else (event.milestone,)


def _reached(order: DisciplineOrder, event: MilestoneReached) -> DisciplineOrder:
    earlier: dict[str, datetime] = dict.fromkeys(_ended_by(event), event.at)
    order = replace(order, reached={**earlier, **order.reached, event.milestone: event.at})
    match event.milestone:
        case "quote_sent":
            return replace(order, quote=event.sum, quote_lapsed="")
        case "quote_accepted":
            return replace(order, quote_lapsed="")
        case "invoice_sent":
            return replace(order, invoice=event.sum)
        case _:
            return order


def lapse(state: Application, event: QuoteLapsed) -> Application:
    after = changed(state, event.discipline, lambda order: replace(order, quote_lapsed=event.how))
    after = closed(after, ("quote_accepted",), event.discipline)
    return said(after, Line(event.at, f"quote_{event.how}", event.by, event.discipline))


def complete(state: Application, event: CompletionReported) -> Application:
    """What was still owed for the execution ends with it; what all orders share, with the last."""

    def completed(order: DisciplineOrder) -> DisciplineOrder:
        return replace(order, reached={**order.reached, "completed": event.at}, stall=None)

    state = _handed_on(state, event.discipline)
    after = closed(changed(state, event.discipline, completed), ("completed", "resumed", "replanned"), event.discipline)
    left = without_preparation(after.deadlines, event.discipline)
    after = opened(replace(after, deadlines=_still_shared(after, left)), event.opens)
    return said(granted(after, event.survey), Line(event.at, "completed", event.by, event.discipline))


def _still_shared(state: Application, running: Deadlines) -> Deadlines:
    """Planning for all disciplines at once is owed as long as one of them is open."""
    return running if state.is_open else without_preparation(running, "")


def stall(state: Application, event: OrderStalled) -> Application:
    """A second cause takes the place of the first; what waits goes on waiting.

    Where no order goes on any more, the dates to be agreed for all of them wait too.
    """
    going_on = {order.discipline for order in state.orders if order.is_open and order.stall is None}
    whole = going_on <= {event.discipline}
    held, left = resting(state.deadlines, event.discipline, legal=event.stops_legal_clock, whole=whole)
    stalled = partial(_stalled, event=event, held=held)
    after = opened(replace(changed(state, event.discipline, stalled), deadlines=left), event.opens)
    return said(after, Line(event.at, "stalled", event.by, event.discipline, {"cause": event.cause}))


def _stalled(order: DisciplineOrder, event: OrderStalled, held: Deadlines) -> DisciplineOrder:
    before = order.stall or Stall(event.at, event.cause, event.caused_by)
    since, days = _legal_clock(before, event)
    waiting = with_new(before.held, held)
    return replace(order, stall=Stall(before.since, event.cause, event.caused_by, waiting, since, days))


def _legal_clock(before: Stall, event: OrderStalled) -> tuple[datetime | None, int]:
    """Since when it stands still, and how many days it did before: causes that follow each other may differ."""
    if event.stops_legal_clock:
        return before.legal_since or event.at, before.legal_days
    if before.legal_since is None:
        return None, before.legal_days
    return None, before.legal_days + (local(event.at).date() - local(before.legal_since).date()).days


def resume(state: Application, event: OrderResumed) -> Application:
    def resumed(order: DisciplineOrder) -> DisciplineOrder:
        return replace(order, stall=None, legal_deadline=event.legal_deadline or order.legal_deadline)

    after = changed(state, event.discipline, resumed)
    after = replace(after, orders=tuple(_without_shared(order) for order in after.orders))
    after = closed(after, ("resumed", "replanned"), event.discipline)
    return said(opened(after, event.opens), Line(event.at, "resumed", event.by, event.discipline))


def _without_shared(order: DisciplineOrder) -> DisciplineOrder:
    """One order goes on, so the dates for all of them are to be agreed again."""
    if order.stall is None:
        return order
    own = tuple(due for due in order.stall.held if due.discipline)
    return replace(order, stall=replace(order.stall, held=own))


def _handed_on(state: Application, discipline: str) -> Application:
    """What waited with an order that ends, and is for all of them, waits with another one that stands still."""
    ends = state.order(discipline)
    shared = tuple(due for due in ends.stall.held if not due.discipline) if ends and ends.stall else ()
    heirs = [order for order in state.orders if order.is_open and order.stall and order.discipline != discipline]
    if not shared or not heirs:
        return state
    return changed(state, heirs[0].discipline, partial(_holding, shared=shared))


def _holding(order: DisciplineOrder, shared: Deadlines) -> DisciplineOrder:
    assert order.stall is not None
    return replace(order, stall=replace(order.stall, held=with_new(order.stall.held, shared)))


def cancel(state: Application, event: OrderCancelled) -> Application:
    state = _handed_on(state, event.discipline)
    after = changed(state, event.discipline, lambda order: replace(order, cancelled_at=event.at, stall=None))
    left = without_discipline(after.deadlines, event.discipline)
    if all(order.cancelled_at is not None for order in after.orders):
        left = answers(left)
    after = granted(replace(after, deadlines=_still_shared(after, left)), event.survey)
    return said(
        opened(after, event.opens), Line(event.at, "cancelled", event.by, event.discipline, {"cause": event.cause})
    )


def congest(state: Application, event: CongestionFound) -> Application:
    def congested(order: DisciplineOrder) -> DisciplineOrder:
        return replace(order, congested=True, legal_deadline=event.legal_deadline)

    after = opened(changed(state, event.discipline, congested), event.opens)
    return said(after, Line(event.at, "congested", event.by, event.discipline))


def note(state: Application, event: PointNoted) -> Application:
    point = Point(event.point, event.discipline, event.owner, event.until, event.text)
    points = newest((*state.points, point), lambda known: known.solved_at is not None)
    after = opened(replace(state, points=points), event.opens)
    return said(after, Line(event.at, "point_noted", event.by, event.discipline, {"point": event.point}))


def solve(state: Application, event: PointSolved) -> Application:
    discipline = next((point.discipline for point in state.points if point.id == event.point), "")
    points = tuple(_solved(point, event.at) if point.id == event.point else point for point in state.points)
    after = opened(ended(replace(state, points=points), f"point:{event.point}"), event.opens)
    return said(after, Line(event.at, "point_solved", event.by, discipline, {"point": event.point}))


def _solved(point: Point, at: datetime) -> Point:
    return replace(point, solved_at=at)
