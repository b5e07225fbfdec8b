"""A half-filled application as its pages read it: what was answered, what of it still holds, what it adds up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from portal.domain.answers import Document
from portal.domain.catalogue import area_of, drawings_for
from portal.domain.definition import Area, Catalogue, Definition, Drawing, Product
from portal.domain.offer import Line, Offer, earliest_week, lines, offers, possible
from portal.services.draft_ports import Draft

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class Filled:
    """The answers of one draft, read on ``today`` (a Dutch calendar day). ``draft`` is None before the first answer."""

    draft: Draft | None
    definition: Definition
    today: date
    sent_before: str = ""
    """The reference of what this visitor sent last, where a new application begins."""

    def step(self, name: str) -> Answer:
        """The answers of one step as they were typed; empty where nothing was."""
        return self.draft.answers.get(name, {}) if self.draft else {}

    def is_complete(self, name: str) -> bool:
        return bool(self.step(name).get("complete"))

    @property
    def draft_id(self) -> str:
        """Raises ValueError before the first answer: then there is no draft to name."""
        if self.draft is None:
            raise ValueError("nothing was answered yet, so there is no draft")
        return self.draft.id

    @property
    def catalogue(self) -> Catalogue:
        return self.definition.catalogue

    @property
    def kind(self) -> str:
        """Id of the kind of request; ``""`` where none was chosen that exists."""
        kind = str(self.step("what").get("kind", ""))
        return kind if kind in {known.id for known in self.catalogue.kinds} else ""

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        return offers(self.catalogue, self.kind)

    @property
    def only_one(self) -> bool:
        """Whether there is nothing to choose: the brand has one discipline, and it can be had."""
        return len(self.catalogue.disciplines) == 1 and bool(possible(self.offers))

    @cached_property
    def chosen(self) -> tuple[Offer, ...]:
        """What was chosen and can be had for this kind of request."""
        wanted = self.step("disciplines").get("chosen", ())
        return tuple(offer for offer in possible(self.offers) if self.only_one or offer.discipline.id in wanted)

    @property
    def products(self) -> tuple[Product, ...]:
        return tuple(offer.product for offer in self.chosen)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines(self.chosen, self.step("sizes"), self.today, self.homes)

    @property
    def on_a_plot(self) -> bool:
        return bool(self.step("where").get("plot"))

    @property
    def homes(self) -> int:
        """How many homes it is for: more than one only where they have no address yet."""
        typed = str(self.step("plot").get("homes", ""))
        known = int(typed) if self.on_a_plot and typed.isascii() and typed.isdigit() else 1
        return min(max(known, 1), self.definition.brand.most_homes)

    @property
    def postcode(self) -> str:
        return str(self.step("plot" if self.on_a_plot else "where").get("postcode", ""))

    def area_for(self, postcode: str) -> Area | None:
        return area_of(self.definition.organisations, postcode)

    def nobody_for(self, area: Area) -> tuple[str, ...]:
        """Ids of chosen disciplines that no operator of the area offers."""
        return tuple(offer.discipline.id for offer in self.chosen if offer.discipline.id not in area.operators)

    @property
    def fits_area(self) -> bool:
        area = self.area_for(self.postcode)
        return area is not None and not self.nobody_for(area)

    @property
    def earliest_week(self) -> date:
        return earliest_week(self.products, self.today)

    @property
    def wish(self) -> date | None:
        """Monday of the wish week, as it was chosen."""
        week = str(self.step("when").get("week", ""))
        return date.fromisocalendar(int(week[:4]), int(week[6:]), 1) if self.is_complete("when") else None

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """What the chosen products ask for."""
        return drawings_for(self.catalogue, self.products)

    @property
    def documents(self) -> tuple[Document, ...]:
        """What was uploaded, asked for, and found sound when that page was left."""
        asked = {drawing.id for drawing in self.drawings}
        known = (Document(**document) for document in self.step("drawings").get("documents", ()))
        return tuple(document for document in known if document.drawing in asked)


def address_key(where: Answer) -> str:
    """What street and place belong to."""
    return " ".join(str(where.get(part, "")) for part in ("postcode", "number", "addition"))
