"""What was worked out beforehand is what Python works out itself, and what wasn't, Python still works out."""

import collections
import dataclasses
import marshal
import re
import typing
from pathlib import Path
from typing import Any

import pytest

from infra.worked_out import COMPILER, WORKED_OUT, Known, read, used
from infra.working_out import note, write

PATTERNS = [
    ("a(?P<first>b)|[^c-e]+", 0),
    ("é+", re.IGNORECASE),
    (rb"(x)(y)?\1", re.DOTALL),
    (r"\s*[{};](?=:)$", re.MULTILINE),
]
TEXTS = ["ab", "É é", "cde", "x { y;:\n"]


def make() -> tuple[Any, Any, Any]:
    """A data class, a named tuple, and a data class that names itself between quotes."""

    @dataclasses.dataclass(frozen=True, slots=True, order=True)
    class Point:
        """Somewhere."""

        x: int
        y: int = 2
        more: list[str] = dataclasses.field(default_factory=list, compare=False)

    pair = collections.namedtuple("pair", "left right", defaults=[9])
    return Point, pair, typing.ForwardRef("Point")


def work() -> None:
    make()
    for pattern, flags in PATTERNS:
        COMPILER.compile(pattern, int(flags))


def test_it_notes_all_four_kinds():
    known = note(work)
    assert {text for text, _ in known.patterns} >= {pattern for pattern, _ in PATTERNS}
    assert any("def __init__" in text for text in known.statements)
    assert any("lambda _cls, left, right" in text for text in known.expressions)
    assert "Point" in known.expressions


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_known_pattern_is_the_same_pattern(pattern: Any, flags: int):
    known = note(work)
    with used(known):
        theirs = COMPILER.compile(pattern, int(flags))
    ours = COMPILER.compile(pattern, int(flags))
    assert theirs == ours
    assert (theirs.groups, theirs.groupindex, theirs.flags) == (ours.groups, ours.groupindex, ours.flags)
    texts: list[Any] = [text.encode() for text in TEXTS] if isinstance(pattern, bytes) else TEXTS
    assert [theirs.findall(text) for text in texts] == [ours.findall(text) for text in texts]


@pytest.mark.parametrize("known", [note(work), Known({}, {}, {})], ids=["known", "unknown"])
def test_classes_are_what_they_would_be(known: Known):
    with used(known):
        point, pair, _ = make()
    here = point(1)
    assert (repr(here).rpartition(".")[2], here, here < point(2)) == ("Point(x=1, y=2, more=[])", point(1), True)
    assert hash(here) == hash(point(1))
    with pytest.raises(dataclasses.FrozenInstanceError):
        here.x = 3
    assert pair(1) == (1, 9)


def test_what_is_known_is_not_worked_out(monkeypatch: pytest.MonkeyPatch):
    known = note(work)
    monkeypatch.setattr("infra.worked_out.work_out_pattern", lambda *_: pytest.fail("it was worked out again"))
    with used(known):
        COMPILER.compile(PATTERNS[0][0], 0)


def test_a_data_class_without_explanation_asks_nobody_for_its_signature():
    with used(note(work)):
        bare = dataclasses.make_dataclass("Bare", ["x"])
    assert bare.__doc__ == "Bare"
    assert dataclasses.make_dataclass("Bare", ["x"]).__doc__ == "Bare(x: 'typing.Any')"


def test_afterwards_the_standard_library_is_as_it_was():
    before = (COMPILER.compile, dict(vars(dataclasses)), dict(vars(collections)), dict(vars(typing)))
    with used(note(work)):
        pass
    assert before == (COMPILER.compile, dict(vars(dataclasses)), dict(vars(collections)), dict(vars(typing)))


def test_it_is_read_as_it_was_written(tmp_path: Path):
    known = note(work)
    write(known, tmp_path / WORKED_OUT)
    found = read(tmp_path / WORKED_OUT)
    assert (found.patterns, found.statements, found.expressions) == (
        known.patterns,
        known.statements,
        known.expressions,
    )


def test_what_another_python_worked_out_is_not_used(tmp_path: Path):
    (tmp_path / WORKED_OUT).write_bytes(marshal.dumps(((b"\0\0\r\n", 1), {("a", 0): ()}, {}, {})))
    assert read(tmp_path / WORKED_OUT).patterns == {}


def test_without_the_file_nothing_is_known(tmp_path: Path):
    assert read(tmp_path / WORKED_OUT).statements == {}
