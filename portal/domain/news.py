"""One piece of news in a mail: a quote, an invoice, a look at the site, a remaining point, a complaint, a question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.names import discipline_name, organisation, organisation_name


@dataclass(frozen=True, slots=True)
class News:
    """What fills the sentences of ``content/words/news.toml``; days inclusive, cents with VAT."""

    name: str
    who: str
    """Who brings it; ``""`` for the customer."""
    phone: str
    part: str
    """The discipline; ``""`` where it concerns them all."""
    owner: str = ""
    """Who mends the remaining point, or answers the complaint or the question."""
    cents: int = 0
    until: date | None = None
    on: date | None = None
    day_part: str = "day"
    text: str = ""
    """TEXT id of what was written to the customer."""


def news(values: Mapping[str, str], state: Application, definition: Definition, language: Language) -> News:
    """The news that a message's ``values`` point at, as it stands in ``state`` now."""
    by, discipline = values["by"], values["discipline"]
    party = organisation(by, definition)
    about = News(
        name=values["news"],
        who=organisation_name(by, definition),
        phone=party.phone if party else definition.brand.phone,
        part=discipline_name(discipline, definition, language) if discipline else "",
    )
    return _filled(about, values, state, definition)


def _filled(about: News, values: Mapping[str, str], state: Application, definition: Definition) -> News:
    order = state.order(values["discipline"])
    if about.name.removeprefix("reminded_").startswith(("quote", "invoice")) and order is not None:
        return _with_sum(about, order)
    if about.name.startswith("inspect"):
        return _with_inspection(about, state)
    if about.name.startswith("point"):
        return _with_point(about, values["point"], state, definition)
    if about.name.startswith("complaint"):
        return _with_complaint(about, values["complaint"], state, definition)
    if "wish" in values:
        return _with_wish(about, values["wish"], state, definition)
    if about.name.startswith("question"):
        return _with_question(about, values["question"], state, definition)
    return about


def _with_sum(about: News, order: DisciplineOrder) -> News:
    sum = order.quote if "quote" in about.name else order.invoice
    if sum is None:
        return about
    return replace(about, cents=sum.cents, until=sum.until)


def _with_inspection(about: News, state: Application) -> News:
    seen = state.inspection
    if seen is None:
        return about
    return replace(about, cents=seen.cents, on=seen.day, day_part=seen.part, text=seen.text)


def _with_point(about: News, id: str, state: Application, definition: Definition) -> News:
    point = next((known for known in state.points if known.id == id), None)
    if point is None:
        return about
    owner = organisation_name(point.owner, definition)
    return replace(about, owner=owner, until=point.until, text=point.text)


def _with_complaint(about: News, id: str, state: Application, definition: Definition) -> News:
    complaint = next((known for known in state.complaints if known.id == id), None)
    if complaint is None:
        return about
    owner = organisation_name(complaint.owner, definition)
    text = complaint.answer if about.name == "complaint_answered" else complaint.text
    return replace(about, owner=owner, until=_due(complaint.term, state), text=text)


def _with_question(about: News, id: str, state: Application, definition: Definition) -> News:
    question = next((known for known in state.questions if known.id == id), None)
    if question is None:
        return about
    owner = organisation_name(question.owner, definition)
    text = question.answer if about.name == "question_answered" else question.text
    return replace(about, owner=owner, until=_due(question.term, state), text=text)


def _with_wish(about: News, id: str, state: Application, definition: Definition) -> News:
    wish = next((known for known in state.wishes if known.id == id), None)
    if wish is None:
        return about
    owner = organisation_name(wish.owner, definition)
    text = wish.text if about.name.endswith("wished") else wish.answer
    return replace(about, owner=owner, until=_due(wish.term, state), text=text)


def _due(moment: str, state: Application) -> date | None:
    """The last day, where it runs still."""
    due = next((running.due for running in state.deadlines if running.moment == moment), None)
    return local(due).date() if due else None
