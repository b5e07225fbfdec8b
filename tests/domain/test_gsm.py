import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.gsm import ALPHABET, ONE, PART, TWICE, as_gsm, parts


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("Zoë belt", "Zoe belt"), ("café €5", "café €5"), ("’t is – klaar…", "'t is - klaar..."), ("漢", "?")],
)
def test_words_stay_readable_on_every_phone(typed: str, sent: str) -> None:
    assert as_gsm(typed) == sent


@given(st.text())
def test_whatever_is_typed_only_that_alphabet_leaves(typed: str) -> None:
    sent = as_gsm(typed)
    assert set(sent) <= ALPHABET | TWICE
    assert as_gsm(sent) == sent


@pytest.mark.parametrize(("length", "count"), [(0, 1), (ONE, 1), (ONE + 1, 2), (2 * PART, 2), (2 * PART + 1, 3)])
def test_a_long_text_is_sent_in_parts(length: int, count: int) -> None:
    assert parts("a" * length) == count


def test_some_characters_take_two_places() -> None:
    assert (parts("€" * (ONE // 2)), parts("€" * (ONE // 2) + "a")) == (1, 2)
