"""Which messages leave when something happens, and when they may leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from portal.domain.application import Application
from portal.domain.calendar import within_hours
from portal.domain.definition import Brand, Definition, Notification
from portal.domain.events import (
    ApplicationSubmitted,
    CompletionReported,
    ContactCorrected,
    ContactLogged,
    DateAgreed,
    DateCorrected,
    Event,
    InspectionDone,
    InspectionPlanned,
    LinkRequested,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
)

ALL_COMPLETED = "all_completed"
AGREED_IN_TALKS = (DateAgreed, DateCorrected, InspectionPlanned, InspectionDone)
"""Where a talk brought it about, the mail about that talk tells it: one mail says both ([KCP] rule 4)."""
AT_ONCE = ("survey",)
"""Kinds that never wait for what may still be taken back: the survey leaves within a minute."""
NAMES: Mapping[type[Event], str] = {
    ContactCorrected: "contact_corrected",
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


def messages_for(
    state: Application, events: Iterable[Event], definition: Definition, wait: timedelta = timedelta()
) -> tuple[Message, ...]:
    """Messages that follow from events just folded into ``state``, one for each notification that names them.

    ``wait``: so long what happened can still be taken back, and nothing about it leaves.
    """
    happened = tuple(events)
    talked = any(isinstance(event, ContactLogged) and event.reached for event in happened)
    found: dict[str, Message] = {}
    for sequence, event in enumerate(happened, start=state.version - len(happened) + 1):
        names = () if talked and isinstance(event, AGREED_IN_TALKS) else _names(event, state)
        for notification in definition.process.notifications:
            if notification.event in names:
                message = _message(state, notification, event, sequence, definition.brand)
                found.setdefault(message.name, _held(message, event.at + wait, definition.brand))
    return tuple(_with_agreed(message, happened) for message in found.values())


def leaves_at(kind: str, at: datetime, brand: Brand) -> datetime:
    """An answer leaves at once at any hour; news and surveys only within the brand's hours."""
    return at if kind == "answer" else within_hours(at, brand.news_hours.opens, brand.news_hours.closes)


def _held(message: Message, until: datetime, brand: Brand) -> Message:
    if message.kind in AT_ONCE:
        return message
    return replace(message, not_before=max(message.not_before, leaves_at(message.kind, until, brand)))


def _with_agreed(message: Message, happened: tuple[Event, ...]) -> Message:
    """The mail about a talk says what was agreed in it."""
    if "contact" not in message.values:
        return message
    agreed = " ".join(type(event).__name__ for event in happened if isinstance(event, AGREED_IN_TALKS))
    return replace(message, values={**message.values, "agreed": agreed})


def _message(state: Application, notification: Notification, event: Event, sequence: int, brand: Brand) -> Message:
    discipline = getattr(event, "discipline", "")
    return Message(
        id=f"{state.reference}.{sequence}.{notification.message}",
        subject=state.reference,
        name=notification.message,
        kind=notification.kind,
        not_before=leaves_at(notification.kind, event.at, brand),
        values={"discipline": discipline, "sequence": str(sequence), **_about_talk(event)},
    )


def _about_talk(event: Event) -> dict[str, str]:
    """Which contact a message is about, and how it ended: with the next one ([KCP] rule 3)."""
    if isinstance(event, ContactCorrected):
        return {"contact": event.contact}
    if not isinstance(event, ContactLogged):
        return {}
    then = event.next
    ending = {"next_week": then.week.isoformat(), "next_by": then.by, "next_means": then.means} if then else {}
    return {"contact": event.contact, **ending}


def _names(event: Event, state: Application) -> tuple[str, ...]:
    """What the event is called in ``process.toml`` notifications; none where nothing is ever told about it."""
    match event:
        case DateAgreed():
            return (_date_name(event, state),)
        case ContactLogged():
            return _contact_names(event)
        case MilestoneReached():
            return (event.milestone,)
        case CompletionReported():
            return (ALL_COMPLETED,) if event.survey else ("completed",)
        case OrderCancelled():
            return ("cancelled", ALL_COMPLETED) if event.survey else ("cancelled",)
        case _:
            return (NAMES[type(event)],) if type(event) in NAMES else ()


def _contact_names(event: ContactLogged) -> tuple[str, ...]:
    """A try is told only where it was the last of the set number ([KCP] rule 5)."""
    if event.reached:
        return ("contact_logged",)
    return ("not_reached",) if event.gave_up else ()


def _date_name(event: DateAgreed, state: Application) -> str:
    """Shifted where that holds for any discipline: the customer must hear of it."""
    said = {line.text for line in state.lines if line.at == event.at}
    shifted = f"{event.hardness}_date_shifted"
    return shifted if shifted in said else f"{event.hardness}_date_agreed"
