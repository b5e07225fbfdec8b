"""What happened, one sentence for each event: for whoever of the staff reads an application or comes second."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from portal.domain import wording
from portal.domain.calendar import local
from portal.domain.definition import Definition
from portal.domain.events import DateAgreed, DateCorrected, Event, MilestoneReached
from portal.domain.names import cause_sentence, discipline_name, organisation_name
from portal.web.language import say


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    when: str
    who: str
    """The name of the organisation, "Klant" or the brand's own."""
    what: str
    discipline: str
    detail: str


def told(events: Iterable[Event], definition: Definition) -> tuple[Happened, ...]:
    """In the order of the events."""
    return tuple(happened(event, definition) for event in events)


def happened(event: Event, definition: Definition) -> Happened:
    at = local(event.at)
    discipline = str(getattr(event, "discipline", ""))
    return Happened(
        at=event.at,
        when=f"{wording.short_day(at.date(), 'nl')}, {wording.clock(at.time(), 'nl')}",
        who=organisation_name(event.by, definition) or say("workbench_app.customer"),
        what=_what(event),
        discipline=discipline_name(discipline, definition, "nl") if discipline else "",
        detail=_detail(event, definition),
    )


def _what(event: Event) -> str:
    if isinstance(event, MilestoneReached):
        return say(f"workbench_app.milestone.{event.milestone}")
    return say(f"workbench_app.event.{type(event).__name__}")


def _detail(event: Event, definition: Definition) -> str:
    """The date, the cause, the sum: whatever the event knows of them, in one line."""
    if isinstance(event, DateAgreed | DateCorrected):
        promise = event.promises[0]
        when = wording.week if event.hardness == "soft" else wording.day
        moved = f" {cause_sentence(promise.cause, definition, 'nl')}" if promise.cause else ""
        return f"{say(f'track.hardness.{event.hardness}')}: {when(promise.first_day, 'nl')}.{moved}"
    found = {field.name: getattr(event, field.name) for field in fields(event)}
    if found.get("cause"):
        return cause_sentence(str(found["cause"]), definition, "nl")
    if found.get("sum"):
        return wording.money(found["sum"].cents, "nl")
    return wording.day(found["day"], "nl") if found.get("day") else ""
