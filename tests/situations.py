"""Applications as customers find them on the follow page, one for each situation."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from portal.domain.application import Application, fold
from portal.domain.definition import Language
from portal.domain.events import CallRequested, Event, SurveyAnswered
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


PLANNED = (released(), soft(), hard())
DELIVERED = (*PLANNED, *completed(), Reach("delivered"))

SITUATIONS: Mapping[str, Callable[..., Application]] = {
    "expected": lambda **how: lived(**how),
    "wish too early": lambda **how: lived(wish_from=EARLY_WISH, **how),
    "quote": lambda **how: lived(kind="move", **how),
    "your acceptance": lambda **how: lived(Reach("intake_done"), Reach("quote_sent"), kind="move", **how),
    "released": lambda **how: lived(released(), **how),
    "soft": lambda **how: lived(released(), soft(), **how),
    "your works": lambda **how: lived(released(), soft(), Reach("work_file_ready"), **how),
    "shifted": lambda **how: lived(released(), soft(), soft((2027, 17), cause="frost"), **how),
    "apart": lambda **how: lived(released(), soft(exceptions=(a_deviation("water"),)), **how),
    "stalled": lambda **how: lived(released(), soft(), StallOrder("electricity", "permit"), **how),
    "stalled by you": lambda **how: lived(released(), soft(), StallOrder("water", "customer_works"), **how),
    "resumed": lambda **how: lived(
        released(), soft(), StallOrder("electricity", "permit"), ResumeOrder("electricity"), **how
    ),
    "hard": lambda **how: lived(*PLANNED, **how),
    "hard morning": lambda **how: lived(released(), soft(), hard(part="morning"), **how),
    "hard shifted": lambda **how: lived(*PLANNED, hard(date(2027, 4, 20), "afternoon", cause="capacity"), **how),
    "one completed": lambda **how: lived(*PLANNED, *completed("water"), **how),
    "completed": lambda **how: lived(*PLANNED, *completed(), **how),
    "delivered": lambda **how: lived(*DELIVERED, **how),
    "answered": lambda **how: lived(*DELIVERED, ANSWERED, **how),
    "call": lambda **how: lived(*DELIVERED, ANSWERED, CALL, **how),
    "one cancelled": lambda **how: lived(released(), soft(), CancelOrders(("water",), "withdrawn"), **how),
    "cancelled": lambda **how: lived(released(), CancelOrders((), "withdrawn"), **how),
    "four": lambda **how: lived(
        released(), soft(), disciplines=("electricity", "gas", "water", "cable"), kind="remove", **how
    ),
    "heat": lambda **how: lived(released(), soft(), disciplines=("heat",), brand="veldgloed", **how),
}
