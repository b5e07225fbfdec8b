"""One thing changed in a template, and the sentence that must name it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.infra.templates import GONE, Template, template

__all__ = ["GONE", "P", "Slip", "shown"]
P = "Properties"


@dataclass(frozen=True)
class Slip:
    """In ``stack`` what stands at ``path`` becomes ``value``, and ``rule`` must say ``sentence`` (or more)."""

    stack: str
    path: str
    value: object
    rule: Callable[[Template], Iterator[str]]
    sentence: str

    def __str__(self) -> str:
        return f"{self.rule.__name__}: {self.sentence}"


def shown(slip: Slip) -> None:
    found = list(slip.rule(template(slip.stack).but(slip.path, slip.value)))
    assert [sentence for sentence in found if sentence.startswith(slip.sentence)] != [], found
