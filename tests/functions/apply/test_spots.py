import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.apply.spots import EAST, NORTH, SOUTH, WEST, read_spot


@pytest.mark.parametrize(
    "typed",
    ["51.98510, 5.89873", "51.98510 5.89873", "51,98510; 5,89873", " 51.98510,5.89873 ", "51.98510° N, 5.89873° E"],
)
def test_a_spot_is_read_as_people_copy_it(typed: str) -> None:
    assert read_spot(typed) == ("51.98510", "5.89873")


@pytest.mark.parametrize(
    "typed", ["", "51.98510", "5.89873, 51.98510", "40.71280, 7.20000", "51, 5", "51.9.8, 5.8", "nan, inf", "٥١.٩, ٥.٨"]
)
def test_what_is_no_spot_in_the_netherlands_is_refused(typed: str) -> None:
    assert read_spot(typed) is None


@given(st.floats(SOUTH, NORTH), st.floats(WEST, EAST))
def test_every_spot_in_the_netherlands_can_be_given(latitude: float, longitude: float) -> None:
    typed = (f"{latitude:.5f}", f"{longitude:.5f}")
    assert read_spot(", ".join(typed)) == typed


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    found = read_spot(typed)
    assert found is None or SOUTH <= float(found[0]) <= NORTH
