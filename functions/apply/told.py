"""Everything somebody typed into the form so far, answered or half-answered, for the person who takes over."""

from collections.abc import Iterator, Mapping
from typing import Any

from functions.apply.filled import Filled
from functions.apply.road import STEP_OF, STEPS
from portal.web.language import current_language, say

OURS = ("of", "at", "complete", "documents")
"""What a step keeps for itself, and nobody typed."""


def told(filled: Filled) -> tuple[tuple[str, str], ...]:
    """The steps that hold something, each by its name, with all that was typed there."""
    found = ((step, ", ".join(said for said in _said(step, filled) if said)) for step in STEPS)
    return tuple((say(f"apply.steps.{step}"), said) for step, said in found if said)


def _said(step: str, filled: Filled) -> Iterator[str]:
    if step == "what":
        yield from _wanted(filled)
        return
    if step == "drawings":
        yield from (document.name for document in filled.documents)
    for page in (page for page, its in STEP_OF.items() if its == step) if step in STEP_OF.values() else (step,):
        yield from _typed(filled.step(page))


def _wanted(filled: Filled) -> Iterator[str]:
    language = current_language()
    yield from (kind.name.in_(language) for kind in filled.catalogue.kinds if kind.id == filled.kind)
    for line in filled.lines:
        yield line.offer.discipline.name.in_(language)
        if line.capacity:
            yield line.capacity.name.in_(language)


def _typed(answers: Mapping[str, Any]) -> Iterator[str]:
    yield from (str(value) for name, value in answers.items() if name not in OURS and value and value is not True)
