"""The term that the law sets for an order: when it ends, how far it has run, and what stops it."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.legal import later_end, share_run
from portal.domain.names import discipline_name


@dataclass(frozen=True, slots=True)
class LawView:
    """``percent`` has run; ``warned`` is the last percentage at which the operator was warned, 0 where it wasn't."""

    names: tuple[str, ...]
    began: date
    ends: date
    percent: int
    warned: int
    stands_since: date | None
    """Since when the clock stands still, as long as it does."""
    congested: bool
    """Whether the longer term holds that the law has for a full network."""


def laws(state: Application, definition: Definition, language: Language, now: datetime) -> tuple[LawView, ...]:
    """One for each term that differs, of the orders that are open."""
    names: dict[tuple[object, ...], list[str]] = {}
    for order in state.orders:
        known = _law(order, state, definition, now)
        if known is not None:
            names.setdefault(known, []).append(discipline_name(order.discipline, definition, language))
    began = local(state.submitted_at).date()
    return tuple(LawView(tuple(its), began, *known) for known, its in names.items())  # type: ignore[arg-type]


def _law(
    order: DisciplineOrder, state: Application, definition: Definition, now: datetime
) -> tuple[date, int, int, date | None, bool] | None:
    percent = share_run(state, order, now)
    if percent is None or order.legal_deadline is None or not order.is_open:
        return None
    warned = max((at for at in definition.process.legal_warnings if at <= percent), default=0)
    since = order.stall.legal_since if order.stall else None
    ends = later_end(order, now) or order.legal_deadline
    return ends, percent, warned, local(since).date() if since else None, order.congested
