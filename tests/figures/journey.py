"""One customer's way from an empty form to the answered survey, one request an act: what counting and clocks repeat.

An application of three disciplines with two drawings, everything filled in, so that no act is cheaper than it would be.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from portal.domain.calendar import week_of
from tests.builders import POSTCODE
from tests.figures.visitor import DRAWINGS, PLAIN, READING, WRITING, Visitor, WrongTurn

DISCIPLINES = ("electricity", "water", "cable")
SIZES = {"electricity": "3x25", "water": "qn1_5", "cable": "coax"}
STEPS: Mapping[str, Mapping[str, object]] = {
    "kind": {"kind": "new"},
    "disciplines": {"chosen": DISCIPLINES},
    **{f"size of {discipline}": {"size": size} for discipline, size in SIZES.items()},
    "where": {"postcode": POSTCODE, "number": "12", "addition": "a"},
    "address": {"street": "Proefstraat", "place": "Arnhem"},
    "who": {"name": "Sanne de Tester", "company": "Testbouw", "on_behalf_of": ""},
    "contact": {"phone": "06 12345678", "mail": "sanne@klant.example", "channel": "mail", "contact": "Sam"},
    "builder": {"name": "Bouw & Zn", "phone": "06 87654321", "mail": "bouw@klant.example"},
    "when": {},
    "drawings": {},
}
"""What is filled in on each page of the form, in the order of the form."""


@dataclass(frozen=True)
class Act:
    """One request; ``measured`` is off for what only prepares the next."""

    name: str
    do: Callable[[Visitor], None]
    measured: bool = True


def plain_acts() -> Iterator[Act]:
    """What everything else is measured against."""
    yield Act("plain page", _visit(PLAIN))
    yield Act("plain page that reads one item", _visit(READING))
    yield Act("plain page that writes one item", _visit(WRITING))
    yield Act("plain form, answered", Visitor.answer_plain_form)


def journey(today: date) -> Iterator[Act]:
    """All acts in order; ``today`` is a Dutch calendar day."""
    yield from _form()
    yield Act("check your answers, shown", Visitor.show)
    yield Act("send", Visitor.send)
    yield Act("sent: the confirmation page", Visitor.show)
    yield Act("follow, first visit", Visitor.first_visit)
    yield Act("follow page, just sent", Visitor.show)
    yield from _planning(today)
    yield Act("survey page", Visitor.open_survey)
    yield Act("survey answer", Visitor.answer_survey)
    yield Act("survey thank-you page", Visitor.show)


def walk(visitor: Visitor, until: str) -> None:
    """Everything before the act of that name."""
    for act in journey(visitor.today):
        if act.name == until:
            return
        act.do(visitor)
    raise WrongTurn(f"the journey has no act {until!r}")


def _form() -> Iterator[Act]:
    for step, fields in STEPS.items():
        yield Act(f"{step}, shown", Visitor.show)
        if step == "drawings":
            yield Act("upload", Visitor.draw, measured=False)
            yield Act(f"{step}, shown with {DRAWINGS} files", Visitor.show)
        yield Act(f"{step}, answered", Visitor.choose_week if step == "when" else _press(fields))


def _planning(today: date) -> Iterator[Act]:
    year, week = week_of(today + timedelta(weeks=20))
    day = date.fromisocalendar(year, week, 2).isoformat()
    yield Act("planning event: released", _report({"type": "released"}))
    yield Act("planning event: soft date", _report({"type": "soft_date", "week": f"{year}-W{week:02}"}))
    yield Act("planning event: hard date", _report({"type": "hard_date", "date": day, "part": "morning"}))
    yield Act("follow page, planned", Visitor.show)
    numbers = count(1)
    for discipline in DISCIPLINES:
        name = f"planning event: completion {next(numbers)} of {len(DISCIPLINES)}"
        yield Act(name, _report({"type": "completion", "discipline": discipline}))
    yield Act("follow page, completed", Visitor.show)


def _visit(path: str) -> Callable[[Visitor], None]:
    return lambda visitor: visitor.visit(path)


def _press(fields: Mapping[str, object]) -> Callable[[Visitor], None]:
    return lambda visitor: visitor.press(fields)


def _report(event: Mapping[str, Any]) -> Callable[[Visitor], None]:
    return lambda visitor: visitor.report(event)
