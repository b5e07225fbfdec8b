from hypothesis import given
from hypothesis import strategies as st

from portal.domain.search.words import words


def test_capitals_accents_and_signs_make_no_difference() -> None:
    assert words("Enquête: foto's (3×25 A)") == ("enquete", "foto", "s", "3", "25", "a")


@given(st.text())
def test_any_text_becomes_words_of_plain_letters_and_digits(text: str) -> None:
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words(text))
