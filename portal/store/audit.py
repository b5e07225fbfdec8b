"""Who of the staff looked at what: added to, never read back, changed or removed by anything of ours."""

from portal.services.audit_ports import Look
from portal.store.codec import encode, stamp
from portal.store.errors import our_errors
from portal.store.tables import Tables


class AuditStore:
    """``portal.services.audit_ports.Audit`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def write(self, look: Look) -> None:
        """Raises Conflict where an id is drawn twice in one microsecond, and Unavailable."""
        items = self._tables.audit
        item = items(f"AUDIT#{look.reference}", f"{stamp(look.at)}#{look.id}", body=encode(look))
        with our_errors("write who looked"):
            item.save(condition=items.pk.does_not_exist())
