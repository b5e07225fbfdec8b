from hypothesis import given
from hypothesis import strategies as st

from portal.domain.reference import ALPHABET, RANDOM_CHARACTERS, new_reference, read_reference

bodies = st.lists(st.integers(0, len(ALPHABET) - 1), min_size=RANDOM_CHARACTERS, max_size=RANDOM_CHARACTERS)
noise = st.text("-. \t/", max_size=3)


def reference_of(draws: list[int]) -> str:
    drawn = iter(draws)
    return new_reference("MA", lambda below: next(drawn))


def test_a_reference_can_be_spoken_and_has_no_look_alikes() -> None:
    reference = reference_of([0, 5, 10, 15, 20, 22])

    assert reference.startswith("MA-")
    assert [len(part) for part in reference.split("-")] == [2, 4, 3]
    assert not set("01OIL5S8BZUAE") & set(reference[3:])


@given(bodies)
def test_what_was_written_is_read_back(draws: list[int]) -> None:
    reference = reference_of(draws)

    assert read_reference("MA", reference) == reference


@given(bodies, noise, noise, st.sampled_from(["", "ma", "MA-"]))
def test_small_letters_spaces_and_a_missing_prefix_do_no_harm(
    draws: list[int], before: str, between: str, prefix: str
) -> None:
    reference = reference_of(draws)
    _, first, second = reference.split("-")
    typed = before + prefix + between + first.lower() + between + second + before

    assert read_reference("MA", typed) == reference


@given(bodies, st.integers(0, RANDOM_CHARACTERS), st.integers(1, len(ALPHABET) - 1))
def test_every_single_wrong_character_is_found(draws: list[int], place: int, off: int) -> None:
    characters = list(reference_of(draws).removeprefix("MA-").replace("-", ""))
    characters[place] = ALPHABET[(ALPHABET.index(characters[place]) + off) % len(ALPHABET)]

    assert read_reference("MA", "".join(characters)) is None


@given(bodies, st.integers(0, RANDOM_CHARACTERS - 1))
def test_every_swap_of_two_neighbours_is_found(draws: list[int], place: int) -> None:
    characters = list(reference_of(draws).removeprefix("MA-").replace("-", ""))
    right = "".join(characters)
    characters[place], characters[place + 1] = characters[place + 1], characters[place]
    swapped = "".join(characters)

    assert (read_reference("MA", swapped) is None) == (swapped != right)


def test_a_prefix_of_readable_characters_is_not_taken_for_one_when_the_body_begins_with_it() -> None:
    drawn = iter([ALPHABET.index(character) for character in "WX2222"])
    reference = new_reference("WX", lambda below: next(drawn))

    assert read_reference("WX", reference.removeprefix("WX-")) == reference


@given(st.text(max_size=30))
def test_anything_typed_is_a_reference_of_this_brand_or_none(typed: str) -> None:
    reference = read_reference("MA", typed)

    assert reference is None or read_reference("MA", reference) == reference
