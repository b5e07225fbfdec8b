"""Which messages leave when something happens, and when they may leave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from portal.domain.after_messages import SentMessage
from portal.domain.application import Application
from portal.domain.calendar import within_hours
from portal.domain.definition import Brand, Definition, Notification, Written
from portal.domain.events import (
    ApplicationSubmitted,
    CodeAsked,
    ComplaintAnswered,
    ComplaintMade,
    ComplaintRaised,
    CompletionReported,
    CongestionFound,
    ContactCorrected,
    ContactLogged,
    DateAgreed,
    DateCorrected,
    DetailsChanged,
    Event,
    InspectionDone,
    InspectionPlanned,
    LinkRequested,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
    PapersAdded,
    PointNoted,
    PointSolved,
    QuestionAnswered,
    QuestionAsked,
    QuestionPassedOn,
    QuoteLapsed,
    Reminded,
    Shared,
    SilenceChosen,
    StillOnIt,
    WishDecided,
    WishMade,
)
from portal.domain.outgoing_talks import AGREED_IN_TALKS, about_talk, contact_names, talked

ALL_COMPLETED = "all_completed"
AT_ONCE = "survey"
"""The kind that never waits for what may still be taken back: a survey leaves within a minute."""
APART = ("code", "shared", "details_changed")
"""Messages to an address of their own, or with what no other may hold (``portal.services.apart``)."""
GATHERED = "news"
"""The kind that waits for its like, and goes together."""
NEWS = "news"
"""The message for whatever has no letter of its own: its words stand in ``content/words/news.toml``."""
NAMES: Mapping[type[Event], str] = {
    ApplicationSubmitted: "submitted",
    LinkRequested: "link_requested",
    OrderStalled: "stalled",
    OrderResumed: "resumed",
    CongestionFound: "congested",
    ContactCorrected: "contact_corrected",
    DateCorrected: "date_corrected",
    InspectionPlanned: "inspection_planned",
    PointNoted: "point_noted",
    PointSolved: "point_solved",
    ComplaintMade: "complaint_made",
    ComplaintRaised: "complaint_raised",
    ComplaintAnswered: "complaint_answered",
    QuestionAsked: "question_asked",
    QuestionPassedOn: "question_passed_on",
    QuestionAnswered: "question_answered",
    CodeAsked: "code_asked",
    PapersAdded: "papers_added",
    DetailsChanged: "details_changed",
    Shared: "shared",
    SilenceChosen: "silence_chosen",
    StillOnIt: "still_on_it",
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
    necessary: bool = True
    """False where it doesn't go to who unsubscribed."""
    channel: Written | Literal[""] = ""
    """Where set it goes this way only, and only to who doesn't prefer that way."""
    parts: tuple["Message", ...] = ()
    """The news that goes together in this one message, oldest first; empty for any other."""


def messages_for(
    state: Application, events: Iterable[Event], definition: Definition, wait: timedelta = timedelta()
) -> tuple[Message, ...]:
    """Messages that follow from events just folded into ``state``, one for each notification that names them.

    What is told of each discipline in the same words is told once. ``wait``: so long what happened can still be taken
    back, and nothing about it leaves.
    """
    happened = tuple(events)
    found: dict[tuple[str, str, str], Message] = {}
    for sequence, event in enumerate(happened, start=state.version - len(happened) + 1):
        names = () if _told_elsewhere(event, happened) else _names(event, state)
        for notification in definition.process.notifications:
            if notification.event in names:
                message = _message(state, notification, event, sequence, definition.brand)
                values = {**message.values, **about_talk(event, happened)}
                told = replace(_held(message, event.at, wait, definition.brand), values=values)
                found.setdefault((told.name, told.channel, values.get("news", "")), told)
    return tuple(found.values())


def _told_elsewhere(event: Event, happened: tuple[Event, ...]) -> bool:
    """Whether the news of the quote, or the mail about the talk, says it."""
    if isinstance(event, OrderStalled):
        return any(isinstance(other, QuoteLapsed) and other.discipline == event.discipline for other in happened)
    return isinstance(event, AGREED_IN_TALKS) and talked(happened)


def _held(message: Message, at: datetime, wait: timedelta, brand: Brand) -> Message:
    """News waits for other news that may come; a survey never waits for what may be taken back."""
    if message.kind == AT_ONCE:
        return message
    gather = timedelta(minutes=brand.messages.merge_minutes if message.kind == GATHERED else 0)
    return replace(message, not_before=leaves_at(message.kind, at + max(wait, gather), brand))


def leaves_at(kind: str, at: datetime, brand: Brand) -> datetime:
    """An answer leaves at once at any hour; news and surveys only within the brand's hours."""
    return at if kind == "answer" else within_hours(at, brand.news_hours.opens, brand.news_hours.closes)


def together(news: Sequence[Message]) -> Message:
    """Pieces of news of one application as one message, which takes their place."""
    first = news[0]
    return replace(first, id=f"{first.id}+{len(news) - 1}", values={}, parts=tuple(news))


def sent_message(message: Message, at: datetime) -> SentMessage:
    """As it is counted: a piece of news by what it was about."""
    return SentMessage(message.subject, message.values.get("news", message.name), at)


def _message(state: Application, notification: Notification, event: Event, sequence: int, brand: Brand) -> Message:
    return Message(
        id=".".join(filter(None, (state.reference, str(sequence), notification.message, notification.channel))),
        subject=state.reference,
        name=notification.message,
        kind=notification.kind,
        not_before=leaves_at(notification.kind, event.at, brand),
        values=_values(notification, event, sequence),
        necessary=notification.necessary,
        channel=notification.channel,
    )


def _values(notification: Notification, event: Event, sequence: int) -> dict[str, str]:
    """What the event alone knows; the rest is read while sending. ``news`` names what a piece of news is about."""
    values = {"discipline": getattr(event, "discipline", ""), "sequence": str(sequence)}
    if notification.message != NEWS:
        return {**values, **_apart(event)}
    about = {kind: getattr(event, kind, "") for kind in ("point", "complaint", "question", "wish")}
    return {**values, "news": notification.event, "by": event.by, **{kind: id for kind, id in about.items() if id}}


def _apart(event: Event) -> dict[str, str]:
    match event:
        case CodeAsked():
            return {"form": event.form}
        case Shared() | DetailsChanged():
            return {"words": event.text}
        case _:
            return {}


def _names(event: Event, state: Application) -> tuple[str, ...]:
    """What the event is called in ``process.toml`` notifications; none where nothing is ever told about it."""
    match event:
        case ContactLogged():
            return contact_names(event)
        case DateAgreed():
            return (_date_name(event, state),)
        case MilestoneReached():
            return (event.milestone,)
        case CompletionReported():
            return (ALL_COMPLETED,) if event.survey else ("completed",)
        case QuoteLapsed():
            return (f"quote_{event.how}",)
        case InspectionDone():
            return ("inspected" if event.passed else "inspection_failed",)
        case WishMade():
            return (f"{event.what}_wished",)
        case WishDecided():
            return ("wish_granted" if event.granted else "wish_refused",)
        case Reminded():
            return (f"reminded_{event.of}",)
        case OrderCancelled():
            return ("cancelled", ALL_COMPLETED) if event.survey else ("cancelled",)
        case _:
            return (NAMES[type(event)],) if type(event) in NAMES else ()


def _date_name(event: DateAgreed, state: Application) -> str:
    """Shifted where that holds for any discipline: the customer must hear of it."""
    said = {line.text for line in state.lines if line.at == event.at}
    shifted = f"{event.hardness}_date_shifted"
    return shifted if shifted in said else f"{event.hardness}_date_agreed"
