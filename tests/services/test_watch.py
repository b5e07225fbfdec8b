from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import StillOnIt
from portal.domain.work_items import wakes_at
from portal.services.ports import Commit
from portal.services.watch import Wake, Watching, watch
from tests.builders import NOW, a_definition, an_application, released
from tests.services.in_memory import InMemoryApplications


@dataclass
class InMemoryWakes:
    """``portal.services.watch.Wakes`` over what stands, and over what stood before and was not cleared away."""

    applications: InMemoryApplications
    stale: list[Wake] = field(default_factory=list)

    def due(self, now: datetime, limit: int) -> tuple[Wake, ...]:
        standing = [Wake(state.reference, "") for state in self.applications.states.values() if _passed(state, now)]
        return tuple((*self.stale, *standing)[:limit])

    def drop(self, wake: Wake) -> None:
        if wake in self.stale:
            self.stale.remove(wake)


def _passed(state: Application, now: datetime) -> bool:
    at = wakes_at(state)
    return at is not None and at <= now


def a_watch(*states: Application) -> tuple[Watching, InMemoryApplications, InMemoryWakes]:
    applications = InMemoryApplications(*states)
    wakes = InMemoryWakes(applications)
    return Watching(applications, wakes, a_definition()), applications, wakes


STATE = an_application(released())
LATE = NOW + timedelta(days=200)


def test_before_anything_passed_nothing_changes() -> None:
    needs, applications, _ = a_watch(STATE)
    assert watch(needs, NOW) == 0
    assert applications.commits == []


def test_everything_that_passed_is_dealt_with_in_one_sweep() -> None:
    needs, applications, _ = a_watch(STATE)
    assert watch(needs, LATE) == 1
    assert not _passed(applications.states[STATE.reference], LATE)
    assert watch(needs, LATE) == 0


def test_what_stands_in_the_list_for_nothing_is_dropped() -> None:
    needs, applications, wakes = a_watch(STATE)
    wakes.stale.append(Wake(STATE.reference, "2026"))
    wakes.stale.append(Wake("MA-GONE", "2026"))
    assert watch(needs, NOW) == 0
    assert wakes.stale == []
    assert applications.commits == []


def test_somebody_who_was_faster_goes_first() -> None:
    needs, applications, _ = a_watch(STATE)
    applications.before_commit = _once(lambda: watch(needs, LATE))
    assert watch(needs, LATE) >= 0
    told = [event for commit in applications.commits for event in commit.events if isinstance(event, StillOnIt)]
    assert len(told) == len({event.at for event in told}) == 1


def test_an_application_that_can_not_be_decided_about_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    other = an_application(released(), reference="MA-2222-223")
    needs, applications, _ = a_watch(STATE, other)
    honest = InMemoryApplications.commit

    def commit(self: InMemoryApplications, one: Commit) -> None:
        if one.state.reference == STATE.reference:
            raise RuntimeError("a fault of ours")
        honest(self, one)

    monkeypatch.setattr(InMemoryApplications, "commit", commit)
    assert watch(needs, LATE) == 1
    assert not _passed(applications.states[other.reference], LATE)


def _once(act: object) -> object:
    done: list[bool] = []

    def run() -> None:
        if not done:
            done.append(True)
            act()  # type: ignore[operator]

    return run
