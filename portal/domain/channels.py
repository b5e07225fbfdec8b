"""Which way a message goes: as the customer prefers, then the brand's other ways, without those that failed ([P22])."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.domain.definition import Written
from portal.domain.person import Address, Person

MOBILE = re.compile(r"\+316[0-9]{8}|\+(?!31)[1-9][0-9]{6,14}")
"""A Dutch mobile number, or one from abroad, where nobody can tell (E.164)."""


@dataclass(frozen=True, slots=True)
class Way:
    """``address``: a mail address, a mobile number (E.164), or the lines of a postal address."""

    channel: Written
    address: str


def ways(person: Person, order: Iterable[Written]) -> tuple[Way, ...]:
    """All ways to this customer, the best first. Whoever rather calls gets what is written in the brand's own order."""
    return tuple(_ways(person, tuple(order)))


def _ways(person: Person, order: tuple[Written, ...]) -> Iterator[Way]:
    for channel in sorted(order, key=lambda channel: channel != person.channel):
        address = address_for(channel, person)
        if address and address not in person.failed:
            yield Way(channel, address)


def address_for(channel: Written, person: Person) -> str:
    """``""`` where this customer can't be reached that way."""
    if channel == "mail":
        return person.mail
    return mobile(person.phone) if channel == "sms" else postal(person.address)


def mobile(phone: str) -> str:
    """The number where it takes a text message, else ``""``."""
    return phone if MOBILE.fullmatch(phone) else ""


def postal(address: Address) -> str:
    """Where a letter goes, a line each; ``""`` for a plot, which has no letterbox."""
    if not address.number or not address.street:
        return ""
    house = " ".join(part for part in (address.street, address.number, address.addition) if part)
    return f"{house}\n{address.postcode}  {address.place}"
