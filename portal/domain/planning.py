"""Deciding what an organisation reports: who may say it ([KCP] rule 1), whether it can be, and what follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.domain.application import Application, DisciplineOrder
from portal.domain.deadlines import opened
from portal.domain.definition import Definition, Milestone
from portal.domain.events import (
    Capability,
    CompletionReported,
    DateAgreed,
    DayPart,
    Deadline,
    Event,
    Hardness,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
    Promise,
)

REPORTABLE: tuple[Milestone, ...] = (
    "intake_done",
    "quick_scan_done",
    "quote_sent",
    "quote_accepted",
    "invoice_sent",
    "invoice_paid",
    "released",
    "work_file_ready",
    "permit_granted",
    "soil_survey_done",
    "customer_works_ready",
    "inspected",
    "delivered",
)
SURVEY = "s1"


class NotYours(Exception):
    """The organisation has no part in this application, or this kind of news isn't its to bring."""


class Impossible(Exception):
    """What is reported can't be, as the application stands; the sentence says what would be possible."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A milestone other than a date or a completion, for some disciplines (all of the reporter's when empty)."""

    milestone: Milestone
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deviation:
    """A discipline that deviates from the shared date, with its cause ([KCP] rule 13)."""

    discipline: str
    first_day: date
    last_day: date
    part: DayPart
    cause: str


