import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from portal.definitions.lines import find_lines, line_of
from portal.definitions.mistakes import KeyPath
from portal.settings import CONTENT

TEXT = '''\
# a comment with [brackets] and a = sign
title = "a # that is no comment"

[colours]
ink = "#000000"

[[rooms]]
id = "hall"
name = { nl = "hal", en = "hall" }
doors = [
  { to = "kitchen" },  # first
  { to = "garden", open = true },
]
grid = [[1, 2], [3, 4]]
about = """
several
lines"""
size.width = 3

[rooms.lamp]
on = false

[[rooms]]
id = "kitchen"

[[rooms.shelves]]
id = "top"

[[rooms.shelves]]
id = "bottom"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("colours", "ink"), 5),
        (("rooms", 0), 7),
        (("rooms", 0, "name", "en"), 9),
        (("rooms", 0, "doors"), 10),
        (("rooms", 0, "doors", 0, "to"), 11),
        (("rooms", 0, "doors", 1, "open"), 12),
        (("rooms", 0, "grid", 1, 0), 14),
        (("rooms", 0, "size", "width"), 18),
        (("rooms", 0, "lamp", "on"), 21),
        (("rooms", 1, "id"), 24),
        (("rooms", 1, "shelves", 0, "id"), 27),
        (("rooms", 1, "shelves", 1, "id"), 30),
    ],
)
def test_every_key_has_its_line(path: KeyPath, line: int) -> None:
    assert find_lines(TEXT)[path] == line


def test_a_missing_key_is_shown_at_the_table_that_lacks_it() -> None:
    assert line_of(find_lines(TEXT), ("rooms", 1, "name", "nl")) == 23


def test_what_stands_nowhere_has_no_line() -> None:
    assert line_of(find_lines(TEXT), ("walls",)) == 0


def keys(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*path, key)
            yield from keys(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from keys(item, (*path, place))


@pytest.mark.parametrize(
    "path", sorted(CONTENT.glob("brands/*/*.toml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_key_of_the_real_files_is_found_on_a_line_that_holds_it(path: Any) -> None:
    text = path.read_text("utf-8")
    lines, found = text.splitlines(), find_lines(text)
    for key in keys(tomllib.loads(text)):
        assert str(key[-1]) in lines[found[key] - 1]
