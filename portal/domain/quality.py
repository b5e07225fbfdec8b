"""The quality sample (steekproef) of logged contacts ([KCP] rule 14): what is looked for, and which contacts are drawn.

A week's sample is drawn from what was logged in that week, once it is over: what arrives later belongs to the week in
which it arrives, so it changes no sample that was drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the check list, answered yes, no or not applicable."""

    id: str
    question: str


@dataclass(frozen=True, slots=True)
class Quality:
    """Everything in quality.toml. ``subjects`` names the branches of the reason tree that staff choose from."""

    sample_size: int
    checks: tuple[Check, ...]
    subjects: tuple[str, ...]


def drawn(contacts: Iterable[str], week: str, organisation: str, size: int) -> tuple[str, ...]:
    """Up to ``size`` of the keys, at random; the same week and organisation always give the same ones.

    ``week`` as in 2027-W14.
    """
    seed = f"{week}|{organisation}|"
    return tuple(sorted(set(contacts), key=lambda key: sha256(f"{seed}{key}".encode()).digest())[:size])
