from threading import Event

import pytest

from portal.outside.patience import TooLate, answer_within


def test_the_answer_comes_through() -> None:
    assert answer_within(5, lambda: 42) == 42


def test_an_error_comes_through_as_it_was() -> None:
    def fails() -> None:
        raise LookupError("no such street")

    with pytest.raises(LookupError, match="no such street"):
        answer_within(5, fails)


def test_nobody_waits_longer_than_was_said() -> None:
    never = Event()
    with pytest.raises(TooLate):
        answer_within(0.01, lambda: never.wait(timeout=30))
    never.set()
