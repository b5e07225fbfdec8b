"""Several applications of one mail address: the link to their list, who may open it, and what is in it.

Whoever asks hears the same, whether the address is known or not. The list stands nowhere: the link holds the keyed hash
under which the lookup table knows the address, when it was asked for, and a token over both.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Protocol

from portal.domain.application import Application
from portal.domain.definition import Language
from portal.domain.links import LinkKeys, derive, mail_hash, opens
from portal.domain.outgoing import Message
from portal.domain.paths import mine_path
from portal.domain.person import Person
from portal.services.follow_link import NoSuchLink
from portal.services.ports import Lookup

VALID = timedelta(hours=2)
MOST = 500
"""Applications in one list; who has more is told to ask for an overview."""
PURPOSE, CAPABILITY = "mine", "m1"
LINK = re.compile(r"([0-9a-f]{64})\.([0-9]{8,10})\.([a-z0-9]{29})")
"""The hash of the address, the minute in which it was asked for, and the token."""
MESSAGE = "mine"


class Mine(Protocol):
    """Every method raises Unavailable."""

    def of(self, references: Iterable[str]) -> Iterable[tuple[Application, Person]]:
        """Each with its applicant, read many at a time; those that are gone or erased are left out."""

    def send(self, message: Message) -> None:
        """Put it in the outbox."""


@dataclass(frozen=True, slots=True)
class Found:
    """``more``: whether there are others besides these."""

    states: tuple[Application, ...]
    more: bool


def mail_list(mine: Mine, lookup: Lookup, secret: bytes, mail: str, now: datetime) -> None:
    """Mail the link to that address, if any application is known by it. Raises Unavailable only.

    The message goes by way of one of the applications, for no address stands in the outbox.
    """
    hashed = mail_hash(secret, mail)
    known = next(iter(_of(mine, lookup, secret, hashed).states), None)
    if known is not None:
        minute = _minute(now)
        id = f"{known.reference}.{minute}.{MESSAGE}"
        values = {"mine": hashed, "asked": str(minute)}
        mine.send(Message(id, known.reference, MESSAGE, "answer", now, values))


def link_values(values: Mapping[str, str], keys: LinkKeys, base_url: str, language: Language) -> dict[str, str]:
    """What the template of that message says; nothing for any other."""
    if "mine" not in values:
        return {}
    link = list_link(keys, values["mine"], int(values["asked"]))
    return {"mine_link": base_url + mine_path(language, link)}


def list_link(keys: LinkKeys, hashed: str, minute: int) -> str:
    """What stands in the address: good for two hours from that minute (of 1970) on."""
    return f"{hashed}.{minute}.{derive(keys, PURPOSE, hashed, CAPABILITY, minute)}"


def open_list(keys: LinkKeys, link: str, now: datetime) -> str:
    """The hash of the address that a link is for; reads nothing. Raises NoSuchLink."""
    parts = LINK.fullmatch(link)
    if parts is None:
        raise NoSuchLink("a list")
    hashed, asked, token = parts.groups()
    until = datetime.fromtimestamp(int(asked) * 60, UTC) + VALID
    if not opens(keys, token, PURPOSE, hashed, int(asked), until, now):
        raise NoSuchLink("a list")
    return hashed


def listed(mine: Mine, lookup: Lookup, secret: bytes, hashed: str) -> Found:
    """Those whose applicant has that address still. Raises Unavailable."""
    return _of(mine, lookup, secret, hashed)


def _of(mine: Mine, lookup: Lookup, secret: bytes, hashed: str) -> Found:
    references = sorted(lookup.references(hashed))
    read = mine.of(islice(references, MOST))
    states = tuple(state for state, person in read if person.mail and mail_hash(secret, person.mail) == hashed)
    return Found(states, len(references) > MOST)


def _minute(now: datetime) -> int:
    return int(now.timestamp()) // 60
