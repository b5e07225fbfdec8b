from dataclasses import replace
from datetime import timedelta

from portal.services.logbook import told
from tests.builders import NOW, a_log, hard, released, soft, submitted


def test_each_event_has_a_line_with_its_number_time_and_who_did_it() -> None:
    lines = tuple(told(a_log(released(), soft(), hard())))
    heads = [line.split() for line in lines if not line.startswith("      ")]
    assert [head[0] for head in heads] == ["1", "2", "3", "4", "5"]
    assert heads[0][3:] == ["customer", "ApplicationSubmitted"]
    assert [head[-1] for head in heads[1:]] == ["MilestoneReached", "MilestoneReached", "DateAgreed", "DateAgreed"]


def test_times_are_those_of_the_netherlands() -> None:
    summer = replace(submitted(), at=NOW.replace(month=7, day=1, hour=22, minute=30))
    assert "07-02 00:30" in next(told((summer,)))


def test_each_fact_stands_below_its_event_and_what_is_empty_is_left_out() -> None:
    event = submitted()
    text = "\n".join(told((event,)))
    for part in event.parts:
        assert f"discipline {part.discipline}" in text
        assert f"operator {part.operator}" in text
    assert "None" not in text


def test_an_empty_log_has_no_lines() -> None:
    assert list(told(())) == []


def test_deadlines_are_told_with_their_time() -> None:
    event = submitted()
    due = event.opens[0].due
    assert f"{due + timedelta(hours=1 if due.month in (11, 12, 1, 2) else 2):%Y-%m-%d %H:%M}" in "\n".join(
        told((event,))
    )
