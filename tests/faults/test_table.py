"""The table of faults names tests that exist, and leaves out no fault."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs/faults.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (F\d\d) (.+)\|$", TABLE, re.MULTILINE))
FAULTS = [f"F{number:02}" for number in range(1, 25)]


def defined() -> set[str]:
    """Names of all tests there are."""
    files = (ROOT / "tests").rglob("test_*.py")
    return {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}


def test_every_fault_has_a_row_with_a_test() -> None:
    assert list(ROWS) == FAULTS
    assert [fault for fault, row in ROWS.items() if "`test_" not in row] == []


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", TABLE))
    assert named - defined() == set()


def test_every_test_of_a_fault_stands_in_its_row() -> None:
    ours = {name for name in defined() if re.match(r"test_f\d\d_", name)}
    assert [name for name in ours if f"`{name}`" not in ROWS[name[5:8].upper()]] == []
