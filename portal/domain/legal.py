"""The legal term of a discipline: how far it has run, who is warned when, what stops it."""

from datetime import date, datetime, timedelta

from portal.domain.application import PORTAL, Application, DisciplineOrder
from portal.domain.calendar import END_OF_DAY, instant, local
from portal.domain.catalogue import legal_deadline
from portal.domain.definition import Definition, Process
from portal.domain.events import CongestionFound, Deadline, Event
from portal.domain.orders import operators_order
from portal.domain.reports import Impossible, ReportCongestion
from portal.domain.running import LEGAL


def watch(process: Process, discipline: str, begins: datetime, ends: date, now: datetime) -> tuple[Deadline, ...]:
    """The next warning of a term from ``begins`` to the end of ``ends``; none where the last one is past."""
    end = instant(ends, END_OF_DAY)
    for percent in process.legal_warnings:
        due = begins + (end - begins) * percent / 100
        if due > now:
            return (Deadline(f"{LEGAL}_{percent}", discipline, PORTAL, due, "completed"),)
    return ()


def warned(state: Application, order: DisciplineOrder, process: Process, now: datetime) -> tuple[Deadline, ...]:
    """What a warning opens: the term itself on its operator's list, and the next warning."""
    if order.legal_deadline is None:
        return ()
    end = instant(order.legal_deadline, END_OF_DAY)
    term = Deadline(LEGAL, order.discipline, order.part.operator, end, "completed")
    return (term, *watch(process, order.discipline, state.submitted_at, order.legal_deadline, now))


def share_run(state: Application, order: DisciplineOrder, now: datetime) -> int | None:
    """Percent of the legal term that has run at ``now``; None without one. While it stands still, what had run."""
    if order.legal_deadline is None:
        return None
    at = (order.stall.legal_since if order.stall else None) or now
    whole = instant(order.legal_deadline, END_OF_DAY) - state.submitted_at
    return max(0, int((at - state.submitted_at) / whole * 100))


def later_end(order: DisciplineOrder, now: datetime) -> date | None:
    """The end of the legal term after a standstill that stopped it: as many days later as it lasted."""
    if order.stall is None or order.legal_deadline is None:
        return None
    stands, days = order.stall.legal_since, order.stall.legal_days
    if stands is None and not days:
        return None
    since = local(now).date() - local(stands).date() if stands else timedelta()
    return order.legal_deadline + timedelta(days=days) + since


def congest(
    state: Application, command: ReportCongestion, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """The network is full: the longer term that the law has for it. Raises NotYours, Impossible."""
    order = operators_order(state, command.discipline, by)
    if order.congested:
        return ()
    product = next((known for known in definition.catalogue.products if known.id == order.part.product), None)
    ends = (
        legal_deadline(
            product, definition.catalogue, state.submitted_at, definition.holidays, order.part.capacity, congestion=True
        )
        if product
        else None
    )
    if ends is None:
        raise Impossible(
            "network.no_longer_term", f"No longer term for a full network is known for {command.discipline}."
        )
    opens = watch(definition.process, command.discipline, state.submitted_at, ends, now)
    return (CongestionFound(now, by, command.discipline, ends, opens),)
