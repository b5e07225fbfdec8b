from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.definitions.mistakes import Fault, Mistake
from portal.definitions.reading import TomlFile


@dataclass(frozen=True)
class Room:
    name: str
    chairs: int


def room_rules(room: Room) -> Iterator[Fault]:
    if room.chairs < 1:
        yield ("chairs",), "must be 1 or more."


def read(text: str) -> tuple[Room | None, list[Mistake]]:
    return TomlFile("content/room.toml", text).read(Room, room_rules)


def test_a_file_is_named_from_the_folder_that_holds_the_content(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "room.toml").write_text("", "utf-8")
    assert TomlFile.at(tmp_path / "content" / "room.toml", tmp_path / "content").name == "content/room.toml"


def test_a_right_file_comes_in_its_shape() -> None:
    assert read('name = "hall"\nchairs = 4\n') == (Room("hall", 4), [])


def test_what_breaks_a_rule_comes_with_its_line_and_the_file_all_the_same() -> None:
    mistake = Mistake("content/room.toml", 2, "chairs", "must be 1 or more.")
    assert read('name = "hall"\nchairs = 0\n') == (Room("hall", 0), [mistake])


def test_rules_are_not_asked_of_what_has_not_the_shape() -> None:
    room, [mistake] = read('name = "hall"\nchairs = "none"\n')
    assert room is None
    assert (mistake.line, mistake.path) == (2, "chairs")


def test_what_is_no_toml_is_one_mistake() -> None:
    room, [mistake] = read('name = "hall"\nchairs = none\n')
    assert room is None
    assert (mistake.file, mistake.line) == ("content/room.toml", 2)
