"""Whatever the domain refuses, whoever typed it reads in a sentence of its own: what is wrong, and what to do."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import portal
from portal.definitions.words import load_words
from portal.domain.reports import Impossible, NotYours
from portal.settings import CONTENT, Settings
from portal.store.tables import Tables
from tests.builders import released, soft
from tests.functions.workbench.at_work import Office, here

ROOT = Path(portal.__file__).parent
WORDS = load_words("mijnaansluiting", CONTENT)
OURS = "workbench_refused."
KINDS = {kind.__name__ for kind in (NotYours, Impossible)}


def refusals() -> Iterator[str]:
    """The name of each refusal that is raised anywhere."""
    for file in [*ROOT.glob("domain/**/*.py"), *ROOT.glob("services/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
                why = node.args[0]
                assert isinstance(why, ast.Constant), f"{file.name}:{node.lineno} names no refusal"
                yield str(why.value)


def test_every_refusal_has_a_sentence_of_its_own_and_no_sentence_stands_there_for_nothing() -> None:
    there = WORDS.starting(OURS)
    assert {key.removeprefix(OURS) for key in there} == set(refusals())
    assert len({WORDS.say(key, "nl") for key in there}) == len(there)


@pytest.fixture
def office(settings: Settings, tables: Tables) -> Office:
    return Office(settings, tables)


def test_a_form_says_why_and_keeps_what_was_typed(office: Office) -> None:
    state, screen = office.application(released(), soft()), office.screen()
    path = here(state, "/melden/week")
    refused = screen.fill(screen.get(path), path, week="2027-W30")
    assert refused.status == 409
    assert "De datum verschuift. Kies waarom" in refused.text
    assert refused.answers()["week"] == ["2027-W30"]


def test_what_a_talk_can_not_bring_about_is_said_at_its_field(office: Office) -> None:
    """A day, where the customer accepted no quote yet."""
    state, screen = office.application(kind="move"), office.screen()
    path = here(state, "/contact")
    form = screen.get(f"{path}?kcm=2")
    refused = screen.fill(form, path, about="Wij komen dinsdag.", outcome="2026-12-08:day", step="preview")
    assert refused.faults == [WORDS.say("workbench_refused.date.no_quote_accepted", "nl")]
