"""What an operator says of a full network, and the longer term that the law has for it."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.catalogue import legal_deadline
from portal.domain.definition import Definition
from portal.domain.events import CongestionFound, Event
from portal.domain.legal import watch
from portal.domain.orders import operators_order
from portal.domain.reports import Impossible, ReportCongestion


def congest(
    state: Application, command: ReportCongestion, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
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
