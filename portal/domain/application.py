"""An application (aanvraag) as it stands: the fold of its events.

``fold`` is total and pure: the same events always give the same state, whatever the definition or the clock says
today. The state is what the snapshot stores and what the follow page reads.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial, reduce
from typing import assert_never

from portal.domain.definition import Language, Milestone
from portal.domain.events import (
    ApplicationSubmitted,
    CallRequested,
    Capability,
    CompletionReported,
    DateAgreed,
    Deadline,
    Event,
    Hardness,
    LinkRequested,
    MilestoneReached,
    OrderCancelled,
    OrderedPart,
    OrderResumed,
    OrderStalled,
    Promise,
    SurveyAnswered,
    Todo,
)
from portal.domain.running import Deadlines, soonest, with_new, without, without_discipline, without_preparation

NEWEST_LINES = 40
"""Customer lines kept in the snapshot; older ones come from the log, so that the snapshot stays under 32 KB."""

AGREED: dict[Hardness, tuple[Milestone, ...]] = {
    "soft": ("soft_date_agreed",),
    "hard": ("soft_date_agreed", "hard_date_agreed"),
}
"""What a date stands for: whoever agrees the day has agreed the week."""


@dataclass(frozen=True, slots=True)
class Stall:
    since: datetime
    cause: str
    caused_by: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One promised date with who gave it and when."""

    hardness: Hardness
    promise: Promise
    by: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class DisciplineOrder:
    """One discipline of an application (deelopdracht), with its own operator and its own state."""

    part: OrderedPart
    reached: dict[str, datetime]
    first: Plan | None = None
    """The first promise ever made; never overwritten."""
    current: Plan | None = None
    stall: Stall | None = None
    cancelled_at: datetime | None = None

    @property
    def discipline(self) -> str:
        return self.part.discipline

    @property
    def is_open(self) -> bool:
        return self.cancelled_at is None and "completed" not in self.reached


@dataclass(frozen=True, slots=True)
class Line:
    """One line of history for the customer: a text id with what fills it, no personal data."""

    at: datetime
    text: str
    by: str
    discipline: str = ""
    values: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Application:
    reference: str
    version: int
    """Number of events folded; the snapshot's condition."""
    language: Language
    submitted_at: datetime
    wish_from: date
    wish_to: date
    area: str
    combi: str
    contractor: str
    place: str
    orders: tuple[DisciplineOrder, ...]
    todos: tuple[Todo, ...]
    documents: int
    deadlines: tuple[Deadline, ...]
    capabilities: tuple[Capability, ...]
    lines: tuple[Line, ...]
    definition: str
    survey_answered_at: datetime | None = None
    survey_grade: int | None = None
    call_requested_at: datetime | None = None
    link_requested_at: datetime | None = None

    def order(self, discipline: str) -> DisciplineOrder | None:
        return next((order for order in self.orders if order.discipline == discipline), None)

    def capability(self, id: str) -> Capability | None:
        return next((capability for capability in self.capabilities if capability.id == id), None)

    @property
    def is_open(self) -> bool:
        return any(order.is_open for order in self.orders)

    @property
    def organisations(self) -> frozenset[str]:
        """Who may report on this application: its contractor and the operators of its orders."""
        return frozenset({self.contractor, *(order.part.operator for order in self.orders)})


Change = Callable[[DisciplineOrder], DisciplineOrder]


def begin(reference: str, event: ApplicationSubmitted) -> Application:
    orders = tuple(DisciplineOrder(part=part, reached={"submitted": event.at}) for part in event.parts)
    return Application(
        reference=reference,
        version=1,
        language=event.language,
        submitted_at=event.at,
        wish_from=event.wish_from,
        wish_to=event.wish_to,
        area=event.area,
        combi=event.combi,
        contractor=event.contractor,
        place=event.place,
        orders=orders,
        todos=event.todos,
        documents=event.documents,
        deadlines=event.opens,
        capabilities=(event.follow,),
        lines=(Line(event.at, "submitted", event.by),),
        definition=event.definition,
    )


def apply(state: Application, event: Event) -> Application:
    """The state after one more event."""
    match event:
        case ApplicationSubmitted():
            raise ValueError(f"{state.reference} was submitted before: an application begins once")
        case MilestoneReached():
            after = _reach(state, event)
        case DateAgreed():
            after = _agree(state, event)
        case CompletionReported():
            after = _complete(state, event)
        case OrderStalled():
            stall = Stall(event.at, event.cause, event.caused_by)
            after = _change(state, event.discipline, lambda order: replace(order, stall=stall))
            after = _said(after, Line(event.at, "stalled", event.by, event.discipline, {"cause": event.cause}))
        case OrderResumed():
            after = _change(state, event.discipline, lambda order: replace(order, stall=None))
            after = _said(after, Line(event.at, "resumed", event.by, event.discipline))
        case OrderCancelled():
            after = _cancel(state, event)
        case SurveyAnswered():
            after = _answered(state, event)
        case CallRequested():
            after = replace(state, call_requested_at=event.at, deadlines=with_new(state.deadlines, event.opens))
            after = _said(after, Line(event.at, "call_requested", event.by))
        case LinkRequested():
            after = replace(state, link_requested_at=event.at)
        case _:
            assert_never(event)
    return replace(after, version=state.version + 1)


