"""Applications as customers find them on the follow page, one for each situation."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from portal.domain.application import Application
from portal.domain.definition import Language
from portal.domain.events import CallRequested, Event, SurveyAnswered
from portal.domain.fold import fold
from portal.domain.planning import decide
from portal.domain.reports import CancelOrders, Command, Reach, ResumeOrder, StallOrder
from tests.builders import (
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
            state = after(state, decide(state, news, state.contractor, definition, at))
    return state


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


SITUATIONS: Mapping[str, Situation] = {
    "expected": after_hearing(),
    "wish too early": after_hearing(wish_from=EARLY_WISH),
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
    "heat": after_hearing(released(), soft(), disciplines=("heat",), brand="veldgloed"),
}
