"""What an operator needs who keeps the store in order: no secret and no settings, only where the tables are."""

from portal.services.archive_ports import Archive
from portal.services.keys import Keys
from portal.services.put_back import TwoMoments
from portal.store.archive import ArchiveStore
from portal.store.keys import KeyStore
from portal.store.tables import connect
from portal.store.two_moments import TwoMomentsStore


def for_repair(table_prefix: str, region: str, endpoint: str | None) -> Archive:
    """Log, snapshots and work items of one administration."""
    return ArchiveStore(connect(table_prefix, region, endpoint))


def for_keys(table_prefix: str, region: str, endpoint: str | None) -> Keys:
    """The interface keys of one administration."""
    return KeyStore(connect(table_prefix, region, endpoint))


def for_putting_back(table_prefix: str, other_prefix: str, region: str, endpoint: str | None) -> TwoMoments:
    """The tables as they stand, beside those restored under another prefix."""
    return TwoMomentsStore(connect(table_prefix, region, endpoint), connect(other_prefix, region, endpoint))
