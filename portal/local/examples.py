"""Every message of one administration as it would leave, made from one application that lives through everything."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from itertools import islice
from typing import Any

from portal.domain.answers import Answers, Choice
from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language, Notification, Product, Written
from portal.domain.events import NextContact, Sum
from portal.domain.fold import apply, begin
from portal.domain.outgoing import APART, NEWS, Message, messages_for
from portal.domain.person import Address, Person
from portal.domain.planning import decide_all
from portal.domain.reference import new_reference
from portal.domain.reports import (
    AgreeDate,
    AnswerComplaint,
    AskCode,
    ChangeDetails,
    Command,
    Complain,
    Complete,
    CorrectContact,
    Impossible,
    Inspect,
    LogContact,
    NotePoint,
    NotYours,
    PlanInspection,
    Reach,
    ResumeOrder,
    SendSum,
    ShareLink,
    SolvePoint,
    StallOrder,
)
from portal.domain.submission import decide_submission
from portal.domain.talk import Talk
from portal.services.draft_ports import Draft
from portal.services.talks import to_text

NEW = "new"
TALK, WORDS, SOMEBODY, OLD = "t-talk", "t-words", "t-somebody", "t-old"
SOME_TIME = datetime.min.replace(tzinfo=UTC)
"""Of a talk, until it is told."""
Told = tuple[str, Command]


@dataclass(frozen=True, slots=True)
class Example:
    """One message with the application as it stood when it was made."""

    key: str
    message: Message
    state: Application
    at: datetime


@dataclass(frozen=True, slots=True)
class OneApplication:
    """As much of the store as composing its messages reads."""

    state: Application
    customer: Person

    def load(self, reference: str) -> Application | None:
        return self.state if reference == self.state.reference else None

    def person(self, reference: str) -> Person | None:
        return self.customer

    def text(self, reference: str, id: str) -> str | None:
        apart = {SOMEBODY: json.dumps({"name": "Kim de Vries", "mail": "kim@example.org"}), OLD: "sanne@example.org"}
        if id in apart:
            return apart[id]
        said = "De meterkast is klaar en de oprit is vrij."
        return to_text(Talk("Jet de Planner", self.customer.name, said)) if id.startswith(TALK) else said


@dataclass(frozen=True, slots=True)
class OneDraft:
    """As much of the drafts as a link to go on reads."""

    language: Language
    now: datetime

    def load(self, id: str) -> Draft:
        saved = {"saved": {"mail": "sanne.jansen@example.org"}}
        return Draft(id, self.language, saved, self.now + timedelta(days=14))


def customer(channel: Written) -> Person:
    home = Address("6811 AB", "Arnhem", "12", "", "Lindelaan")
    return Person("Sanne Jansen", "sanne.jansen@example.org", "+31612341234", channel, home)


def examples(definition: Definition, language: Language, now: datetime) -> tuple[Example, ...]:
    """One for each notification of the process, in its order."""
    lived = list(_lived(definition, language, now))
    return tuple(_for(told, lived) for told in notifications(definition))


def notifications(definition: Definition) -> tuple[Notification, ...]:
    """Those that have an example: nothing twice."""
    return tuple(one for one in definition.process.notifications if not one.channel)


def channels_of(message: Message) -> tuple[Written, ...]:
    """The ways this message goes: somebody else's link and word to an old address only by mail, as to a draft."""
    if message.name == "code":
        return ("mail", "sms")
    return ("mail",) if message.about_draft or message.name in APART else ("mail", "sms", "letter")


def _for(told: Notification, lived: list[Example]) -> Example:
    """As it came about; what this application never met is told about it as it stands in the end."""
    key = told.event
    found = next((one for one in lived if key == one.key), None)
    if found:
        return found
    last = lived[-1]
    values = {**last.message.values, "discipline": last.state.orders[0].discipline, "by": last.state.contractor}
    if told.message == NEWS:
        values |= {"news": told.event, "point": "p1", "complaint": "k1", "question": "q1"}
    message = replace(last.message, id=key, name=told.message, kind=told.kind, necessary=told.necessary, values=values)
    return replace(last, key=key, message=replace(message, about_draft=told.event == "draft_saved"))


