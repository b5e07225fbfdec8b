"""Letters that wait to be printed, oldest first: a partition of the outbox that nothing is sent from."""

from pynamodb.transactions import TransactWrite

from portal.domain.outgoing import Message, sent_message
from portal.services.ports import Delivery
from portal.services.staff_ports import Waiting
from portal.store.codec import decode, encode
from portal.store.errors import our_errors
from portal.store.models import OutboxItem
from portal.store.outbox import PRINT, outbox_item
from portal.store.reactions import sent_item
from portal.store.tables import Tables


class PrintRoomStore:
    """``portal.services.staff_ports.PrintRoom`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def waiting(self, limit: int) -> tuple[Waiting, ...]:
        with our_errors("read the print room"):
            found = self._tables.outbox.query(PRINT, limit=limit)
            return tuple(Waiting(str(item.sk), decode(item.body, Message)) for item in found)

    def find(self, key: str) -> Waiting | None:
        items = self._tables.outbox
        with our_errors("read a letter"):
            try:
                return Waiting(key, decode(items.get(PRINT, key, consistent_read=True).body, Message))
            except items.DoesNotExist:
                return None

    def printed(self, waiting: Waiting, delivery: Delivery) -> None:
        items, message = self._tables.applications, waiting.message
        with our_errors("mark a letter"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.delete(self._item(waiting), condition=self._tables.outbox.pk.exists())
            for part in message.parts or (message,):
                body = encode(_of_part(delivery, part, message))
                transaction.save(items(f"APP#{message.subject}", f"MSG#{part.id}", body=body))
                transaction.save(sent_item(self._tables.work, sent_message(part, delivery.at), part.id))

    def send_otherwise(self, waiting: Waiting, again: Message) -> None:
        with our_errors("take back a letter"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.delete(self._item(waiting), condition=self._tables.outbox.pk.exists())
            transaction.save(outbox_item(self._tables, again))

    def drop(self, waiting: Waiting) -> None:
        with our_errors("drop a letter"):
            self._item(waiting).delete()

    def _item(self, waiting: Waiting) -> OutboxItem:
        return self._tables.outbox(PRINT, waiting.key)


def _of_part(delivery: Delivery, part: Message, whole: Message) -> Delivery:
    return Delivery(
        part.id, part.name, delivery.state, delivery.at, channel=delivery.channel, sent_as=whole.id, made=part
    )
