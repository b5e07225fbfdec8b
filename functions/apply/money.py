"""Prices as a customer reads them, and what the choices so far add up to."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.offer import Line
from portal.domain.wording import money
from portal.web.language import current_language, say


def price(cents: int | None) -> str:
    """An amount, "free" for nothing, or that a quote is needed."""
    if cents is None:
        return say("apply.price.quote")
    return money(cents, current_language()) if cents else say("apply.price.free")


@dataclass(frozen=True, slots=True)
class Total:
    """``cents`` of every part whose price is known; ``quoted`` and ``open`` are the names of the other parts."""

    cents: int
    quoted: tuple[str, ...]
    open: tuple[str, ...]
    example: bool
    """Whether any of these prices is an example that an editor still has to replace."""

    @property
    def seen(self) -> str:
        """What the customer sees, in a few characters: sent along with the order, so that no other price is ordered."""
        return f"{self.cents}-{len(self.quoted)}"


def total(lines: Iterable[Line]) -> Total:
    chosen = tuple(lines)
    return Total(
        cents=sum(line.cents or 0 for line in chosen),
        quoted=tuple(_name(line) for line in chosen if line.quote),
        open=tuple(_name(line) for line in chosen if not line.is_chosen),
        example=any(known.example for line in chosen for known in line.offer.product.prices),
    )


def _name(line: Line) -> str:
    return line.offer.discipline.name.in_(current_language())
