"""From an act's form to the report it is. Each raises ValueError where something typed can't be read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast

from functions.workbench.acts.form import ActForm
from portal.domain.calendar import parse_week, week_days
from portal.domain.definition import Milestone
from portal.domain.events import DayPart, Hardness, InspectionMeans, Sum
from portal.domain.reports import (
    AgreeDate,
    AnswerComplaint,
    AnswerQuestion,
    Ask,
    CancelOrders,
    ChooseSilence,
    Command,
    Complain,
    Complete,
    CorrectContact,
    CorrectDate,
    DecideWish,
    Inspect,
    NotePoint,
    PassOnQuestion,
    PlanInspection,
    RaiseComplaint,
    Reach,
    RefuseQuote,
    ReportCongestion,
    ResumeOrder,
    SendSum,
    SolvePoint,
    StallOrder,
)

ALL = "*"
AMOUNT = re.compile(r"[0-9]{1,7}(\.[0-9]{2})?")
"""Euros and cents, under ten million."""


class CantRead(ValueError):
    """What was typed in the field ``name`` is no amount or no day."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} can't be read")
        self.name = name


def cents(form: ActForm) -> int:
    """ "1.234,56" or "1234.56": what comes after the last mark are cents where it is two digits long."""
    typed = form.amount.data.replace("€", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    whole, mark, rest = typed.replace(",", ".").rpartition(".")
    plain = f"{whole.replace('.', '')}.{rest}" if mark and len(rest) == 2 else typed.replace(".", "").replace(",", "")
    if not AMOUNT.fullmatch(plain):
        raise CantRead("amount")
    return int(Decimal(plain) * 100)


def day_of(form: ActForm, name: Literal["day", "until"]) -> date:
    try:
        return date.fromisoformat(form[name].data)
    except ValueError as fault:
        raise CantRead(name) from fault


def _disciplines(form: ActForm) -> tuple[str, ...]:
    return () if form.discipline.data == ALL else (form.discipline.data,)


def _sum(what: Literal["quote", "invoice"]) -> Callable[[ActForm], Command]:
    return lambda form: SendSum(what, form.discipline.data, Sum(cents(form), day_of(form, "until"), form.number.data))


def _days(form: ActForm, hardness: Hardness) -> dict[str, Any]:
    if hardness == "soft":
        first, last = week_days(*parse_week(form.week.data))
        return {"first_day": first, "last_day": last}
    day = day_of(form, "day")
    return {"first_day": day, "last_day": day, "part": cast(DayPart, form.part.data)}


def _agree(hardness: Hardness) -> Callable[[ActForm], Command]:
    return lambda form: AgreeDate(
        hardness, **_days(form, hardness), cause=form.moves.data, called=False, disciplines=_disciplines(form)
    )


def _correct(hardness: Hardness) -> Callable[[ActForm], Command]:
    return lambda form: CorrectDate(hardness, **_days(form, hardness))


def _plan_inspection(form: ActForm) -> Command:
    part, means = cast(DayPart, form.part.data), cast(InspectionMeans, form.means.data)
    return PlanInspection(day_of(form, "day"), part, means)


def _inspect(form: ActForm) -> Command:
    result, _, charge = form.result.data.partition(":")
    return Inspect(result == "passed", form.id.data, charge)


def _note(form: ActForm) -> Command:
    return NotePoint(form.discipline.data, form.owner.data, day_of(form, "until"), form.id.data)


def _decide(*, granted: bool) -> Callable[[ActForm], Command]:
    return lambda form: DecideWish(form.wish.data, granted, form.id.data, form.words.data)


def _stall(form: ActForm) -> Command:
    return StallOrder(form.discipline.data, form.cause.data, called=form.called.data == "yes")


def _ask(form: ActForm) -> Command:
    """A customer who asks an employee is on the phone; a mail or a page comes in by itself."""
    discipline = "" if form.discipline.data == ALL else form.discipline.data
    return Ask(form.id.data, form.topic.data, discipline, "phone")


COMMANDS: Mapping[str, Callable[[ActForm], Command]] = {
    "bereikt": lambda form: Reach(cast(Milestone, form.milestone.data), _disciplines(form)),
    "offerte": _sum("quote"),
    "offerte-geweigerd": lambda form: RefuseQuote(form.discipline.data),
    "factuur": _sum("invoice"),
    "net-vol": lambda form: ReportCongestion(form.discipline.data),
    "week": _agree("soft"),
    "dag": _agree("hard"),
    "week-verbeteren": _correct("soft"),
    "dag-verbeteren": _correct("hard"),
    "schouw-plannen": _plan_inspection,
    "schouw": _inspect,
    "gereed": lambda form: Complete(form.discipline.data),
    "restpunt": _note,
    "restpunt-opgelost": lambda form: SolvePoint(form.point.data),
    "stilstand": _stall,
    "hervatten": lambda form: ResumeOrder(form.discipline.data),
    "stoppen": lambda form: CancelOrders(_disciplines(form), form.cause.data),
    "klacht": lambda form: Complain(form.id.data),
    "klacht-hogerop": lambda form: RaiseComplaint(form.complaint.data),
    "stilte": lambda form: ChooseSilence(int(form.silence.data)),
    "klacht-antwoord": lambda form: AnswerComplaint(form.complaint.data, form.id.data, form.words.data),
    "vraag": _ask,
    "vraag-antwoord": lambda form: AnswerQuestion(form.question.data, form.id.data, form.words.data),
    "vraag-doorgeven": lambda form: PassOnQuestion(form.question.data, form.to.data),
    "wens-week": _decide(granted=True),
    "wens-dag": _decide(granted=True),
    "wens-ja": _decide(granted=True),
    "wens-nee": _decide(granted=False),
    "contact-verbeteren": lambda form: CorrectContact(form.contact.data, (), form.id.data, form.words.data),
}

BESIDES: Mapping[str, Callable[[ActForm], Command]] = {"wens-week": _agree("soft"), "wens-dag": _agree("hard")}
"""What goes before it in the same report: the date that was wished for is agreed."""


def commands(act: str, form: ActForm) -> tuple[Command, ...]:
    """Raises ValueError where something typed can't be read."""
    first = COMMANDS[act](form)
    return (first, BESIDES[act](form)) if act in BESIDES else (first,)
