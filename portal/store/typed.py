"""What was typed into a form by somebody whose session was over: kept for an hour, in the lookup table."""

from collections.abc import Callable
from datetime import datetime

from portal.services.staff_ports import Typed
from portal.store.codec import decode, encode
from portal.store.errors import our_errors
from portal.store.tables import Tables


class TypedFormStore:
    """``portal.services.staff_ports.TypedForms`` on DynamoDB; ``now`` filters what expired but was not yet removed."""

    def __init__(self, tables: Tables, now: Callable[[], datetime]) -> None:
        self._tables, self._now = tables, now

    def keep(self, typed: Typed) -> None:
        expires = int(typed.expires_at.timestamp())
        with our_errors("keep what was typed"):
            self._tables.lookup(_key(typed.id), body=encode(typed), expires=expires).save()

    def find(self, id: str) -> Typed | None:
        items = self._tables.lookup
        with our_errors("find what was typed"):
            try:
                item = items.get(_key(id), consistent_read=True)
            except items.DoesNotExist:
                return None
        typed = decode(item.body or "", Typed)
        return typed if typed.expires_at > self._now() else None


def _key(id: str) -> str:
    return f"TYPED#{id}"
