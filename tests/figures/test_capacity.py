"""Sizes and units as DynamoDB's documentation gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.figures.capacity import Item, item_size, read_units, write_units


@pytest.mark.parametrize(
    ("item", "size"),
    [
        ({}, 0),
        ({"pk": {"S": "APP#1"}}, 2 + 5),
        ({"naam": {"S": "é"}}, 4 + 2),
        ({"n": {"N": "0"}}, 1 + 1),
        ({"n": {"N": "1200"}}, 1 + 2),
        ({"n": {"N": "-12.5"}}, 1 + 4),
        ({"yes": {"BOOL": True}, "no": {"NULL": True}}, 3 + 1 + 2 + 1),
        ({"b": {"B": b"1234"}}, 1 + 4),
        ({"set": {"SS": ["aa", "b"]}}, 3 + 3),
        ({"list": {"L": [{"S": "aa"}, {"N": "7"}]}}, 4 + 3 + (1 + 2) + (1 + 2)),
        ({"map": {"M": {"k": {"S": "v"}}}}, 3 + 3 + (1 + 1 + 1)),
    ],
)
def test_an_item_is_as_large_as_its_names_and_values(item: Item, size: int) -> None:
    assert item_size(item) == size


@pytest.mark.parametrize(("size", "units"), [(0, 1), (1, 1), (4096, 1), (4097, 2), (32 * 1024, 8)])
def test_a_consistent_read_costs_a_unit_for_each_four_kilobytes_begun(size: int, units: float) -> None:
    assert read_units(size) == units


def test_an_eventually_consistent_read_costs_half() -> None:
    assert read_units(4097, consistent=False) == 1.0


@pytest.mark.parametrize(("size", "units"), [(1, 1), (1024, 1), (1025, 2), (6391, 7)])
def test_a_write_costs_a_unit_for_each_kilobyte_begun(size: int, units: int) -> None:
    assert write_units(0, size, transactional=False) == units


def test_a_write_costs_by_the_larger_of_before_and_after() -> None:
    assert write_units(5000, 100, transactional=False) == write_units(100, 5000, transactional=False) == 5


def test_what_is_removed_costs_by_what_it_was() -> None:
    assert write_units(2048, 0, transactional=False) == 2


@given(before=some.integers(0, 400_000), after=some.integers(0, 400_000))
def test_a_transaction_costs_twice_as_much(before: int, after: int) -> None:
    assert write_units(before, after, transactional=True) == 2 * write_units(before, after, transactional=False)


def test_a_type_without_a_published_size_is_refused() -> None:
    with pytest.raises(ValueError, match="XS"):
        item_size({"a": {"XS": "?"}})
