"""Whatever somebody of the staff may report has a form, and so has every part of it: named exceptions say why not."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import get_args

import pytest
from werkzeug.datastructures import MultiDict

from functions.workbench.acts.form import ActForm, only
from functions.workbench.acts.reports import COMMANDS
from functions.workbench.acts.table import ACTS
from functions.workbench.talk.command import About, commands_of
from functions.workbench.talk.form import TalkForm
from functions.workbench.talk.moments import PLANS
from portal.domain.planning import CUSTOMERS_ALONE
from portal.domain.reports import Command
from portal.settings import Settings
from portal.store.tables import Tables
from tests.builders import a_definition
from tests.functions.workbench.at_work import Office

EXCEPTIONS = {
    "AgreeDate.exceptions": "a discipline that deviates is reported by itself, with its cause",
}
"""Parts of a report that no form asks for."""
ANSWERS = {
    "id": "a" * 26,
    "discipline": "water",
    "milestone": "released",
    "week": "2027-W14",
    "day": "2027-04-06",
    "part": "morning",
    "means": "video",
    "result": "failed:failed_visit",
    "amount": "1,00",
    "until": "2027-04-06",
    "number": "1",
    "cause": "frost",
    "called": "yes",
    "topic": "planning",
    "moves": "frost",
    "owner": "deltawater",
    "point": "p1",
    "complaint": "k1",
    "silence": "5",
    "question": "q1",
    "to": "service",
    "contact": "c1",
    "words": "Woorden.",
}
OUTCOMES = {"soft": "2027-W14", "hard": "2027-04-06:morning", "inspection": "failed:failed_visit", "": ""}
TALK = {
    "id": "a" * 26,
    "how": "called_us",
    "at": "2026-11-23T09:00",
    "spoken_with": "Sanne",
    "about": "Woorden.",
    "cause": "frost",
    "subjects": "CONS_AANSL_STATUS",
    "week": "2027-W10",
    "who": "grondwerk_oost:phone",
}


def reported() -> Iterator[Command]:
    """What every form comes to when everything it asks is answered."""
    for act, command in COMMANDS.items():
        yield command(only(ActForm(MultiDict(ANSWERS)), ACTS[act].asks))
    moments = {
        one.id: About(one, PLANS.get(one.fulfilled_by, "done"))
        for one in a_definition().process.contact_moments
        if one.fulfilled_by
    }
    for id, about in moments.items():
        said = {"outcome": OUTCOMES.get(about.outcome, "yes"), "joined": OUTCOMES["inspection"]}
        joined = moments["3"] if id == "2" else None
        yield from commands_of(TalkForm(MultiDict({**TALK, **said})), about, joined, ("water",))


@pytest.fixture
def commands(settings: Settings, tables: Tables) -> list[Command]:
    with Office(settings, tables).app.test_request_context():
        return list(reported())


def test_every_kind_of_report_has_a_form(commands: list[Command]) -> None:
    assert {type(command) for command in commands} == set(get_args(Command)) - CUSTOMERS_ALONE


def test_every_part_of_a_report_is_asked_for_somewhere(commands: list[Command]) -> None:
    """One that has a value by itself gets another in some form."""
    told = {
        f"{type(command).__name__}.{field.name}"
        for command in commands
        for field in fields(command)
        if getattr(command, field.name) != field.default
    }
    there = {
        f"{kind.__name__}.{field.name}"
        for kind in set(get_args(Command)) - CUSTOMERS_ALONE
        for field in fields(kind)
        if field.default is not MISSING
    }
    assert there - told == EXCEPTIONS.keys()
