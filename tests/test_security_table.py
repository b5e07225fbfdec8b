"""``docs/security.md`` leaves no requirement out, and every test it names is there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/security.md").read_text("utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
OPEN = re.compile(r"[Dd]oes not apply yet: |Not met: ")
REQUIRED = (
    "1.2.1 1.2.2 1.2.3 1.2.4 1.2.10 1.3.6 1.3.7 1.3.11 1.5.2 2.2.1 2.2.2 2.2.3 2.3.1 2.3.3 2.3.4 2.4.1 3.2.1 "
    "3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.5.1 3.5.3 3.7.2 "
    "4.1.1 4.1.2 4.1.3 5.2.1 5.2.2 5.4.1 5.4.2 "
    "6.3.1 6.3.3 6.8.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 8.2.1 8.2.2 8.2.3 8.4.1 9.1.1 9.1.2 9.2.1 9.2.2 "
    "11.5.1 12.1.1 12.2.1 12.3.2 13.2.2 13.3.1 13.3.2 13.4.2 13.4.4 13.4.5 14.2.1 14.2.3 14.2.7 14.3.2 15.1.2 15.2.1 "
    "15.3.1 15.3.3 15.4.2 16.2.5 16.3.1 16.3.2 16.4.1 16.5.1 16.5.2 16.5.3 16.5.4 "
)
"""Numbers of ASVS 5.0 that concern a portal like this one."""


ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if re.match(r"\| \d+ \|", line)
]


def test_rows_are_numbered() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, len(ROWS) + 1))


def test_every_requirement_has_one_row() -> None:
    found = [number for row in ROWS for number in row[1].split(", ")]
    assert sorted(found) == sorted(REQUIRED.split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_a_row_is_shown_by_tests_or_says_why_not(row: list[str]) -> None:
    number, _, asked, how, shown = row
    assert asked, number
    assert NAMED.search(shown) or (shown == "–" and OPEN.search(how)), number


def test_every_test_that_is_named_exists() -> None:
    named = NAMED.findall(PAGE)
    assert len(named) > 80
    missing = [f"{file}::{test}" for file, test in named if not _is_there(ROOT / file, test)]
    assert missing == []


def _is_there(file: Path, test: str) -> bool:
    return file.exists() and re.search(rf"^(async )?def {test}\(", file.read_text("utf-8"), re.MULTILINE) is not None


def test_the_linter_judges_security() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    assert {"S", "BLE", "T20"} <= set(lint["select"])
    assert [rule for rule in lint["ignore"] if rule.startswith("S")] == ["S101"]
    allowed = {rule for file, rules in lint["per-file-ignores"].items() for rule in rules if file != "tests/*"}
    assert {rule for rule in allowed if re.fullmatch(r"S\d+", rule)} <= {"S603"}


def test_no_query_language_is_spoken() -> None:
    spoken = re.compile(
        r"execute_statement|batch_execute_statement|ExecuteStatement|\beval\(|\bexec\(|pickle|yaml\.load"
    )
    files = [file for folder in ("portal", "functions") for file in (ROOT / folder).rglob("*.py")]
    assert [file.name for file in files if spoken.search(file.read_text("utf-8"))] == []
