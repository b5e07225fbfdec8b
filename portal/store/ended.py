"""Sessions of staff that were ended by signing out, in the lookup table until they would have ended anyway."""

from datetime import datetime

from portal.store.errors import our_errors
from portal.store.tables import Tables


class EndedSessionStore:
    """``portal.services.leaving.EndedSessions`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def end(self, id: str, until: datetime) -> None:
        with our_errors("end a session"):
            self._tables.lookup(_key(id), expires=int(until.timestamp())).save()

    def has_ended(self, id: str) -> bool:
        items = self._tables.lookup
        with our_errors("see whether a session was ended"):
            try:
                items.get(_key(id), consistent_read=True)
            except items.DoesNotExist:
                return False
            return True


def _key(id: str) -> str:
    return f"OUT#{id}"
