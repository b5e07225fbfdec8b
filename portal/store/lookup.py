"""Finding by something else than a reference: by a mail address (keyed hash)."""

from portal.store.errors import our_errors
from portal.store.models import LookupItem
from portal.store.tables import Tables


class LookupStore:
    """``portal.services.ports.Lookup`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def references(self, mail_hash: str) -> frozenset[str]:
        return self._references(f"MAIL#{mail_hash}")

    def at_postcode(self, postcode_hash: str) -> frozenset[str]:
        return self._references(f"POST#{postcode_hash}")

    def _references(self, pk: str) -> frozenset[str]:
        item = self._get(pk)
        return frozenset(item.references or ()) if item else frozenset()

    def _get(self, pk: str) -> LookupItem | None:
        with our_errors("look up"):
            try:
                return self._tables.lookup.get(pk, consistent_read=True)
            except self._tables.lookup.DoesNotExist:
                return None
