"""The keystroke-level model adds up, and its imagined readers are as slow as it says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.figures.klm import READERS, Effort, Reader, seconds, spread

ROUND = Reader(words_a_minute=60, decision=2, tap=3, swipe=5, character=7)
QUESTION = Effort(words=37, decisions=2, taps=2, swipes=1, system=1.2)
"""The worked example the model was taken up with: 37 words and one question with a button below the screen."""


@pytest.mark.parametrize(
    ("effort", "time"),
    [
        (Effort(10, 0, 0, 0), 10),
        (Effort(0, 1, 0, 0), 2),
        (Effort(0, 0, 1, 0), 3),
        (Effort(0, 0, 0, 1), 5),
        (Effort(0, 0, 0, 0, characters=1), 7),
        (Effort(0, 0, 0, 0, system=1.5), 1.5),
        (Effort(1, 1, 1, 1, 1, 1), 19),
    ],
)
def test_each_part_takes_its_own_time(effort: Effort, time: float) -> None:
    assert seconds(effort, ROUND) == pytest.approx(time)


def test_three_kinds_of_reader_on_the_worked_example() -> None:
    times = {name: round(seconds(QUESTION, reader)) for name, reader in READERS.items()}
    assert times == {"average": 15, "slow": 24, "very slow": 36}


@given(more=some.integers(1, 100), part=some.sampled_from(["words", "decisions", "taps", "swipes", "characters"]))
def test_asking_more_never_takes_less_time(more: int, part: str) -> None:
    asked = replace(QUESTION, **{part: getattr(QUESTION, part) + more})
    assert all(seconds(asked, reader) > seconds(QUESTION, reader) for reader in READERS.values())


def test_nineteen_of_twenty_imagined_readers_are_quicker_than_a_very_slow_one() -> None:
    found = spread(QUESTION)
    assert seconds(QUESTION, READERS["slow"]) < found.p95 < seconds(QUESTION, READERS["very slow"])


def test_the_share_under_a_minute_falls_with_what_is_asked() -> None:
    assert spread(QUESTION).under_a_minute > 0.99 > spread(replace(QUESTION, characters=60)).under_a_minute


def test_the_same_question_gets_the_same_answer() -> None:
    assert spread(QUESTION) == spread(QUESTION)
