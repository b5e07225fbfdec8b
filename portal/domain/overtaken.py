"""Which reports were overtaken by a newer one before they came in (``portal.domain.recency``)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

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
