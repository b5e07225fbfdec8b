from datetime import UTC, datetime, timedelta

from portal.domain.definition import Milestone
from portal.domain.events import Deadline
from portal.domain.running import answers, soonest, with_new, without, without_discipline, without_preparation

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def due(moment: str, discipline: str = "", hours: int = 1, owner: str = "ca", on: Milestone = "released") -> Deadline:
    return Deadline(moment, discipline, owner, NOW + timedelta(hours=hours), on)


def test_a_milestone_ends_the_deadlines_of_its_discipline_and_of_the_whole_application() -> None:
    shared, own, others = due("1"), due("B", "water"), due("B", "gas")

    assert without((shared, own, others), ("released",), "water") == (others,)


def test_a_milestone_leaves_what_waits_for_another_one() -> None:
    waiting = due("C", "water", on="delivered")

    assert without((waiting,), ("released",), "water") == (waiting,)


def test_preparation_ends_with_the_execution_but_delivery_stays_owed() -> None:
    permit, delivery = due("permit", "water", on="permit_granted"), due("C", "water", on="delivered")

    assert without_preparation((permit, delivery), "water") == (delivery,)


def test_all_of_a_discipline_can_be_dropped() -> None:
    own, others = due("B", "water"), due("B", "gas")

    assert without_discipline((own, others), "water") == (others,)


def test_without_work_only_what_the_customer_asked_for_stays_owed() -> None:
    asked, called, work = due("question:q1", on="question_answered"), due("call", on="called_back"), due("1")

    assert answers((asked, work, called)) == (asked, called)


def test_a_new_deadline_for_the_same_thing_takes_the_place_of_the_old() -> None:
    old, moved, other = due("2", hours=1), due("2", hours=9), due("1")

    assert with_new((old, other), (moved,)) == (moved, other)


def test_the_soonest_stands_for_each_owner_and_discipline() -> None:
    late, soon, other = due("1", hours=9), due("2", hours=1), due("B", "gas", owner="nb")

    assert soonest((late, soon, other)) == {("ca", ""): soon, ("nb", "gas"): other}


def test_of_two_due_at_once_the_first_stands() -> None:
    first, second = due("1"), due("2")

    assert soonest((first, second)) == {("ca", ""): first}
