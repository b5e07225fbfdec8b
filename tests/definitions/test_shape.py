from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

import pytest

from portal.definitions.shape import read, reader


@dataclass(frozen=True)
class Leaf:
    name: str
    size: Literal["small", "large"] = "small"


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    planted: date
    wakes: time
    height: int
    evergreen: bool
    spread: tuple[int, int]
    counts: dict[str, int]
    owner: Literal["us", "them"] | Literal["nobody"] = "nobody"
    note: str | None = None


def a_tree(**changes: Any) -> dict[str, Any]:
    tree = {
        "leaves": [{"name": "one"}, {"name": "two", "size": "large"}],
        "planted": date(2026, 3, 18),
        "wakes": time(8),
        "height": 12,
        "evergreen": False,
        "spread": [3, 4],
        "counts": {"twigs": 5},
    }
    return tree | changes


def test_a_value_that_fits_becomes_the_dataclass() -> None:
    tree, faults = read(Tree, a_tree(owner="us"))
    assert not faults
    assert tree == Tree(
        leaves=(Leaf("one"), Leaf("two", "large")),
        planted=date(2026, 3, 18),
        wakes=time(8),
        height=12,
        evergreen=False,
        spread=(3, 4),
        counts={"twigs": 5},
        owner="us",
    )


@pytest.mark.parametrize(
    ("change", "path", "sentence"),
    [
        ({"height": "tall"}, ("height",), "must be a whole number; it is text."),
        ({"height": True}, ("height",), "must be a whole number; it is true or false."),
        ({"height": 1.5}, ("height",), "must be a whole number; it is a broken number."),
        ({"evergreen": 0}, ("evergreen",), "must be true or false; it is a whole number."),
        ({"planted": "2026-03-18"}, ("planted",), "must be a date (2027-04-14); it is text."),
        ({"wakes": date(2026, 1, 1)}, ("wakes",), "must be a time (08:00:00); it is a date (2027-04-14)."),
        ({"leaves": {"name": "one"}}, ("leaves",), "must be a list; it is a table."),
        ({"leaves": ["one"]}, ("leaves", 0), "must be a table with name; it is text."),
        ({"leaves": [{"name": ""}]}, ("leaves", 0, "name"), "must not be empty; leave the key out"),
        ({"leaves": [{"name": "one", "size": "larg"}]}, ("leaves", 0, "size"), "it is 'larg' (did you mean large?)."),
        ({"leaves": [{"size": "small"}]}, ("leaves", 0, "name"), "is missing; needed here: name."),
        ({"spread": [3]}, ("spread",), "must be a list of exactly 2 values; it is a list."),
        ({"spread": [3, "4"]}, ("spread", 1), "must be a whole number; it is text."),
        ({"counts": {"twigs": "5"}}, ("counts", "twigs"), "must be a whole number; it is text."),
        ({"counts": [5]}, ("counts",), "must be a table; it is a list."),
        ({"owner": "someone"}, ("owner",), "must be one of us, them, nobody; it is 'someone'."),
        ({"note": 3}, ("note",), "must be text; it is a whole number."),
        ({"hight": 12}, ("hight",), "is not known here (did you mean height?); known: leaves, planted,"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place_and_what_is_allowed(
    change: dict[str, Any], path: tuple[str | int, ...], sentence: str
) -> None:
    tree, [(found, said)] = read(Tree, a_tree(**change))
    assert tree is None
    assert found == path
    assert sentence in said


def test_every_fault_is_named_not_only_the_first() -> None:
    _, faults = read(Tree, a_tree(height="tall", evergreen="yes", leaves=[{}, {"name": 1}]))
    assert {path for path, _ in faults} == {("height",), ("evergreen",), ("leaves", 0, "name"), ("leaves", 1, "name")}


def test_a_file_that_is_no_table_says_so() -> None:
    _, [(path, sentence)] = read(Leaf, ["one"])
    assert path == ()
    assert sentence == "must be a table with name; it is a list."


def test_a_type_that_toml_cannot_hold_is_a_programmers_mistake() -> None:
    with pytest.raises(TypeError, match="no TOML value can be"):
        reader(complex)
