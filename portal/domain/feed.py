"""What one organisation must hear of another's doings ([KCP] rules 11 and 12): its feed of new and changed orders.

It says which order changed and how, and nothing personal: whoever may know more reads the application.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.domain.application import Application
from portal.domain.events import (
    ApplicationSubmitted,
    CallRequested,
    ComplaintMade,
    ComplaintRaised,
    CompletionReported,
    CongestionFound,
    DateAgreed,
    DateCorrected,
    Event,
    MilestoneReached,
    OrderCancelled,
    OrderResumed,
    OrderStalled,
    PointNoted,
    QuestionAsked,
    QuestionPassedOn,
    QuoteLapsed,
    Undone,
    WishMade,
)

KEPT = timedelta(days=730)
"""[ours] Longer than an application runs (the longest legal term is a year), so that a reader who begins
today still finds everything that runs; no reader stays away for longer and goes on where it was."""
WHAT: Mapping[type[Event], str] = {
    CompletionReported: "completed",
    OrderStalled: "stalled",
    OrderResumed: "resumed",
    OrderCancelled: "cancelled",
    CongestionFound: "congested",
    PointNoted: "point",
    ComplaintMade: "complaint",
    ComplaintRaised: "complaint",
    QuestionAsked: "question",
    QuestionPassedOn: "question",
    WishMade: "wish",
    CallRequested: "call_requested",
    Undone: "undone",
}
"""What a change is called where the kind of event says it all; contacts are nobody else's news."""


@dataclass(frozen=True, slots=True)
class Change:
    """``discipline`` is ``""`` where the whole application is meant."""

    what: str
    discipline: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What one command changed for one organisation; ``version`` is the application's after it."""

    organisation: str
    reference: str
    version: int
    at: datetime
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        return f"{self.reference}.{self.version}"


def news(after: Application, events: Iterable[Event]) -> tuple[News, ...]:
    """One for each organisation that hears of it; none for whoever reported it. ``after`` is what they add up to."""
    found: dict[str, dict[Change, None]] = {}
    at = None
    for event in events:
        at = event.at
        for change in _changes(event):
            for organisation in _hears(after, event, change) - {event.by}:
                found.setdefault(organisation, {})[change] = None
    if at is None:
        return ()
    return tuple(News(who, after.reference, after.version, at, tuple(what)) for who, what in sorted(found.items()))


def _changes(event: Event) -> Iterator[Change]:
    match event:
        case ApplicationSubmitted():
            yield from (Change("submitted", part.discipline) for part in event.parts)
        case DateAgreed() | DateCorrected():
            yield from (Change("date", promise.discipline) for promise in event.promises)
        case MilestoneReached():
            yield Change(event.milestone, event.discipline)
        case QuoteLapsed():
            yield Change(f"quote_{event.how}", event.discipline)
        case _ if type(event) in WHAT:
            yield Change(WHAT[type(event)], getattr(event, "discipline", ""))


def _hears(after: Application, event: Event, change: Change) -> frozenset[str]:
    """An order is its operator's from the first day, and the contractor's once it is released."""
    match event:
        case ComplaintMade() | ComplaintRaised() | QuestionAsked() | QuestionPassedOn() | WishMade():
            return frozenset({event.owner}) & after.organisations
        case CallRequested():
            return frozenset({after.contractor})
        case Undone():
            return after.organisations
        case _:
            order = after.order(change.discipline)
            if order is None:
                return frozenset()
            return frozenset({order.part.operator, *([after.contractor] if "released" in order.reached else ())})
