"""Pages and tables of docs/figures.md: the prose stands in ``pages/``, the numbers come from the code."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.figures.targets import REASONS, Target

PAGES = Path(__file__).parent / "pages"
EMPTY_LINES = re.compile("\n{3,}")


def fill(page: str, **values: object) -> str:
    """The prose of a page with its values; what is empty leaves no hole."""
    text = (PAGES / f"{page}.md").read_text("utf-8").format(**values)
    return EMPTY_LINES.sub("\n\n", text).strip() + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; columns that hold nothing but numbers are set right."""
    lines = [[str(cell) for cell in row] for row in rows]
    numbers = [all(_is_number(line[column]) for line in lines) for column in range(len(heads))]
    rule = ["---:" if number else "---" for number in numbers]
    return "\n".join(f"| {' | '.join(line)} |" for line in [list(heads), rule, *lines])


def reasons(judged: Iterable[tuple[Target, float]]) -> str:
    """One line for each target that was missed, whatever how many figures missed it."""
    missed = dict.fromkeys(target.name for target, figure in judged if not target.holds(figure))
    return "\n".join(f"* Missed, {name}: {REASONS.get(name, 'not looked into yet.')}" for name in missed)


def ms(figure: float) -> str:
    return f"{figure:.1f}"


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").replace("%", "").isdigit()
