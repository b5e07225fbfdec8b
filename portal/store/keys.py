"""Interface keys in the lookup table, by their hash."""

from collections.abc import Iterator

from portal.services.keys import ID_LENGTH, Key, Scope
from portal.store.codec import decode, encode
from portal.store.errors import our_errors
from portal.store.models import LookupItem
from portal.store.tables import Tables

PREFIX = "KEY#"
FIRST_SCOPES: tuple[Scope, ...] = ("events:write",)
"""What a key opened before keys had scopes."""


class KeyStore:
    """``portal.services.keys.Keys`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def find(self, hash: str) -> Key | None:
        items = self._tables.lookup
        with our_errors("look up a key"):
            try:
                return _key(items.get(f"{PREFIX}{hash}", consistent_read=True))
            except items.DoesNotExist:
                return None

    def save(self, hash: str, key: Key) -> None:
        with our_errors("keep an interface key"):
            self._tables.lookup(f"{PREFIX}{hash}", organisation=key.organisation, body=encode(key)).save()

    def all(self) -> Iterator[tuple[str, Key]]:
        items = self._tables.lookup
        with our_errors("list the interface keys"):
            for item in items.scan(items.pk.startswith(PREFIX), consistent_read=True):
                yield item.pk.removeprefix(PREFIX), _key(item)


def _key(item: LookupItem) -> Key:
    """Keys that were given out before they had scopes and an end hold their organisation only."""
    if item.body:
        return decode(item.body, Key)
    return Key(item.pk.removeprefix(PREFIX)[:ID_LENGTH], item.organisation or "", FIRST_SCOPES)
