"""The way through the form: which pages this application needs, in which order, and which of them are done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from functions.apply.filled import Filled, address_key
from portal.web.language import say

STEPS = ("what", "where", "who", "when", "drawings", "check")
"""The six steps as the customer counts them; a step may have several pages."""

STEP_OF = {
    **dict.fromkeys(("what", "disciplines", "size"), "what"),
    **dict.fromkeys(("where", "address", "plot"), "where"),
    **dict.fromkeys(("who", "contact", "builder"), "who"),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One page; ``discipline`` where the same question is asked for each."""

    page: str
    discipline: str = ""

    @property
    def number(self) -> int:
        return STEPS.index(self.step) + 1

    @property
    def step(self) -> str:
        return STEP_OF.get(self.page, self.page)

    @property
    def step_name(self) -> str:
        return say(f"apply.steps.{self.step}")

    @property
    def place(self) -> dict[str, Any]:
        """What the page's address needs."""
        return {"discipline": self.discipline} if self.discipline else {}


CHECK = Stop("check")


def road(filled: Filled) -> tuple[Stop, ...]:
    """The pages before the check, as they follow from the answers so far."""
    return tuple(_stops(filled))


def _stops(filled: Filled) -> Iterator[Stop]:
    yield Stop("what")
    if not filled.only_one:
        yield Stop("disciplines")
    for offer in filled.chosen:
        if len(offer.product.capacities) > 1:
            yield Stop("size", offer.discipline.id)
    yield from (Stop("plot"),) if filled.on_a_plot else (Stop("where"), Stop("address"))
    yield from (Stop("who"), Stop("contact"), Stop("builder"), Stop("when"))
    if filled.drawings:
        yield Stop("drawings")


def is_done(stop: Stop, filled: Filled) -> bool:
    """Whether the page was answered and its answer still holds."""
    match stop.page:
        case "what":
            return bool(filled.kind)
        case "disciplines":
            wanted = filled.step("disciplines").get("chosen", ())
            return bool(wanted) and len(filled.chosen) == len(wanted)
        case "size":
            return all(line.is_chosen for line in filled.lines if line.offer.discipline.id == stop.discipline)
        case "where" | "plot":
            return filled.is_complete(stop.page) and filled.fits_area
        case "address":
            of = filled.step("address").get("of")
            return filled.is_complete("address") and of == address_key(filled.step("where"))
        case "contact":
            return filled.is_complete("contact") and (bool(filled.step("contact").get("mail")) or not filled.on_a_plot)
        case "when":
            return filled.wish is not None and filled.wish >= filled.earliest_week
        case _:
            return filled.is_complete(stop.page)


def first_unfinished(filled: Filled) -> Stop:
    """Where to go on: the first page that isn't done, or the check."""
    return next((stop for stop in road(filled) if not is_done(stop, filled)), CHECK)


def detour(stop: Stop, filled: Filled) -> Stop | None:
    """Where somebody must go who may not be at ``stop``: it isn't needed, or something before it isn't done."""
    stops = road(filled)
    if stop in (*stops, CHECK):
        earlier = (*stops, CHECK)[: (*stops, CHECK).index(stop)]
    elif stop.step == "where" and stop.page != "address":
        earlier = tuple(other for other in stops if other.step == "what")
    else:
        return first_unfinished(filled)
    return next((other for other in earlier if not is_done(other, filled)), None)


def after(stop: Stop, filled: Filled) -> Stop:
    """The next page, done or not: who walks through sees every answer once."""
    stops = (*road(filled), CHECK)
    return stops[stops.index(stop) + 1] if stop in stops else first_unfinished(filled)


def before(stop: Stop, filled: Filled) -> Stop | None:
    """The page before; None at the start."""
    stops = (*road(filled), CHECK)
    if stop not in stops:
        return Stop("where")
    place = stops.index(stop)
    return stops[place - 1] if place else None
