"""Which messages leave when something happens, and when they may leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.domain.application import Application
from portal.domain.calendar import within_hours
from portal.domain.definition import Brand, Definition, Notification
from portal.domain.events import (
    ApplicationSubmitted,
    CompletionReported,
    DateAgreed,
    Event,
    LinkRequested,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
)

ALL_COMPLETED = "all_completed"
NAMES: Mapping[type[Event], str] = {
    ApplicationSubmitted: "submitted",
    LinkRequested: "link_requested",
    OrderStalled: "stalled",
    OrderResumed: "resumed",
}


@dataclass(frozen=True, slots=True)
class Message:
    """One outgoing message, without address or link: both are looked up while sending.

    ``id`` is unique within the brand and derived from the event, so that writing it twice is one message.
    ``subject`` is the application's reference (or the draft's id for ``resume``).
    """

    id: str
    subject: str
    name: str
    kind: str
    not_before: datetime
    values: dict[str, str]
    attempts: int = 0
    about_draft: bool = False
    """True where ``subject`` is the id of a draft: then no application keeps its delivery state."""


def messages_for(state: Application, events: Iterable[Event], definition: Definition) -> tuple[Message, ...]:
    """Messages that follow from events just folded into ``state``, one for each notification that names them."""
    happened = tuple(events)
    found: dict[str, Message] = {}
    for sequence, event in enumerate(happened, start=state.version - len(happened) + 1):
        names = _names(event, state)
        for notification in definition.process.notifications:
            if notification.event in names:
                message = _message(state, notification, event, sequence, definition.brand)
                found.setdefault(message.name, message)
    return tuple(found.values())


def leaves_at(kind: str, at: datetime, brand: Brand) -> datetime:
    """An answer leaves at once at any hour; news and surveys only within the brand's hours."""
    return at if kind == "answer" else within_hours(at, brand.news_hours.opens, brand.news_hours.closes)


def _message(state: Application, notification: Notification, event: Event, sequence: int, brand: Brand) -> Message:
    discipline = getattr(event, "discipline", "")
    return Message(
        id=f"{state.reference}.{sequence}.{notification.message}",
        subject=state.reference,
        name=notification.message,
        kind=notification.kind,
        not_before=leaves_at(notification.kind, event.at, brand),
        values={"discipline": discipline, "sequence": str(sequence)},
    )


def _names(event: Event, state: Application) -> tuple[str, ...]:
    """What the event is called in ``process.toml`` notifications; none where nothing is ever told about it."""
    match event:
        case DateAgreed():
            return (_date_name(event, state),)
        case MilestoneReached():
            return (event.milestone,)
        case CompletionReported():
            return (ALL_COMPLETED,) if event.survey else ("completed",)
        case OrderCancelled():
            return ("cancelled", ALL_COMPLETED) if event.survey else ("cancelled",)
        case _:
            return (NAMES[type(event)],) if type(event) in NAMES else ()


def _date_name(event: DateAgreed, state: Application) -> str:
    """Shifted where that holds for any discipline: the customer must hear of it."""
    said = {line.text for line in state.lines if line.at == event.at}
    shifted = f"{event.hardness}_date_shifted"
    return shifted if shifted in said else f"{event.hardness}_date_agreed"
