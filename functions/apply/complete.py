"""From answers as they were typed to a complete application, and what the customer checks before sending it."""

from collections.abc import Iterable
from typing import cast

from functions.apply.filled import Filled
from functions.apply.spots import read_spot
from portal.domain.answers import Answers, Choice, Document
from portal.domain.definition import Language
from portal.domain.person import Address, Builder, Person, PreferredChannel


class Unfinished(Exception):
    """A page isn't done, so there is nothing to send yet."""


def complete_answers(filled: Filled, language: Language, documents: Iterable[Document]) -> Answers:
    """Raises Unfinished where no week was chosen; whoever calls has seen that every page is done."""
    if filled.wish is None:
        raise Unfinished("the wish week is missing")
    return Answers(
        language=language,
        kind=filled.kind,
        choices=tuple(
            Choice(line.offer.discipline.id, line.capacity.id if line.capacity else "") for line in filled.lines
        ),
        person=_person(filled),
        wish_from=filled.wish,
        documents=tuple(documents),
        homes=filled.homes,
    )


def address_of(filled: Filled) -> Address:
    if filled.on_a_plot:
        plot = filled.step("plot")
        latitude, longitude = read_spot(plot["spot"]) or ("", "")
        return Address(
            postcode=plot["postcode"],
            place=plot["place"],
            plot=plot["about"],
            latitude=latitude,
            longitude=longitude,
        )
    where, address = filled.step("where"), filled.step("address")
    return Address(
        postcode=where["postcode"],
        place=address["place"],
        number=where["number"],
        addition=where["addition"],
        street=address["street"],
    )


def _person(filled: Filled) -> Person:
    who, contact, builder = filled.step("who"), filled.step("contact"), filled.step("builder")
    return Person(
        name=who["name"],
        mail=contact["mail"],
        phone=contact["phone"],
        channel=cast(PreferredChannel, contact["channel"]),
        address=address_of(filled),
        company=who["company"],
        on_behalf_of=who["on_behalf_of"],
        builder=Builder(builder["name"], builder["phone"], builder["mail"]) if builder["name"] else None,
        contact=contact["contact"],
    )
