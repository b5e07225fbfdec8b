"""Interface keys: an organisation gets one to read once, we keep nothing but its hash."""

from collections.abc import Callable
from hashlib import sha256

from portal.domain.definition import Organisations
from portal.services.ports import Lookup

MARK = "portal_"
"""What every key begins with, so that a key that leaked can be recognised as one."""


class NoSuchOrganisation(Exception):
    """A key was asked for an organisation that the definition doesn't name; the sentence says which there are."""


def issue_key(lookup: Lookup, organisations: Organisations, organisation: str, new_id: Callable[[], str]) -> str:
    """A new key of 128 random bits for a network operator or contractor; earlier ones stay valid.

    Raises NoSuchOrganisation, Unavailable.
    """
    operators = (operator.id for operator in organisations.operators)
    known = sorted({*operators, *(contractor.id for contractor in organisations.contractors)})
    if organisation not in known:
        raise NoSuchOrganisation(f"There is no organisation {organisation!r}; there are: {', '.join(known)}.")
    key = MARK + new_id()
    lookup.add_key(key_hash(key), organisation)
    return key


def key_hash(key: str) -> str:
    """What is stored and looked up: a key is random, so a plain hash keeps it (ASVS 11.4.2 asks more of passwords)."""
    return sha256(key.encode()).hexdigest()
