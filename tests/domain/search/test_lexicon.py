from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.search.lexicon import PARTS, SLIP, WHOLE, Reading
from tests.searching import a_lexicon


def terms(readings: Iterable[Reading]) -> set[tuple[str, ...]]:
    return {reading.terms for reading in readings}


def test_a_plural_is_the_same_word() -> None:
    lexicon = a_lexicon("rekening")
    assert Reading((lexicon.stem("rekening"),), WHOLE) in lexicon.asked("rekeningen")


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("wateraansluiting", ("water", "aansluiting")),
        ("leveringsdatum", ("levering", "datum")),
        ("meterkastdeur", ("meter", "kast", "deur")),
    ],
)
def test_a_compound_is_found_by_its_parts(compound: str, parts: tuple[str, ...]) -> None:
    lexicon = a_lexicon(*parts)
    assert Reading(tuple(lexicon.stem(part) for part in parts), PARTS) in lexicon.asked(compound)


def test_the_end_of_an_unknown_compound_says_what_it_is_about() -> None:
    lexicon = a_lexicon("kavel")
    assert (lexicon.stem("kavel"),) in terms(lexicon.asked("nieuwbouwkavel"))


def test_a_word_that_stands_in_the_pages_is_not_taken_for_its_end_alone() -> None:
    lexicon = a_lexicon("planning", "ning")
    assert (lexicon.stem("ning"),) not in terms(lexicon.written("planning"))


def test_a_word_that_says_nothing_is_no_part() -> None:
    lexicon = a_lexicon("vraag", "aan", stop=("aan",))
    assert lexicon.stem("aan") not in {term for parts in terms(lexicon.written("aanvraag")) for term in parts}


def test_another_word_for_the_same_weighs_a_little_less() -> None:
    lexicon = a_lexicon("rekening", alike=(("factuur", "rekening"),))
    (meant,) = (reading for reading in lexicon.asked("facturen") if reading.terms == (lexicon.stem("rekening"),))
    assert meant.weight < WHOLE


def test_a_part_of_a_compound_may_have_another_word_too() -> None:
    lexicon = a_lexicon("prijs", "kosten", "aansluiting", alike=(("kosten", "prijs"),))
    assert (lexicon.stem("prijs"),) in terms(lexicon.asked("aansluitingskosten"))


@pytest.mark.parametrize("typed", ["meterkats", "metrkast", "meterkasst", "mwterkast"])
def test_a_slip_of_the_pen_is_forgiven(typed: str) -> None:
    lexicon = a_lexicon("meterkast")
    assert Reading((lexicon.stem("meterkast"),), SLIP) in lexicon.asked(typed)


def test_of_a_word_without_end_no_slips_are_looked_for() -> None:
    looked_at: list[str] = []
    lexicon = a_lexicon("meterkast")
    stem = lexicon.stem
    counting = replace(lexicon, stem=lambda word: looked_at.append(word) or stem(word))
    counting.asked("a" * 200)
    assert len(looked_at) < 1_000


def test_what_is_spelled_right_is_taken_as_it_is() -> None:
    lexicon = a_lexicon("water", "later")
    assert (lexicon.stem("later"),) not in terms(lexicon.asked("water"))


def test_a_single_letter_says_nothing_but_a_digit_does() -> None:
    lexicon = a_lexicon()
    assert lexicon.says_nothing("s")
    assert not lexicon.says_nothing("3")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=200))
def test_every_word_has_a_reading_and_every_reading_a_weight_of_at_most_the_whole(word: str) -> None:
    readings = a_lexicon("stroom", "water", "aansluiting", alike=(("stroom", "elektra"),)).asked(word)
    assert readings
    assert all(0 < reading.weight <= WHOLE and reading.terms for reading in readings)
