"""Tables as Markdown wants them, and pages that are filled whole."""

from pathlib import Path

import pytest

from tests.figures.markdown import PAGES, fill, reasons, table
from tests.figures.targets import Target

SEND = Target("send", 10.0, "ms")


def test_columns_of_numbers_are_set_right() -> None:
    assert table(("act", "ms"), [("send", "9.5")]) == "| act | ms |\n| --- | ---: |\n| send | 9.5 |"


def test_every_missed_target_gets_its_reason_once() -> None:
    told = reasons([(SEND, 11.0), (SEND, 12.0)])
    assert told.startswith("* Missed, send: ")
    assert told.count("\n") == 0


def test_nothing_missed_says_nothing() -> None:
    assert reasons([(SEND, 10.0)]) == ""


def test_what_is_empty_leaves_no_hole() -> None:
    page = fill("weight", table="| a |", reasons="")
    assert page.endswith("| a |\n")


def test_a_page_without_its_numbers_is_not_written() -> None:
    with pytest.raises(KeyError):
        fill("weight", table="| a |")


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_every_section_names_the_command_that_makes_it(page: Path) -> None:
    command = "make figures" if page.stem == "head" else f"-m tests.figures {page.stem}"
    assert f"{command}`" in page.read_text("utf-8")
