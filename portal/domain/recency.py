"""Which of two reports is the newer: by when it was so at the reporter's own desk, not by when it came in.

Only what takes the place of something else has a topic: a date, an inspection, a standstill, a sum. Whatever is
reached stays reached, so there an older report changes nothing by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
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
from portal.domain.reports import (
    AgreeDate,
    Command,
    CorrectDate,
    Impossible,
    PlanInspection,
    ResumeOrder,
    SendSum,
    StallOrder,
)

SLACK = timedelta(minutes=5)
"""How far another organisation's clock may be ahead of ours."""
SUMS = {"quote_sent": "quote", "invoice_sent": "invoice"}


def topic_of(command: Command) -> str:
    """What a report would take the place of; ``""`` for nothing."""
    match command:
        case AgreeDate() | CorrectDate():
            return "date"
        case PlanInspection():
            return "inspection"
        case StallOrder() | ResumeOrder():
            return f"stall:{command.discipline}"
        case SendSum():
            return f"{command.what}:{command.discipline}"
        case _:
            return ""


def still_news(
    commands: Iterable[Command], stands: Mapping[str, datetime], as_of: datetime | None, now: datetime
) -> tuple[Command, ...]:
    """Those that are not older than what stands. Raises Impossible for what is yet to be."""
    if as_of is None:
        return tuple(commands)
    if as_of > now + SLACK:
        raise Impossible("running.future", "What is reported was so already: as_of does not lie in the future.")
    return tuple(command for command in commands if as_of >= stands.get(topic_of(command), as_of))


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
