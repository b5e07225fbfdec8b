"""Events about the steps of orders: milestones, sums, standstills, the end of the work and what is left of it."""

from datetime import date
from typing import cast

from functions.planning_api.bodies.body import Body
from functions.planning_api.bodies.fields import Cents, Name, Names, Text
from functions.planning_api.words import Words
from portal.domain.definition import Milestone
from portal.domain.events import Sum
from portal.domain.reports import (
    CancelOrders,
    Command,
    Complete,
    NotePoint,
    Reach,
    RefuseQuote,
    ReportCongestion,
    ResumeOrder,
    SendSum,
    SolvePoint,
    StallOrder,
)


class Released(Body, tag="released"):
    disciplines: Names = ()

    def news(self, words: Words) -> tuple[Command, ...]:
        return (Reach("released", self.disciplines),)


class Reached(Body, tag="milestone"):
    milestone: Name
    disciplines: Names = ()

    def news(self, words: Words) -> tuple[Command, ...]:
        return (Reach(cast(Milestone, self.milestone), self.disciplines),)


class Quote(Body, tag="quote"):
    discipline: Name
    cents: Cents
    until: date
    number: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (SendSum("quote", self.discipline, Sum(self.cents, self.until, self.number)),)


class Invoice(Body, tag="invoice"):
    discipline: Name
    cents: Cents
    until: date
    number: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (SendSum("invoice", self.discipline, Sum(self.cents, self.until, self.number)),)


class QuoteRefused(Body, tag="quote_refused"):
    discipline: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (RefuseQuote(self.discipline),)


class Congestion(Body, tag="congestion"):
    discipline: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (ReportCongestion(self.discipline),)


class Completion(Body, tag="completion"):
    discipline: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (Complete(self.discipline),)


class Stalled(Body, tag="stalled"):
    discipline: Name
    cause: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (StallOrder(self.discipline, self.cause),)


class Resumed(Body, tag="resumed"):
    discipline: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (ResumeOrder(self.discipline),)


class Cancelled(Body, tag="cancelled"):
    cause: Name
    disciplines: Names = ()

    def news(self, words: Words) -> tuple[Command, ...]:
        return (CancelOrders(self.disciplines, self.cause),)


class PointNoted(Body, tag="point_noted"):
    discipline: Name
    owner: Name
    until: date
    text: Text

    def news(self, words: Words) -> tuple[Command, ...]:
        return (NotePoint(self.discipline, self.owner, self.until, words.keep("point", self.text)),)


class PointSolved(Body, tag="point_solved"):
    point: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (SolvePoint(self.point),)
