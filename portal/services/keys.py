"""Interface keys: an organisation gets one to read once, we keep nothing but its hash and what it opens."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal, Protocol, get_args

from portal.domain.definition import Organisations

MARK = "portal_"
"""What every key begins with, so that a key that leaked can be recognised as one."""
Scope = Literal["events:write", "contacts:write", "orders:read", "applications:read", "import"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
MOST_AT_ONCE = 2
"""Valid keys of one name of one organisation: the one in use, and the one that takes its place."""
REMEMBERED = timedelta(seconds=30)
"""How long a process goes on believing what it read about a key: so much later a key that was revoked opens nothing."""
MOST_REMEMBERED = 1000
ID_LENGTH = 8


class KeyRefused(Exception):
    """A key can't be given out or revoked; the sentence says why."""


class NoSuchOrganisation(KeyRefused):
    """A key was asked for an organisation that the definition doesn't name; the sentence says which there are."""


class NoSuchKey(KeyRefused):
    """There is no key with this id; the sentence says which there are."""


class NoSuchScope(KeyRefused):
    """A key was asked for something that no key opens; the sentence says what there is."""


class TooManyKeys(KeyRefused):
    """Two keys of this name are valid; the sentence says which to revoke."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key. ``name`` says which of the organisation's systems uses it; instants are UTC.

    ``id`` is the beginning of its hash: enough to name it, nothing to open anything with.
    """

    id: str
    organisation: str
    scopes: tuple[Scope, ...]
    name: str = "planning"
    made_at: datetime | None = None
    until: datetime | None = None
    revoked_at: datetime | None = None

    def opens_at(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.until is None or now < self.until)


class Keys(Protocol):
    """Every method raises Unavailable."""

    def find(self, hash: str) -> Key | None: ...

    def save(self, hash: str, key: Key) -> None: ...

    def all(self) -> Iterable[tuple[str, Key]]:
        """Hash and key; a walk over the whole table, for an operator only."""


class Keyring:
    """The keys as requests show them: read once, then believed for ``REMEMBERED``."""

    def __init__(self, keys: Keys, now: Callable[[], datetime]) -> None:
        self._keys, self._now = keys, now
        self._read: dict[str, tuple[datetime, Key]] = {}

    def of(self, shown: str) -> Key | None:
        """The key that a request showed; None where it opens nothing now. Raises Unavailable."""
        hash, now = key_hash(shown), self._now()
        read_at, known = self._read.get(hash, (None, None))
        if known is None or read_at is None or now - read_at > REMEMBERED:
            known = self._keys.find(hash)
            self._remember(hash, now, known)
        return known if known and known.opens_at(now) else None

    def _remember(self, hash: str, now: datetime, key: Key | None) -> None:
        if key is None:
            self._read.pop(hash, None)
            return
        if len(self._read) >= MOST_REMEMBERED:
            self._read.clear()
        self._read[hash] = now, key


def issue_key(
    keys: Keys,
    organisations: Organisations,
    organisation: str,
    new_id: Callable[[], str],
    now: datetime,
    *,
    scopes: tuple[Scope, ...] = SCOPES,
    name: str = "planning",
    until: datetime | None = None,
) -> str:
    """A new key of 128 random bits for a network operator or contractor; an earlier one stays valid beside it.

    Raises NoSuchOrganisation, TooManyKeys, Unavailable.
    """
    operators = (operator.id for operator in organisations.operators)
    known = sorted({*operators, *(contractor.id for contractor in organisations.contractors)})
    if organisation not in known:
        raise NoSuchOrganisation(f"There is no organisation {organisation!r}; there are: {', '.join(known)}.")
    valid = [key for key in of_organisation(keys, organisation) if key.name == name and key.opens_at(now)]
    if len(valid) >= MOST_AT_ONCE:
        ids = " or ".join(key.id for key in valid)
        raise TooManyKeys(f"{organisation} has two valid keys called {name!r}; revoke {ids} first.")
    shown = MARK + new_id()
    hash = key_hash(shown)
    keys.save(hash, Key(hash[:ID_LENGTH], organisation, scopes, name, now, until))
    return shown


def read_scopes(text: str) -> tuple[Scope, ...]:
    """Those named, separated by commas; all where none is. Raises NoSuchScope."""
    named = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in named if name not in SCOPES]
    if unknown:
        raise NoSuchScope(f"No key opens {', '.join(unknown)}; possible: {', '.join(SCOPES)}.")
    return tuple(scope for scope in SCOPES if scope in named) or SCOPES


def of_organisation(keys: Keys, organisation: str = "") -> tuple[Key, ...]:
    """All keys, or those of one organisation, oldest first. Raises Unavailable."""
    found = (key for _, key in keys.all() if organisation in ("", key.organisation))
    return tuple(sorted(found, key=lambda key: (key.organisation, key.name, str(key.made_at))))


def revoke_key(keys: Keys, id: str, now: datetime) -> Key:
    """From now on it opens nothing, wherever it was read within ``REMEMBERED``. Raises NoSuchKey, Unavailable."""
    for hash, key in keys.all():
        if key.id == id:
            revoked = key if key.revoked_at else replace(key, revoked_at=now)
            keys.save(hash, revoked)
            return revoked
    raise NoSuchKey(f"There is no key {id!r}; `portal keys list` shows which there are.")


def told(keys: Iterable[Key], now: datetime) -> Iterable[str]:
    """A line for each key; days are UTC."""
    for key in keys:
        state = "valid" if key.opens_at(now) else "revoked" if key.revoked_at else "expired"
        until = f"until {key.until:%Y-%m-%d}" if key.until else "without end"
        yield f"{key.id}  {key.organisation:<16} {key.name:<12} {state:<8} {until:<17} {' '.join(key.scopes)}"


def key_hash(key: str) -> str:
    """What is stored and looked up: a key is random, so a plain hash keeps it (ASVS 11.4.2 asks more of passwords)."""
    return sha256(key.encode()).hexdigest()
