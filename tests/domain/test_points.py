from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import Event
from portal.domain.planning import decide
from portal.domain.reports import Command, Impossible, NotePoint, NotYours, SolvePoint
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition, after, an_application, completed

POINT = NotePoint("water", CONTRACTOR, date(2026, 12, 4), "t1")


def report(state: Application, command: Command, by: str = WATER) -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


def delivered() -> Application:
    return an_application(*completed("water"))


def noted() -> Application:
    return after(delivered(), report(delivered(), POINT))


def test_a_point_has_an_owner_and_a_day() -> None:
    (due,) = [due for due in noted().deadlines if due.moment == "point:p1"]
    assert (due.owner, due.discipline, due.due.date()) == (CONTRACTOR, "water", date(2026, 12, 4))


def test_solving_it_ends_it() -> None:
    state = after(noted(), report(noted(), SolvePoint("p1"), CONTRACTOR))
    assert state.points[0].solved_at == NOW
    assert not [due for due in state.deadlines if due.moment == "point:p1"]
    assert report(state, SolvePoint("p1"), CONTRACTOR) == ()


def test_several_points_are_kept_apart() -> None:
    state = after(noted(), report(noted(), replace(POINT, text="t2", owner=WATER)))
    state = after(state, report(state, SolvePoint("p1"), CONTRACTOR))
    assert [(point.id, point.solved_at is None) for point in state.points] == [("p1", False), ("p2", True)]


def test_the_same_point_again_is_no_news() -> None:
    assert report(noted(), POINT) == ()


def test_what_is_not_delivered_has_no_remaining_points() -> None:
    with pytest.raises(Impossible, match="not completed"):
        report(an_application(), POINT)


@pytest.mark.parametrize("wrong", [{"owner": POWER}, {"until": NOW.date() - timedelta(days=1)}])
def test_a_point_without_somebody_to_mend_it_in_time_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Impossible):
        report(delivered(), replace(POINT, text="t3", **wrong))


def test_it_is_solved_by_its_owner_and_must_be_there() -> None:
    with pytest.raises(NotYours):
        report(noted(), SolvePoint("p1"), WATER)
    with pytest.raises(Impossible, match="there are: p1"):
        report(noted(), SolvePoint("p9"))
