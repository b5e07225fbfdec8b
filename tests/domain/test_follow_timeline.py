from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.calendar import local
from portal.domain.follow import follow
from portal.domain.follow_timeline import EDGE, WIDTH, TimeLine, time_line
from tests.builders import NOW, a_definition, a_deviation, released, soft
from tests.situations import SITUATIONS, Told, lived

TODAY = local(NOW).date() + timedelta(days=10)


def drawn(*told: Told, today: date = TODAY, **how: object) -> TimeLine | None:
    view = follow(lived(*told, **how), a_definition(), "nl", NOW + timedelta(days=10))  # type: ignore[arg-type]
    return time_line(view, today, "nl")


def test_disciplines_that_stand_alike_share_a_row() -> None:
    line = drawn(released(), soft())
    assert line is not None
    assert [row.name for row in line.rows] == ["Stroom en water"]


def test_each_that_goes_its_own_way_has_its_own() -> None:
    line = drawn(released(), soft(exceptions=(a_deviation("water"),)))
    assert line is not None
    assert [row.name for row in line.rows] == ["Stroom", "Water"]
    assert line.rows[0].bar != line.rows[1].bar


def test_the_first_promise_stands_before_the_current_one() -> None:
    line = drawn(released(), soft(), soft((2027, 17), cause="frost"))
    assert line is not None
    (row,) = line.rows
    assert row.before is not None
    assert row.bar is not None
    assert row.before.x < row.bar.x


def test_marks_go_from_what_is_done_to_what_is_expected() -> None:
    line = drawn(released(), soft())
    assert line is not None
    marks = line.rows[0].marks
    assert [mark.x for mark in marks if mark.state == "done"] <= [line.today] * 3
    assert all(mark.x >= line.today for mark in marks if mark.state == "todo")


@pytest.mark.parametrize("name", ["completed", "delivered", "cancelled"])
def test_where_nothing_is_left_there_is_nothing_to_draw(name: str) -> None:
    view = follow(SITUATIONS[name](), a_definition(), "nl", NOW + timedelta(days=60))
    assert time_line(view, TODAY, "nl") is None


@given(st.sampled_from([name for name in SITUATIONS if name != "heat"]), st.integers(0, 900))
def test_everything_lies_within_the_drawing(name: str, days: int) -> None:
    now = NOW + timedelta(days=days)
    line = time_line(follow(SITUATIONS[name](), a_definition(), "en", now), local(now).date(), "en")
    for row in line.rows if line else ():
        bars = [bar for bar in (row.bar, row.before) if bar]
        assert all(EDGE <= mark.x <= WIDTH - EDGE for mark in row.marks)
        assert all(bar.x >= EDGE and bar.x + bar.width <= WIDTH - EDGE + 6 for bar in bars)
