"""Questions that belong to no application: the question with its personal data in the lookup table, which forgets it
by itself, and a line on customer service's list (``ENQUIRIES`` in the work table) as long as it waits."""

from collections.abc import Callable
from datetime import datetime

from pynamodb.transactions import TransactWrite

from portal.domain.enquiries import Enquiry
from portal.domain.outgoing import Message
from portal.store.codec import decode, encode, stamp
from portal.store.errors import our_errors
from portal.store.models import LookupItem, WorkItem
from portal.store.outbox import outbox_item
from portal.store.tables import Tables

LIST = "ENQUIRIES"


class EnquiryStore:
    """``portal.services.enquire.Enquiries`` on DynamoDB; ``now`` filters what is no longer kept but still there."""

    def __init__(self, tables: Tables, now: Callable[[], datetime]) -> None:
        self._tables, self._now = tables, now

    def add(self, enquiry: Enquiry, kept_until: datetime) -> None:
        item = self._item(enquiry, kept_until)
        with our_errors("keep a question"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.save(item, condition=self._tables.lookup.pk.does_not_exist())
            transaction.save(self._line(enquiry))

    def find(self, id: str) -> Enquiry | None:
        items = self._tables.lookup
        with our_errors("read a question"):
            try:
                item = items.get(_key(id), consistent_read=True)
            except items.DoesNotExist:
                return None
        return decode(item.body or "", Enquiry) if item.expires > self._now().timestamp() else None

    def waiting(self, limit: int = 50) -> tuple[Enquiry, ...]:
        items = self._tables.work
        with our_errors("read the questions that wait"):
            ids = [item.reference for item in items.query(LIST, limit=limit)]
        found = (self.find(id) for id in ids)
        return tuple(enquiry for enquiry in found if enquiry is not None)

    def change(self, before: Enquiry, after: Enquiry, kept_until: datetime, message: Message | None) -> None:
        stands = self._tables.lookup.body == encode(before)
        with our_errors("answer a question"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.save(self._item(after, kept_until), condition=stands)
            if after.settled:
                transaction.delete(self._line(before))
            if message is not None:
                transaction.save(outbox_item(self._tables, message))

    def _item(self, enquiry: Enquiry, kept_until: datetime) -> LookupItem:
        return self._tables.lookup(_key(enquiry.id), body=encode(enquiry), expires=int(kept_until.timestamp()))

    def _line(self, enquiry: Enquiry) -> WorkItem:
        """Nothing personal: the question itself is looked up."""
        return self._tables.work(LIST, f"{stamp(enquiry.due)}#{enquiry.id}", reference=enquiry.id, area="", body="-")


def _key(id: str) -> str:
    return f"ENQUIRY#{id}"
