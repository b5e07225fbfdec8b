"""What the documentation shows is what the interface takes; what can be reported can be shown to the customer."""

import json
import re
from typing import get_args

import pytest

from functions.planning_api.bodies import TYPES
from functions.planning_api.lines import csv_lines, json_lines
from functions.planning_api.reading import WrongField, read_event
from portal.definitions.words import load_words
from portal.domain.planning import CUSTOMERS_ALONE
from portal.domain.reference import read_reference
from portal.domain.reports import REPORTABLE, Command
from portal.services.keys import SCOPES
from portal.settings import CONTENT
from tests.builders import BRAND, a_definition, a_process

TEXT = (CONTENT.parent / "docs/planning-api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
EVENTS = [example for example in EXAMPLES if '"type"' in example]


@pytest.mark.parametrize("example", EVENTS)
def test_every_example_can_be_read(example: str) -> None:
    event = read_event(example.encode(), a_process())

    assert read_reference(a_definition().brand.reference_prefix, event.application) == event.application


@pytest.mark.parametrize("fence", ["csv", "ndjson"])
def test_every_line_of_the_examples_is_understood_or_named_as_refused(fence: str) -> None:
    (example,) = re.findall(rf"```{fence}\n(.*?)```", TEXT, re.DOTALL)
    read = {"csv": csv_lines, "ndjson": json_lines}[fence]
    raws = list(read(example.encode()))
    last = raws[-1]

    assert len(raws) == 2
    for raw in raws[:-1]:
        raw.understood()
    if fence == "csv":
        with pytest.raises(WrongField, match="discipline is missing"):
            last.understood()
    else:
        assert last.understood()


def test_whatever_can_be_decided_can_be_sent() -> None:
    sent = {type(command) for example in EVENTS for command in read_event(example.encode(), a_process()).commands}

    assert sent == set(get_args(Command)) - CUSTOMERS_ALONE


def test_every_scope_is_named() -> None:
    assert [scope for scope in SCOPES if f"`{scope}`" not in TEXT] == []


def test_every_type_has_an_example() -> None:
    assert {json.loads(example)["type"] for example in EVENTS} == set(TYPES)


def test_every_milestone_that_can_be_reported_is_named() -> None:
    assert [milestone for milestone in REPORTABLE if f"`{milestone}`" not in TEXT] == []


def test_every_cause_in_the_examples_is_one_of_the_brand() -> None:
    used = set(re.findall(r'"cause": "(\w+)"', TEXT))

    assert used <= {cause.id for cause in a_definition().process.causes}


@pytest.mark.parametrize("milestone", REPORTABLE)
def test_what_can_be_reported_has_a_sentence_on_the_follow_page(milestone: str) -> None:
    assert load_words(BRAND, CONTENT).has(f"track.history.{milestone}")
