"""Who applies and where: personal data, kept in an item of its own so that erasure touches no event."""

from dataclasses import dataclass
from typing import Literal

PreferredChannel = Literal["mail", "sms", "phone", "letter"]


@dataclass(frozen=True, slots=True)
class Address:
    """An address, or a new plot without one: then ``plot`` describes it and ``postcode`` is that of the neighbours."""

    postcode: str
    place: str
    number: str = ""
    addition: str = ""
    street: str = ""
    plot: str = ""
    latitude: str = ""
    longitude: str = ""


@dataclass(frozen=True, slots=True)
class Builder:
    """Bouwaannemer of the customer's house: second contact for planning ([KCP])."""

    name: str
    phone: str
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The applicant and how to reach them; ``on_behalf_of`` is set where they act for someone else."""

    name: str
    mail: str
    phone: str
    channel: PreferredChannel
    address: Address
    company: str = ""
    on_behalf_of: str = ""
    builder: Builder | None = None
    contact: str = ""
    """Name of who to call and mail, where that isn't the applicant."""
    failed: tuple[str, ...] = ()
    """Mail addresses and numbers that took nothing from us for good: nothing goes there any more. An address that the
    customer gives anew is another address."""
