"""Every answer once more, in the customer's words, each with the address of the page where it can be changed."""

from collections.abc import Iterator
from typing import TypeAlias

from flask import url_for

from functions.apply.asking import RETURNING
from functions.apply.complete import address_of
from functions.apply.filled import Filled
from functions.apply.money import price
from functions.apply.phones import as_dialled
from functions.apply.questions.when import week_with_year
from functions.apply.road import Stop
from portal.domain.offer import Line
from portal.domain.person import Address
from portal.web.language import current_language, say

Row: TypeAlias = tuple[str, str, str]
"""What it is, the answer, and where to change it."""


def summary(filled: Filled) -> dict[str, list[Row]]:
    """Rows by step, in the order of the steps."""
    return {
        "what": list(_what(filled)),
        "where": list(_where(filled)),
        "who": list(_who(filled)),
        "when": [_row("wish", week_with_year(filled.wish) if filled.wish else "", Stop("when"))],
        "drawings": list(_drawings(filled)),
    }


def _what(filled: Filled) -> Iterator[Row]:
    language = current_language()
    kind = next(kind for kind in filled.catalogue.kinds if kind.id == filled.kind)
    yield _row("kind", kind.name.in_(language), Stop("what"))
    if not filled.only_one:
        names = [offer.discipline.name.in_(language) for offer in filled.chosen]
        yield _row("disciplines", ", ".join(names), Stop("disciplines"))
    for line in filled.lines:
        yield line.offer.discipline.name.in_(language), _part(line), _change(_where_to_change(line, filled))


def _part(line: Line) -> str:
    parts = (line.capacity.name.in_(current_language()) if line.capacity else "", price(line.cents))
    return "\n".join(part for part in parts if part)


def _where_to_change(line: Line, filled: Filled) -> Stop:
    if len(line.offer.product.capacities) > 1:
        return Stop("size", line.offer.discipline.id)
    return Stop("what" if filled.only_one else "disciplines")


def _where(filled: Filled) -> Iterator[Row]:
    yield _row("place", _address(address_of(filled)), Stop("plot" if filled.on_a_plot else "where"))
    if filled.homes > 1:
        yield _row("homes", str(filled.homes), Stop("plot"))


def _address(address: Address) -> str:
    if address.plot:
        spot = f"{address.latitude}, {address.longitude}" if address.latitude else ""
        return "\n".join(part for part in (address.plot, f"{address.postcode} {address.place}", spot) if part)
    number = f"{address.number} {address.addition}".strip()
    return f"{address.street} {number}\n{address.postcode} {address.place}"


def _who(filled: Filled) -> Iterator[Row]:
    who, contact, builder = filled.step("who"), filled.step("contact"), filled.step("builder")
    nobody = say("apply.check.no_builder")
    yield _row("name", _several(who["name"], who["company"]), Stop("who"))
    if who["on_behalf_of"]:
        yield _row("on_behalf_of", who["on_behalf_of"], Stop("who"))
    channel = say(f"apply.channels.{contact['channel']}")
    reached = _several(contact["contact"], as_dialled(contact["phone"]), contact["mail"], channel)
    yield _row("contact", reached, Stop("contact"))
    planned = _several(builder["name"], as_dialled(builder["phone"]), builder["mail"])
    yield _row("builder", planned or nobody, Stop("builder"))


def _drawings(filled: Filled) -> Iterator[Row]:
    change = _change(Stop("drawings"))
    later = say("apply.check.drawing_later")
    for drawing in filled.drawings:
        names = [document.name for document in filled.documents if document.drawing == drawing.id]
        yield drawing.name.in_(current_language()), "\n".join(names) or later, change


def _several(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _row(name: str, value: str, stop: Stop) -> Row:
    return say(f"apply.check.{name}"), value, _change(stop)


def _change(stop: Stop) -> str:
    return url_for(stop.page, naar=RETURNING, **stop.place)