def fold(reference: str, events: Iterable[Event]) -> Application:
    """Add up a whole log; the first event must be the submission."""
    first, *rest = events
    if not isinstance(first, ApplicationSubmitted):
        raise ValueError(f"the log of {reference} does not start with its submission")
    return reduce(apply, rest, begin(reference, first))


def next_deadlines(state: Application) -> dict[tuple[str, str], Deadline]:
    """The next deadline for each (owner, discipline): these are the work items ([architecture] work table)."""
    return soonest(state.deadlines)


def _change(state: Application, discipline: str, change: Change) -> Application:
    orders = tuple(change(order) if order.discipline == discipline else order for order in state.orders)
    return replace(state, orders=orders)


def _reach(state: Application, event: MilestoneReached) -> Application:
    """One order, or no order at all: a call back concerns the application and leaves nothing but its line."""

    def reached(order: DisciplineOrder) -> DisciplineOrder:
        return replace(order, reached={**order.reached, event.milestone: event.at})

    after = _closed(_change(state, event.discipline, reached), (event.milestone,), event.discipline)
    after = replace(after, deadlines=with_new(after.deadlines, event.opens))
    if event.milestone == "called_back":
        after = replace(after, call_requested_at=None)
    return _said(after, Line(event.at, event.milestone, event.by, event.discipline))


def _answered(state: Application, event: SurveyAnswered) -> Application:
    """One answer stands for all orders that were completed."""
    orders = tuple(
        replace(order, reached={**order.reached, "survey_answered": event.at})
        if "completed" in order.reached
        else order
        for order in state.orders
    )
    after = replace(state, orders=orders, survey_answered_at=event.at, survey_grade=event.grade)
    return _said(_closed(after, ("survey_answered",)), Line(event.at, "survey_answered", event.by))


def _complete(state: Application, event: CompletionReported) -> Application:
    """What was still owed for the execution ends with it; what all orders share, with the last."""

    def completed(order: DisciplineOrder) -> DisciplineOrder:
        return replace(order, reached={**order.reached, "completed": event.at}, stall=None)

    after = _closed(_change(state, event.discipline, completed), ("completed",), event.discipline)
    left = without_preparation(after.deadlines, event.discipline)
    after = replace(after, deadlines=with_new(_still_shared(after, left), event.opens))
    return _said(_granted(after, event.survey), Line(event.at, "completed", event.by, event.discipline))


def _still_shared(state: Application, running: Deadlines) -> Deadlines:
    """Planning for all disciplines at once is owed as long as one of them is open."""
    return running if state.is_open else without_preparation(running, "")


def _agree(state: Application, event: DateAgreed) -> Application:
    after = state
    for promise in event.promises:
        plan = Plan(event.hardness, promise, event.by, event.at)
        after = _change(after, promise.discipline, partial(_planned, plan=plan))
        after = _closed(after, AGREED[event.hardness], promise.discipline)
        after = _said(after, _planned_line(state, event, promise))
    return replace(after, deadlines=with_new(after.deadlines, event.opens))


def _planned(order: DisciplineOrder, plan: Plan) -> DisciplineOrder:
    """A day stands beside the week agreed before it; a week that takes the place of a day takes the day back."""
    reached = dict(order.reached)
    if plan.hardness == "hard":
        reached.setdefault("soft_date_agreed", plan.said_at)
        reached["hard_date_agreed"] = plan.said_at
    else:
        reached["soft_date_agreed"] = plan.said_at
        reached.pop("hard_date_agreed", None)
    return replace(order, first=order.first or plan, current=plan, reached=reached)


def _planned_line(before: Application, event: DateAgreed, promise: Promise) -> Line:
    order = before.order(promise.discipline)
    stood = order.current.hardness if order and order.current else None
    shifted = stood in (event.hardness, "hard")
    values = {
        "first_day": promise.first_day.isoformat(),
        "last_day": promise.last_day.isoformat(),
        "part": promise.part,
        "cause": promise.cause,
    }
    text = f"{event.hardness}_date_{'shifted' if shifted else 'agreed'}"
    return Line(event.at, text, event.by, promise.discipline, values)


def _cancel(state: Application, event: OrderCancelled) -> Application:
    after = _change(state, event.discipline, lambda order: replace(order, cancelled_at=event.at, stall=None))
    left = without_discipline(after.deadlines, event.discipline)
    if all(order.cancelled_at is not None for order in after.orders):
        left = without_discipline(left, "")
    after = _granted(replace(after, deadlines=_still_shared(after, left)), event.survey)
    return _said(after, Line(event.at, "cancelled", event.by, event.discipline, {"cause": event.cause}))


def _closed(state: Application, milestones: tuple[Milestone, ...], discipline: str = "") -> Application:
    return replace(state, deadlines=without(state.deadlines, milestones, discipline))


def _granted(state: Application, capability: Capability | None) -> Application:
    return replace(state, capabilities=(*state.capabilities, capability)) if capability else state


def _said(state: Application, line: Line) -> Application:
    return replace(state, lines=(*state.lines, line)[-NEWEST_LINES:])
