"""What can be chosen in an act's form, as the application stands."""

from collections.abc import Iterator, Mapping
from datetime import date

from functions.workbench.acts.form import ActForm
from functions.workbench.acts.reports import ALL
from functions.workbench.talk.filling import PARTS, weeks
from portal.domain import wording
from portal.domain.application import SERVICE, Application
from portal.domain.calendar import iso_week, local
from portal.domain.catalogue import charges_on
from portal.domain.definition import Definition
from portal.domain.names import discipline_name, organisation_name
from portal.domain.reports import REPORTABLE
from portal.web.choices import Select
from portal.web.language import say
from portal.web.question import Card

ELSEWHERE = ("quote_sent", "invoice_sent", "called_back")
"""Milestones with an act of their own."""
OPERATORS_OWN = ("intake_done", "quote_sent", "quote_accepted", "invoice_sent", "invoice_paid", "released", "delivered")
WHOLE = ("bereikt", "stoppen")
"""Acts that may be about all disciplines at once."""
TOGETHER = ("week", "dag", "wens-week", "wens-dag", "vraag")
"""Acts that are about all of them, unless one deviates from the rest ([KCP] rule 13)."""


def prepare(form: ActForm, act: str, state: Application, by: str, definition: Definition, today: date) -> None:
    cards: Mapping[str, Iterator[Card]] = {
        "discipline": _disciplines(act, state, by, definition),
        "milestone": _milestones(by, state),
        "week": weeks(today),
        "part": (Card(part, say(f"workbench_acts.part.{part}")) for part in PARTS),
        "means": (Card(means, say(f"workbench_acts.means.{means}")) for means in ("visit", "video", "phone")),
        "result": _results(definition, today),
        "cause": (Card(cause.id, cause.sentence.nl) for cause in definition.process.causes),
        "called": (Card(said, say(f"workbench_acts.called.{said}")) for said in ("no", "yes")),
        "moves": (Card(cause.id, cause.sentence.nl) for cause in definition.process.causes),
        "owner": (Card(id, organisation_name(id, definition)) for id in sorted(state.organisations)),
        "point": (
            Card(one.id, f"{one.id} · {wording.day(one.until, 'nl')}") for one in state.points if not one.solved_at
        ),
        "complaint": _complaints(act, state, by),
        "topic": (Card(topic.id, topic.name.nl) for topic in definition.process.questions.topics),
        "question": _questions(state, by),
        "to": (
            Card(id, organisation_name(id, definition)) for id in (*sorted(state.organisations), SERVICE) if id != by
        ),
        "wish": _wishes(act, state),
        "silence": _silences(definition),
        "contact": _contacts(state, by, definition),
    }
    for field in form:
        if isinstance(field, Select):
            field.cards = list(cards[field.name])


def filled_in(act: str, state: Application, asked: Mapping[str, str]) -> dict[str, object]:
    """``asked`` comes from the link: which discipline, which milestone."""
    first: dict[str, object] = {"version": str(state.version), "part": "day", "means": "visit", "called": "no", **asked}
    if act.startswith("week"):
        first["week"] = iso_week(state.wish_from)
    if act in TOGETHER:
        first["discipline"] = ALL
    return first


def _disciplines(act: str, state: Application, by: str, definition: Definition) -> Iterator[Card]:
    own = [order for order in state.orders if by in (state.contractor, order.part.operator) or act == "vraag"]
    if act in TOGETHER or (act in WHOLE and len(own) > 1):
        yield Card(ALL, say("workbench_acts.all"))
    for order in own:
        if order.cancelled_at is None:
            yield Card(order.discipline, discipline_name(order.discipline, definition, "nl"))


def _milestones(by: str, state: Application) -> Iterator[Card]:
    for milestone in REPORTABLE:
        if milestone in ELSEWHERE or (by == state.contractor and milestone in OPERATORS_OWN):
            continue
        yield Card(milestone, say(f"workbench_app.milestone.{milestone}"))


def _results(definition: Definition, today: date) -> Iterator[Card]:
    yield Card("passed", say("workbench_talk.inspection.passed"))
    yield Card("failed", say("workbench_talk.inspection.failed"))
    for charge in charges_on(definition.catalogue, today):
        cost = wording.money(charge.cents, "nl")
        yield Card(f"failed:{charge.id}", say("workbench_talk.inspection.charged", charge=charge.name.nl, cost=cost))


def _complaints(act: str, state: Application, by: str) -> Iterator[Card]:
    """To answer: one's own that wait; anybody's may go up."""
    for one in state.complaints:
        if act == "klacht-hogerop" or (one.owner == by and one.answered_at is None):
            yield Card(one.id, f"{one.id} · {wording.day(local(one.made_at).date(), 'nl')}")


def _questions(state: Application, by: str) -> Iterator[Card]:
    for one in state.questions:
        if by in (one.owner, SERVICE) and one.answered_at is None:
            yield Card(one.id, f"{one.id} · {wording.day(local(one.asked_at).date(), 'nl')}")


def _wishes(act: str, state: Application) -> Iterator[Card]:
    for one in state.wishes:
        if one.granted is None and (one.what == "change" or act != "wens-ja"):
            asked = f": {wording.week(one.week, 'nl')}" if one.week else ""
            yield Card(one.id, f"{one.id} · {wording.day(local(one.made_at).date(), 'nl')}{asked}")


def _silences(definition: Definition) -> Iterator[Card]:
    for days in definition.process.silence_choices:
        yield Card(str(days), wording.length(days, "working_days", "nl"))


def _contacts(state: Application, by: str, definition: Definition) -> Iterator[Card]:
    for contact in reversed(state.contacts):
        if contact.by == by:
            yield Card(contact.id, f"{contact.moment or '–'} · {wording.moment(contact.happened_at, 'nl')}")