def _lived(definition: Definition, language: Language, now: datetime) -> Iterator[Example]:
    """Its messages as it goes on, a week for each report."""
    at = now - timedelta(weeks=30)
    wish = local(now).date() - timedelta(days=local(now).weekday())
    asked = Answers(language, NEW, _choices(definition), customer("mail"), wish)
    first = decide_submission(asked, definition, at)
    state = begin(new_reference(definition.brand.reference_prefix, lambda n: n // 2), first)
    yield from _told(state, (first,), definition, at)
    for by, command in _story(state, definition, local(now).date()):
        at += timedelta(weeks=1)
        with suppress(Impossible, NotYours):
            events = decide_all(state, (_spoken(command, state, at),), by, definition, at)
            state = reduce(apply, events, state)
            yield from _told(state, events, definition, at)


def _choices(definition: Definition) -> tuple[Choice, ...]:
    """Two disciplines at most, so that what differs between them is seen; in sizes that need no quote."""
    new = (product for product in definition.catalogue.products if product.kind == NEW and not product.not_possible)
    return tuple(Choice(product.discipline, _size(product)) for product in islice(new, 2))


def _size(product: Product) -> str:
    return next((capacity.id for capacity in product.capacities if not capacity.quote_only), "")


def _told(state: Application, events: Any, definition: Definition, at: datetime) -> Iterator[Example]:
    """By the event that the process names."""
    by_message: Mapping[str, list[str]] = {
        told.message: [one.event for one in definition.process.notifications if one.message == told.message]
        for told in definition.process.notifications
    }
    for message in messages_for(state, events, definition):
        names = [message.values["news"]] if "news" in message.values else by_message[message.name]
        for name in names:
            yield Example(name, message, state, at)


def _story(state: Application, definition: Definition, today: date) -> Iterator[Told]:
    yield from _agreed(state, definition, today)
    yield from _gone_wrong(state, definition, today)
    yield "customer", AskCode("cancel", "form")
    yield "customer", ShareLink(acts=True, text=SOMEBODY, language=state.language)
    yield "customer", ChangeDetails(("mail",), OLD, state.language)
    yield from _finished(state, today)


def _agreed(state: Application, definition: Definition, today: date) -> Iterator[Told]:
    """From the quote to the week, with the talks on the way."""
    contractor, first = state.contractor, state.orders[0]
    then = NextContact(_weeks(today, 1), contractor, "phone")
    week = _weeks(today, 2)
    yield first.part.operator, SendSum("quote", first.discipline, Sum(124_500, today + timedelta(weeks=4), "V-1"))
    yield first.part.operator, Reach("quote_accepted", (first.discipline,))
    for order in state.orders:
        yield order.part.operator, Reach("released", (order.discipline,))
    yield contractor, AgreeDate("soft", week, week + timedelta(days=4))
    yield contractor, LogContact("1", SOME_TIME, "phone", True, (), TALK, "", then)
    yield contractor, CorrectContact("c1", (), f"{TALK} corrected", "")
    for _ in range(definition.process.call_tries):
        yield contractor, LogContact("1", SOME_TIME, "phone", False, (), TALK, "", None)


def _gone_wrong(state: Application, definition: Definition, today: date) -> Iterator[Told]:
    """A standstill, a week that moves, a look at the site, a complaint."""
    contractor, part = state.contractor, state.orders[0].discipline
    causes, later = {cause.party: cause.id for cause in definition.process.causes}, _weeks(today, 3)
    yield contractor, StallOrder(part, causes.get("operator", next(iter(causes.values()))))
    yield contractor, ResumeOrder(part)
    yield contractor, AgreeDate("soft", later, later + timedelta(days=4), cause=causes.get("nature", ""))
    yield contractor, PlanInspection(_weeks(today, 1), "morning", "visit")
    yield contractor, Inspect(False, WORDS)
    yield contractor, PlanInspection(_weeks(today, 2), "morning", "visit")
    yield contractor, Inspect(True, "")
    yield "customer", Complain(WORDS)
    yield contractor, AnswerComplaint("k1", WORDS, "")


def _finished(state: Application, today: date) -> Iterator[Told]:
    """From the day to delivery."""
    contractor, first = state.contractor, state.orders[0]
    day, until = _weeks(today, 3) + timedelta(days=1), today + timedelta(weeks=4)
    yield contractor, AgreeDate("hard", day, day, "morning")
    yield first.part.operator, SendSum("invoice", first.discipline, Sum(124_500, until, "V-2"))
    yield from ((contractor, Complete(order.discipline)) for order in state.orders)
    yield contractor, NotePoint(first.discipline, contractor, until, WORDS)
    yield contractor, SolvePoint("p1")
    for order in state.orders:
        yield order.part.operator, Reach("delivered", (order.discipline,))


def _weeks(today: date, ahead: int) -> date:
    """A Monday."""
    return today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)


def _spoken(command: Command, state: Application, at: datetime) -> Command:
    """A talk takes place when it is logged, in words of its own."""
    if not isinstance(command, LogContact):
        return command
    return replace(command, happened_at=at, text=f"{TALK}{state.version}")
