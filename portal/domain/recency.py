"""Which of two things that happened is the newer: by when it was so at the reporter's own desk, not by when it came in.

Only what takes the place of something else has a topic: a date, an inspection, a standstill, a sum. Whatever is
reached stays reached, so there an older report changes nothing by itself.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from portal.domain.events import (
    DateAgreed,
    DateCorrected,
    Event,
    InspectionPlanned,
    MilestoneReached,
    OrderResumed,
    OrderStalled,
)

SUMS = {"quote_sent": "quote", "invoice_sent": "invoice"}


def since(event: Event, as_of: datetime | None) -> Event:
    """The same event, with when it was so where that counts for what may take its place."""
    if as_of is None or not _topic(event):
        return event
    dated: Event = replace(cast(Any, event), as_of=as_of)
    return dated


def told(stands: dict[str, datetime], event: Event) -> dict[str, datetime]:
    """``stands`` after one more event."""
    topic = _topic(event)
    return {**stands, topic: getattr(event, "as_of", None) or event.at} if topic else stands


def _topic(event: Event) -> str:
    match event:
        case DateAgreed() | DateCorrected():
            return "date"
        case InspectionPlanned():
            return "inspection"
        case OrderStalled() | OrderResumed():
            return f"stall:{event.discipline}"
        case MilestoneReached() if event.sum is not None:
            return f"{SUMS[event.milestone]}:{event.discipline}"
        case _:
            return ""