@dataclass(frozen=True, slots=True)
class AgreeDate:
    """One date for all open disciplines: Monday–Friday of a week when soft, one day when hard."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: DayPart = "day"
    cause: str = ""
    exceptions: tuple[Deviation, ...] = ()


@dataclass(frozen=True, slots=True)
class Complete:
    discipline: str


@dataclass(frozen=True, slots=True)
class StallOrder:
    discipline: str
    cause: str


@dataclass(frozen=True, slots=True)
class ResumeOrder:
    discipline: str


@dataclass(frozen=True, slots=True)
class CancelOrders:
    disciplines: tuple[str, ...]
    cause: str


Command = Reach | AgreeDate | Complete | StallOrder | ResumeOrder | CancelOrders


def decide(
    state: Application, command: Command, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """The events that follow when organisation ``by`` reports ``command`` at ``now`` (UTC).

    Raises NotYours where this organisation may not report this, Impossible where the application can't take it.
    An empty tuple means that it was so already.
    """
    if by not in state.organisations:
        raise NotYours(f"Organisation {by} has no part in application {state.reference}.")
    match command:
        case Reach():
            return tuple(_reach(state, command, by, definition, now))
        case AgreeDate():
            return _agree(state, command, by, definition, now)
        case Complete():
            return _complete(state, command, by, definition, now)
        case StallOrder():
            return _stall(state, command, by, definition, now)
        case ResumeOrder():
            order = _own_order(state, command.discipline, by)
            return (OrderResumed(now, by, order.discipline),) if order.stall else ()
        case CancelOrders():
            return tuple(_cancel(state, command, by, definition, now))


def _reach(
    state: Application, command: Reach, by: str, definition: Definition, now: datetime
) -> Iterable[MilestoneReached]:
    if command.milestone not in REPORTABLE:
        raise Impossible(f"Milestone {command.milestone} is not reported this way; possible: {', '.join(REPORTABLE)}.")
    for discipline in command.disciplines or _disciplines_of(state, by):
        order = _own_order(state, discipline, by)
        if order.cancelled_at is not None:
            raise Impossible(f"The order for {discipline} is cancelled.")
        if command.milestone not in order.reached:
            opens = _opens(state, (order,), definition, command.milestone, now)
            yield MilestoneReached(now, by, command.milestone, discipline, opens)


def _agree(
    state: Application, command: AgreeDate, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    if by != state.contractor:
        raise NotYours("Only the contractor of an application plans it: network operators never speak of planning.")
    orders = [order for order in state.orders if order.is_open]
    if not orders:
        raise Impossible("No order of this application is open any more, so there is nothing to plan.")
    if command.last_day < command.first_day or command.first_day < now.date() - timedelta(days=1):
        raise Impossible("A planned date lies in the future, and its last day does not lie before its first.")
    _known_causes(definition, command.cause, *(exception.cause for exception in command.exceptions))
    exceptions = {exception.discipline: exception for exception in command.exceptions}
    unknown = exceptions.keys() - {order.discipline for order in orders}
    if unknown:
        raise Impossible(f"No open order for {', '.join(sorted(unknown))} in this application.")
    promises = tuple(_promise(order, command, exceptions.get(order.discipline), definition) for order in orders)
    if all(_stands(order, command.hardness, promise) for order, promise in zip(orders, promises, strict=True)):
        return ()
    milestone: Milestone = "soft_date_agreed" if command.hardness == "soft" else "hard_date_agreed"
    opens = _opens(state, tuple(orders), definition, milestone, now)
    return (DateAgreed(now, by, command.hardness, promises, opens),)


def _promise(
    order: DisciplineOrder, command: AgreeDate, exception: Deviation | None, definition: Definition
) -> Promise:
    said = exception or command
    cause = said.cause or command.cause
    party = next((known.party for known in definition.process.causes if known.id == cause), "")
    caused_by = {"operator": order.part.operator}.get(party, party)
    return Promise(order.discipline, said.first_day, said.last_day, said.part, cause, caused_by)


def _stands(order: DisciplineOrder, hardness: Hardness, promise: Promise) -> bool:
    return order.current is not None and order.current.hardness == hardness and order.current.promise == promise


def _complete(
    state: Application, command: Complete, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    if by != state.contractor:
        raise NotYours("Only the contractor of an application reports completion.")
    order = _order(state, command.discipline)
    if "completed" in order.reached:
        return ()
    if order.cancelled_at is not None:
        raise Impossible(f"The order for {command.discipline} is cancelled, so it can't be completed.")
    last = [other.discipline for other in state.orders if other.is_open] == [command.discipline]
    survey = Capability(SURVEY, "survey", 1, now + timedelta(days=definition.survey.valid_days)) if last else None
    opens = _opens(state, (order,), definition, "completed", now)
    return (CompletionReported(now, by, command.discipline, opens, survey),)


def _stall(
    state: Application, command: StallOrder, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    order = _own_order(state, command.discipline, by)
    if not order.is_open:
        raise Impossible(f"The order for {command.discipline} is not open, so it can't stall.")
    if order.stall is not None and order.stall.cause == command.cause:
        return ()
    _known_causes(definition, command.cause)
    party = next(cause.party for cause in definition.process.causes if cause.id == command.cause)
    caused_by = {"operator": order.part.operator, "contractor": state.contractor}.get(party, party)
    return (OrderStalled(now, by, command.discipline, command.cause, caused_by),)


def _cancel(
    state: Application, command: CancelOrders, by: str, definition: Definition, now: datetime
) -> Iterable[OrderCancelled]:
    _known_causes(definition, command.cause)
    for discipline in command.disciplines or _disciplines_of(state, by):
        order = _own_order(state, discipline, by)
        if "completed" in order.reached:
            raise Impossible(f"The order for {discipline} is completed, so it can't be cancelled.")
        if order.cancelled_at is None:
            yield OrderCancelled(now, by, discipline, command.cause)


def _order(state: Application, discipline: str) -> DisciplineOrder:
    order = state.order(discipline)
    if order is None:
        known = ", ".join(order.discipline for order in state.orders)
        raise Impossible(f"This application has no order for {discipline!r}; it has: {known}.")
    return order


def _own_order(state: Application, discipline: str, by: str) -> DisciplineOrder:
    order = _order(state, discipline)
    if by not in (state.contractor, order.part.operator):
        raise NotYours(f"The order for {discipline} is not of organisation {by}.")
    return order


def _disciplines_of(state: Application, by: str) -> tuple[str, ...]:
    own = (order for order in state.orders if by in (state.contractor, order.part.operator))
    return tuple(order.discipline for order in own if order.cancelled_at is None)


def _known_causes(definition: Definition, *causes: str) -> None:
    known = {cause.id for cause in definition.process.causes}
    for cause in causes:
        if cause and cause not in known:
            raise Impossible(f"Cause {cause!r} is not known; possible: {', '.join(sorted(known))}.")


def _opens(
    state: Application,
    orders: tuple[DisciplineOrder, ...],
    definition: Definition,
    milestone: Milestone,
    now: datetime,
) -> tuple[Deadline, ...]:
    """Deadlines that start now, without those that run already or whose end was reached before."""
    parts = tuple(order.part for order in orders)
    opens = opened(
        definition.process, definition.holidays, milestone, now, parts, state.contractor, state.combi
    )
    running = {(deadline.moment, deadline.discipline) for deadline in state.deadlines}
    return tuple(
        deadline
        for deadline in opens
        if (deadline.moment, deadline.discipline) not in running and not _reached(state, deadline)
    )


def _reached(state: Application, deadline: Deadline) -> bool:
    orders = [order for order in state.orders if deadline.discipline in ("", order.discipline)]
    return any(deadline.closes_on in order.reached for order in orders)
