"""What of the list is on this page."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.mine import CHOICES, Choice, Line

PER_PAGE = 50
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """``page`` counts from 1; ``total`` is how many the filters leave."""

    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int


def asked_for(arguments: Mapping[str, str]) -> tuple[Choice, str]:
    """State and text to filter by; what is no state is all of them."""
    choice = arguments.get("state", "all")
    return choice if choice in CHOICES else "all", arguments.get("text", "")[:LONGEST].strip()


def page_of(lines: tuple[Line, ...], arguments: Mapping[str, str]) -> Shown:
    pages = max(1, -(-len(lines) // PER_PAGE))
    typed = arguments.get("page", "1")
    number = min(pages, max(1, int(typed))) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
    return Shown(lines[(number - 1) * PER_PAGE : number * PER_PAGE], number, pages, len(lines))
