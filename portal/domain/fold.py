"""Adds up the events of an application.

``fold`` is total and pure: the same events always give the same state, whatever the definition or the clock says
today.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from portal.domain.application import Application, DisciplineOrder, Line
from portal.domain.events import (
    AddressFailed,
    ApplicationSubmitted,
    CallRequested,
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
    DeadlinePassed,
    DetailsChanged,
    Event,
    InspectionDone,
    InspectionPlanned,
    LinkRequested,
    MessageUndelivered,
    MilestoneReached,
    OptionalMessagesChosen,
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
    ShareEnded,
    SilenceChosen,
    StillOnIt,
    SurveyAnswered,
    Undone,
    WishDecided,
    WishMade,
)
from portal.domain.folding import contacts, customers, orders, people, planning, sending, watches, wishes
from portal.domain.recency import told
from portal.domain.running import without_watches


def begin(reference: str, event: ApplicationSubmitted) -> Application:
    return Application(
        reference=reference,
        version=1,
        language=event.language,
        submitted_at=event.at,
        wish_from=event.wish_from,
        wish_to=event.wish_to,
        area=event.area,
        combi=event.combi,
        contractor=event.contractor,
        place=event.place,
        orders=tuple(
            DisciplineOrder(part=part, reached={"submitted": event.at}, legal_deadline=part.legal_deadline)
            for part in event.parts
        ),
        todos=event.todos,
        documents=event.documents,
        deadlines=event.opens,
        capabilities=(event.follow,),
        lines=(Line(event.at, "submitted", event.by),),
        definition=event.definition,
        homes=event.homes,
        source=event.source,
        pavement=event.pavement,
    )


def apply(state: Application, event: Event) -> Application:
    """The state after one more event. Raises ValueError for what begins a log, or takes some of it back."""
    change = FOLDS.get(type(event))
    if change is None:
        raise ValueError(f"{type(event).__name__} is no change of {state.reference}: only its whole log can say")
    after: Application = change(state, event)
    if not after.is_open:
        after = replace(after, deadlines=without_watches(after.deadlines))
    return replace(after, version=state.version + 1, as_of=told(state.as_of, event))


def fold(reference: str, events: Iterable[Event]) -> Application:
    """Add up a whole log. Raises ValueError where it doesn't start with its submission."""
    log = tuple(events)
    first, *rest = standing(log) or (None,)
    if not isinstance(first, ApplicationSubmitted):
        raise ValueError(f"the log of {reference} does not start with its submission")
    return replace(reduce(apply, rest, begin(reference, first)), version=len(log))


def standing(log: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count: without those that were taken back."""
    kept: list[Event] = []
    for event in log:
        if isinstance(event, Undone):
            del kept[len(kept) - event.events :]
        else:
            kept.append(event)
    return tuple(kept)


def _asked_again(state: Application, event: LinkRequested) -> Application:
    return replace(state, link_requested_at=event.at)


FOLDS: Mapping[type[Event], Callable[[Application, Any], Application]] = {
    MilestoneReached: orders.reach,
    QuoteLapsed: orders.lapse,
    CompletionReported: orders.complete,
    OrderStalled: orders.stall,
    OrderResumed: orders.resume,
    OrderCancelled: orders.cancel,
    CongestionFound: orders.congest,
    PointNoted: orders.note,
    PointSolved: orders.solve,
    DateAgreed: planning.agree,
    DateCorrected: planning.correct,
    InspectionPlanned: planning.plan_inspection,
    InspectionDone: planning.inspect,
    ContactLogged: contacts.log,
    ContactCorrected: contacts.correct,
    ComplaintMade: contacts.complain,
    ComplaintRaised: contacts.go_up,
    ComplaintAnswered: contacts.answer,
    QuestionAsked: customers.ask,
    QuestionPassedOn: customers.pass_on,
    QuestionAnswered: customers.answer,
    PapersAdded: customers.add,
    WishMade: wishes.make,
    WishDecided: wishes.decide,
    CodeAsked: people.ask_code,
    DetailsChanged: people.change,
    Shared: people.share,
    ShareEnded: people.end_share,
    Reminded: people.remind,
    DeadlinePassed: watches.pass_by,
    StillOnIt: watches.tell,
    SilenceChosen: watches.choose,
    SurveyAnswered: watches.answered,
    CallRequested: watches.call_back,
    LinkRequested: _asked_again,
    AddressFailed: sending.address_failed,
    MessageUndelivered: sending.undelivered,
    OptionalMessagesChosen: sending.choose_optional,
}
"""How each kind of event changes an application; a test holds it against all kinds there are."""
