"""What an organisation reports for one deed of a story, through the same use cases as the planning interface."""

from collections.abc import Iterable
from datetime import date, timedelta

from portal.domain.application import Application
from portal.domain.calendar import add_working_days
from portal.domain.definition import Milestone
from portal.domain.events import DayPart
from portal.domain.reports import (
    AgreeDate,
    CancelOrders,
    Command,
    Complete,
    Reach,
    ResumeOrder,
    StallOrder,
)
from portal.local.demo.chance import Chance
from portal.local.demo.stories import Deed

PARTS: tuple[DayPart, ...] = ("morning", "afternoon", "day")
BY_OPERATOR: tuple[Milestone, ...] = ("intake_done", "quote_sent", "released", "work_file_ready", "delivered")
WEEKS_AHEAD = 7
"""From the first call to the provisional week."""
DAYS_AHEAD = 10
"""Working days from the call about another day to that day, at least."""

Told = tuple[str, Command]
"""Who reports, and what."""


def told(state: Application, deed: Deed, chance: Chance, today: date, holidays: frozenset[date]) -> Iterable[Told]:
    """The reports that a deed consists of, as the application stands."""
    orders = [order for order in state.orders if order.cancelled_at is None]
    some = orders[: deed.orders] if deed.orders else orders
    match deed.what:
        case "soft_date":
            yield state.contractor, _week(today, deed, chance)
        case "hard_date":
            yield state.contractor, _day(state, today, deed, chance, holidays)
        case "completion":
            yield from ((state.contractor, Complete(order.discipline)) for order in some)
        case "stalled":
            yield from ((state.contractor, StallOrder(order.discipline, deed.detail)) for order in some)
        case "resumed":
            yield from ((state.contractor, ResumeOrder(order.discipline)) for order in some)
        case "cancelled":
            yield state.contractor, CancelOrders(tuple(order.discipline for order in some), deed.detail)
        case _:
            milestone = _milestone(deed.what)
            for order in some:
                by = order.part.operator if milestone in BY_OPERATOR else state.contractor
                yield by, Reach(milestone, (order.discipline,))


def _week(today: date, deed: Deed, chance: Chance) -> AgreeDate:
    monday = today - timedelta(days=today.weekday())
    later = 2 if deed.detail else 0
    first = monday + timedelta(weeks=WEEKS_AHEAD + later + chance.below("week", 2))
    return AgreeDate("soft", first, first + timedelta(days=4), "day", deed.detail)


def _day(state: Application, today: date, deed: Deed, chance: Chance, holidays: frozenset[date]) -> AgreeDate:
    """A day in the week that was promised; somewhere else only with a cause."""
    promised = next((order.current.promise.first_day for order in state.orders if order.current), today)
    first = promised - timedelta(days=promised.weekday() + 1)
    day = add_working_days(today if deed.detail else first, _ahead(deed, chance), holidays)
    return AgreeDate("hard", day, day, chance.pick("part", PARTS), deed.detail)


def _ahead(deed: Deed, chance: Chance) -> int:
    return DAYS_AHEAD + chance.below("late", 5) if deed.detail else 1 + chance.below("day", 4)


def _milestone(what: str) -> Milestone:
    known: tuple[Milestone, ...] = (*BY_OPERATOR, "customer_works_ready")
    return next(milestone for milestone in known if milestone == what)


def clock_time(chance: Chance, deed: Deed) -> timedelta:
    """When on its day a deed happens: between 8:15 and 16:15."""
    return timedelta(minutes=495 + chance.below(f"time {deed.day} {deed.what}", 480))
