"""Reports about one application go together, with the answers and the traces that each would have left alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from portal.domain.application import Application
from portal.domain.reports import Command, Complete, Impossible
from portal.services import record_many as record_many_module
from portal.services.record_event import EventIdTaken, Report, record_event
from portal.services.record_many import Outcome, record_many
from tests.builders import (
    CONTRACTOR,
    NOW,
    a_definition,
    an_application,
    hard,
    released,
    soft,
)
from tests.services.in_memory import InMemoryApplications

STATE = an_application()
WORK: tuple[Command, ...] = (released(), soft(), hard(), Complete("water"), Complete("electricity"))


def ticking() -> Callable[[], datetime]:
    ticks = count()
    return lambda: NOW + timedelta(seconds=next(ticks))


def reports(*commands: Command, reference: str = STATE.reference) -> list[Report]:
    return [Report(CONTRACTOR, f"e-{at}", reference, f"hash {at}", (each,)) for at, each in enumerate(commands)]


def together(applications: object, sent: list[Report]) -> list[Outcome]:
    return record_many(applications, a_definition(), sent, ticking())  # type: ignore[arg-type]


def one_by_one(applications: InMemoryApplications, sent: list[Report]) -> None:
    now = ticking()
    for report in sent:
        record_event(applications, a_definition(), report, now())


def test_they_are_written_in_one_commit_after_one_read() -> None:
    applications = InMemoryApplications(STATE)

    assert together(applications, reports(*WORK)) == ["accepted"] * 5
    assert (applications.reads, len(applications.commits)) == (1, 1)


def test_what_they_leave_is_what_each_would_have_left() -> None:
    alone, all_at_once = InMemoryApplications(STATE), InMemoryApplications(STATE)
    one_by_one(alone, reports(*WORK))
    together(all_at_once, reports(*WORK))
    (whole,) = all_at_once.commits

    assert all_at_once.states == alone.states
    assert list(whole.events) == [event for commit in alone.commits for event in commit.events]
    assert list(whole.messages) == [message for commit in alone.commits for message in commit.messages]
    assert [whole.reported, *whole.also_reported] == [commit.reported for commit in alone.commits]


def test_each_of_them_is_remembered() -> None:
    applications = InMemoryApplications(STATE)
    together(applications, reports(*WORK))
    changed = [replace(report, body_hash="another") for report in reports(*WORK)[:1]]

    assert together(applications, reports(*WORK)[:1]) == ["accepted"]
    assert [type(outcome) for outcome in together(applications, changed)] == [EventIdTaken]


def test_what_would_be_too_much_at_once_goes_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    applications = InMemoryApplications(STATE)
    monkeypatch.setattr(record_many_module, "MOST_OPERATIONS", 20)

    assert together(applications, reports(*WORK)) == ["accepted"] * 5
    assert len(applications.commits) == 5


def test_one_that_is_refused_holds_up_nobody() -> None:
    applications = InMemoryApplications(STATE)
    outcomes = together(applications, reports(released(), Complete("gas"), soft()))

    assert [type(outcome) if isinstance(outcome, Exception) else outcome for outcome in outcomes] == [
        "accepted",
        Impossible,
        "accepted",
    ]


def test_whoever_is_faster_is_found_and_each_is_decided_anew() -> None:
    applications = InMemoryApplications(STATE)

    def faster() -> None:
        applications.before_commit = lambda: None
        record_event(applications, a_definition(), replace(reports(soft())[0], event_id="other"), NOW)

    applications.before_commit = faster
    assert together(applications, reports(released(), soft())) == ["accepted", "unchanged"]


def test_the_same_id_twice_is_one_event() -> None:
    applications = InMemoryApplications(STATE)
    [report] = reports(released())

    assert together(applications, [report, report]) == ["accepted", "accepted"]
    state: Application = applications.states[STATE.reference]
    assert state.version == 3
