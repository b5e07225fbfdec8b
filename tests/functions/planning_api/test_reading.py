import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.planning_api.bodies import TYPES
from functions.planning_api.reading import SHOULD_BE, NotJson, WrongField, read_event
from portal.domain.definition import Process
from portal.domain.reports import REPORTABLE, AgreeDate, CancelOrders, LogContact, Reach
from tests.builders import a_process

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PROCESS = a_process()
fields = st.sampled_from([*SHOULD_BE, "surprise"])
almost_events = st.dictionaries(fields, anything | st.sampled_from([*TYPES, "2027-W14", "2027-04-13"]), max_size=8)


def written(body: object) -> bytes:
    return json.dumps(body).encode()


def read(**body: object) -> object:
    return read_event(written({"event_id": "e-1", "application": "MA-7K3F-926", **body}), PROCESS).commands[0]


@given(st.binary(max_size=60))
def test_any_bytes_are_an_event_or_are_refused_in_words(body: bytes) -> None:
    with pytest.raises((NotJson, WrongField)) as refusal:
        read_event(body, PROCESS)
    assert str(refusal.value).endswith(".")


@given(anything | almost_events)
def test_any_json_is_an_event_or_is_refused_in_words(body: object) -> None:
    assert said_about(body).endswith(".")


def said_about(body: object) -> str:
    """The sentence with which it is refused, without any name of a type of ours; else which event it is."""
    try:
        event = read_event(written(body), PROCESS)
    except (NotJson, WrongField) as refusal:
        return str(refusal) if "`" not in str(refusal) else "a sentence for programmers"
    return f"Event {event.event_id}."


def test_released_is_a_milestone_of_its_own() -> None:
    assert read(type="released") == read(type="milestone", milestone="released") == Reach("released")


@pytest.mark.parametrize("milestone", REPORTABLE)
def test_every_milestone_can_be_sent(milestone: str) -> None:
    assert read(type="milestone", milestone=milestone, disciplines=["water"]) == Reach(milestone, ("water",))


def test_a_week_runs_from_monday_to_friday() -> None:
    command = read(type="soft_date", week="2026-W53")

    assert isinstance(command, AgreeDate)
    assert (command.first_day.isoformat(), command.last_day.isoformat()) == ("2026-12-28", "2027-01-01")


def test_a_day_is_a_whole_day_unless_it_says_other() -> None:
    whole, half = (read(type="hard_date", date="2027-04-13", **part) for part in ({}, {"part": "afternoon"}))

    assert isinstance(whole, AgreeDate)
    assert isinstance(half, AgreeDate)
    assert (whole.part, half.part) == ("day", "afternoon")


def test_to_cancel_without_naming_disciplines_means_all_of_the_senders() -> None:
    assert read(type="cancelled", cause="withdrawn") == CancelOrders((), "withdrawn")


def test_the_hash_is_of_the_content_and_not_of_how_it_was_written() -> None:
    body = {"event_id": "e-1", "application": "MA-7K3F-926", "type": "released", "disciplines": []}
    turned = dict(reversed(body.items()))
    short = {key: value for key, value in body.items() if key != "disciplines"}

    hashes = {
        read_event(json.dumps(same, indent=indent).encode(), PROCESS).hash
        for same in (body, turned, short)
        for indent in (None, 4)
    }
    other = read_event(written({**body, "disciplines": ["water"]}), PROCESS).hash

    assert len(hashes) == 1
    assert other not in hashes


def moment(process: Process, body: dict[str, object]) -> str:
    said = {
        "date": "2026-11-23",
        "time": "09:30",
        "employee": "Ploeg Oost",
        "spoken_with": "Sanne",
        "about": "Week 14.",
    }
    whole = {"event_id": "e-1", "application": "MA-7K3F-926", "contact": said, **body}
    logged = read_event(written(whole), process).commands[0]
    assert isinstance(logged, LogContact)
    return logged.moment


@pytest.mark.parametrize(
    ("reached", "body"),
    [
        ("soft_date_agreed", {"type": "soft_date", "week": "2027-W14"}),
        ("hard_date_agreed", {"type": "hard_date", "date": "2027-04-06"}),
        ("hard_date_agreed", {"type": "inspection_planned", "date": "2027-04-06"}),
        ("inspected", {"type": "inspection_done", "passed": True, "found": "Alles in orde."}),
    ],
)
def test_a_contact_belongs_to_the_moment_that_the_process_has_for_what_was_agreed(
    reached: str, body: dict[str, object]
) -> None:
    moments = PROCESS.contact_moments
    renamed = tuple(replace(each, id="zz") if each.fulfilled_by == reached else each for each in moments)
    without = tuple(each for each in moments if each.fulfilled_by != reached)

    assert moment(a_process(contact_moments=renamed), body) == "zz"
    assert moment(a_process(contact_moments=without), body) == ""
