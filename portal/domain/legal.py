"""The legal term of a discipline: how far it has run, who is warned when, what stops it."""

from datetime import date, datetime, timedelta

from portal.domain.application import PORTAL, Application, DisciplineOrder
from portal.domain.calendar import END_OF_DAY, instant, local
from portal.domain.definition import Process
from portal.domain.events import Deadline
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
