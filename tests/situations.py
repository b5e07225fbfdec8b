"""Applications as customers find them on the follow page, one for each situation."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from portal.domain.application import Application
from portal.domain.definition import Language
from portal.domain.events import CallRequested, Event, StillOnIt, Sum, SurveyAnswered
from portal.domain.fold import fold
from portal.domain.planning import decide
from portal.domain.reports import (
    AddPapers,
    AnswerComplaint,
    AnswerQuestion,
    Ask,
    CancelOrders,
    Command,
    Complain,
    DecideWish,
    Inspect,
    MakeWish,
    NotePoint,
    PlanInspection,
    Reach,
    RefuseQuote,
    ReportCongestion,
    ResumeOrder,
    SendSum,
    StallOrder,
)
from tests.builders import (
    CONTRACTOR,
    NOW,
    a_definition,
    a_deviation,
    a_reference,
    after,
    completed,
    hard,
    released,
    soft,
    submitted,
)

Told = Command | Event
"""A command of the contractor, or an event of the customer."""

EARLY_WISH = date(2026, 12, 7)
"""A wish week that comes sooner than the usual lead time."""
ANSWERED = SurveyAnswered(NOW, "customer", 9, {}, "", 20)
STILL = StillOnIt(NOW, "portal", ())
CALL = CallRequested(NOW, "customer", ())


def lived(
    *told: Told,
    disciplines: tuple[str, ...] = ("electricity", "water"),
    kind: str = "new",
    brand: str = "mijnaansluiting",
    language: Language = "nl",
    reference: str = "",
    days: int = 3,
    **changes: object,
) -> Application:
    """An application for these disciplines that heard all this, a few days apart."""
    definition = a_definition(brand)
    at: datetime = NOW
    first = submitted(*disciplines, kind=kind, at=at, definition=definition, language=language, **changes)
    state = fold(reference or a_reference(prefix=definition.brand.reference_prefix), [first])
    for news in told:
        at += timedelta(days=days)
        if isinstance(news, Event):
            state = after(state, [replace(news, at=at)])
        else:
            state = after(state, decide(state, news, speaker(state, news), definition, at))
    return state


def speaker(state: Application, command: Command) -> str:
    """Who reports it: the operator of the order where money is concerned, the customer where they complain."""
    match command:
        case SendSum() | RefuseQuote() | ReportCongestion():
            order = state.order(command.discipline)
            return order.part.operator if order else state.contractor
        case AnswerComplaint():
            return next(known.owner for known in state.complaints if known.id == command.complaint)
        case AddPapers() | Complain() | Ask() | MakeWish():
            return "customer"
        case _:
            return state.contractor


PARTS = ("electricity", "water")
PLANNED = (released(), soft(), hard())
Situation = Callable[..., Application]


def after_hearing(*told: Told, **fixed: object) -> Situation:
    return lambda **how: lived(*told, **{**fixed, **how})


def about_a_part(place: int, told: Callable[[str], tuple[Told, ...]]) -> Situation:
    """A situation in which one of the disciplines, the first or the last, goes its own way."""
    return lambda **how: lived(*told(how.get("disciplines", PARTS)[place]), **how)


def once_completed(*told: Told) -> Situation:
    """Planned, completed in all disciplines, and what came after that."""
    return lambda **how: lived(*PLANNED, *completed(*how.get("disciplines", PARTS)), *told, **how)


def with_all_papers(**how: object) -> Application:
    """Everything that was missing was sent later."""
    missing = tuple(todo.id for todo in lived(**how).todos if todo.kind == "drawing")  # type: ignore[arg-type]
    return lived(AddPapers(len(missing), "t-papers", missing), **how)  # type: ignore[arg-type]


QUOTE = Sum(125_000, date(2027, 1, 8), "Q-1")
LOOK = PlanInspection(date(2027, 3, 9), "morning", "visit")


def noted(part: str) -> NotePoint:
    """A point that the contractor mends."""
    contractor = a_definition("veldgloed").organisations.contractors[0].id if part == "heat" else CONTRACTOR
    return NotePoint(part, contractor, date(2027, 5, 3), "t-point")


SITUATIONS: Mapping[str, Situation] = {
    "expected": after_hearing(),
    "wish too early": after_hearing(wish_from=EARLY_WISH),
    "all papers": with_all_papers,
    "quote": after_hearing(kind="move"),
    "your acceptance": after_hearing(Reach("intake_done"), Reach("quote_sent"), kind="move"),
    "released": after_hearing(released()),
    "soft": after_hearing(released(), soft()),
    "your works": after_hearing(released(), soft(), Reach("work_file_ready")),
    "shifted": after_hearing(released(), soft(), soft((2027, 17), cause="frost")),
    "apart": after_hearing(released(), soft(exceptions=(a_deviation("water"),))),
    "stalled": about_a_part(0, lambda part: (released(), soft(), StallOrder(part, "permit"))),
    "stalled by you": about_a_part(-1, lambda part: (released(), soft(), StallOrder(part, "customer_works"))),
    "resumed": about_a_part(0, lambda part: (released(), soft(), StallOrder(part, "permit"), ResumeOrder(part))),
    "hard": after_hearing(*PLANNED),
    "hard morning": after_hearing(released(), soft(), hard(part="morning")),
    "hard shifted": after_hearing(*PLANNED, hard(date(2027, 4, 20), "afternoon", cause="capacity")),
    "one completed": about_a_part(-1, lambda part: (*PLANNED, *completed(part))),
    "completed": once_completed(),
    "delivered": once_completed(Reach("delivered")),
    "answered": once_completed(Reach("delivered"), ANSWERED),
    "call": once_completed(Reach("delivered"), ANSWERED, CALL),
    "one cancelled": about_a_part(-1, lambda part: (released(), soft(), CancelOrders((part,), "withdrawn"))),
    "cancelled": after_hearing(released(), CancelOrders((), "withdrawn")),
    "four": after_hearing(released(), soft(), disciplines=("electricity", "gas", "water", "cable"), kind="remove"),
    "quoted": about_a_part(-1, lambda part: (SendSum("quote", part, QUOTE),)),
    "quote refused": about_a_part(-1, lambda part: (SendSum("quote", part, QUOTE), RefuseQuote(part))),
    "invoiced": about_a_part(-1, lambda part: (SendSum("invoice", part, QUOTE),)),
    "congested": about_a_part(0, lambda part: (ReportCongestion(part),)),
    "looking": after_hearing(released(), soft(), LOOK),
    "looked": after_hearing(released(), soft(), LOOK, Inspect(True, "")),
    "looked badly": after_hearing(released(), soft(), LOOK, Inspect(False, "t-found")),
    "point": about_a_part(-1, lambda part: (*PLANNED, *completed(part), noted(part))),
    "complained": after_hearing(released(), Complain("t-complaint")),
    "complaint answered": after_hearing(Complain("t-complaint"), AnswerComplaint("k1", "t-answer", "")),
    "asked": after_hearing(released(), Ask("t-question", "planning")),
    "question answered": after_hearing(released(), Ask("t-question", "planning"), AnswerQuestion("q1", "t-answer", "")),
    "wished": after_hearing(released(), MakeWish("change", "t-wish")),
    "wish decided": after_hearing(released(), MakeWish("change", "t-wish"), DecideWish("w1", False, "t-answer", "")),
    "still on it": after_hearing(released(), STILL),
    "heat": after_hearing(released(), soft(), disciplines=("heat",), brand="veldgloed"),
}
