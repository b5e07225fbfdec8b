"""The outbox: what must leave, soonest first, in a few shards; the only table with a stream."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from msgspec import DecodeError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from portal.domain.definition import Written
from portal.domain.outgoing import Message, sent_message
from portal.services.ports import Conflict, Delivery
from portal.store.codec import decode, encode, stamp
from portal.store.errors import our_errors
from portal.store.models import OutboxItem
from portal.store.reactions import sent_item
from portal.store.tables import Tables

log = logging.getLogger("portal.messages")

SHARDS = 4
PARKED = "PARKED"
PRINT = "PRINT"


class OutboxStore:
    """``portal.services.message_ports.Outbox`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def due(self, now: datetime, limit: int) -> tuple[Message, ...]:
        """Up to ``limit`` messages that may leave by ``now``, soonest first in each shard; held ones included.

        What can't be read is put apart, so that it holds nobody up.
        """
        items = self._tables.outbox
        with our_errors("read the outbox"):
            found = [
                item
                for shard in range(SHARDS)
                for item in items.query(f"OUT#{shard}", items.sk < f"{stamp(now)}~", limit=limit, consistent_read=True)
            ]
        messages = sorted(self._readable(found), key=lambda message: message.not_before)
        return tuple(messages[:limit])

    def claim(self, message: Message, now: datetime, until: datetime) -> bool:
        items = self._tables.outbox
        free = items.held_until.does_not_exist() | (items.held_until < stamp(now))
        try:
            with our_errors("claim a message"):
                items(*_key(message)).update(
                    actions=[items.held_until.set(stamp(until))], condition=items.pk.exists() & free
                )
        except Conflict:
            return False
        return True

    def sent(self, message: Message, at: datetime, channel: Written = "mail") -> None:
        """Remove it and leave its delivery state with the application, in one transaction."""
        self._finish(message, Delivery(message.id, message.name, "handed_over", at, channel=channel), None)

    def to_print(self, message: Message, at: datetime) -> None:
        """It moves to the print room's list (``portal.store.print_room``)."""
        waits = outbox_item(self._tables, replace(message, not_before=at))
        waits.pk = PRINT
        self._finish(message, Delivery(message.id, message.name, "to_print", at, channel="letter"), waits)

    def merge(self, merged: Message) -> None:
        items = self._tables.outbox
        with our_errors("merge messages"), TransactWrite(connection=self._tables.connection) as transaction:
            for part in merged.parts:
                transaction.delete(items(*_key(part)), condition=still_waits(items))
            transaction.save(outbox_item(self._tables, merged))

    def drop(self, message: Message) -> None:
        """Nobody is there to send it to any more: it leaves the queue without a trace."""
        with our_errors("drop a message"):
            self._tables.outbox(*_key(message)).delete()

    def later(self, message: Message, not_before: datetime, problem: str) -> None:
        """Try again from ``not_before``."""
        self._move(message, replace(message, not_before=not_before, attempts=message.attempts + 1), problem)

    def postpone(self, message: Message, not_before: datetime) -> None:
        self._move(message, replace(message, not_before=not_before), None)

    def park(self, message: Message, at: datetime, problem: str) -> None:
        """Give up: it leaves the queue, stays readable under PARKED, and the application shows it as failed."""
        parked = outbox_item(self._tables, message, problem)
        parked.pk = PARKED
        self._finish(message, Delivery(message.id, message.name, "parked", at, problem), parked)

    def _move(self, message: Message, moved: Message, problem: str | None) -> None:
        """The key holds the time, so the item moves."""
        with our_errors("reschedule a message"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.delete(self._tables.outbox(*_key(message)))
            transaction.save(outbox_item(self._tables, moved, problem))

    def _readable(self, items: Iterable[OutboxItem]) -> Iterator[Message]:
        for item in items:
            try:
                yield decode(item.body, Message)
            except DecodeError as fault:
                log.exception("outbox item %s can't be read and was parked", item.sk)
                self._put_apart(item, f"it can't be read: {fault}")

    def _put_apart(self, item: OutboxItem, problem: str) -> None:
        """Out of the queue as it is, to be mended and put back; another messenger may do it at the same moment."""
        parked = self._tables.outbox(PARKED, item.sk, body=item.body, attempts=item.attempts, problem=problem)
        connection = self._tables.connection
        with suppress(Conflict), our_errors("park a message"), TransactWrite(connection=connection) as transaction:
            transaction.delete(item)
            transaction.save(parked)

    def _finish(self, message: Message, delivery: Delivery, stays: OutboxItem | None) -> None:
        """Out of the queue; ``stays`` is what is kept of it elsewhere. Each part of it has a delivery state."""
        items = self._tables.applications
        with our_errors("finish a message"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.delete(self._tables.outbox(*_key(message)))
            for part in message.parts or (message,):
                if not message.about_draft:
                    body = encode(replace(delivery, message=part.id, name=part.name, sent_as=message.id, made=part))
                    transaction.save(items(f"APP#{message.subject}", f"MSG#{part.id}", body=body))
                    if delivery.state == "handed_over":
                        transaction.save(sent_item(self._tables.work, sent_message(part, delivery.at), part.id))
            if stays:
                transaction.save(stays)


def outbox_item(tables: Tables, message: Message, problem: str | None = None) -> OutboxItem:
    pk, sk = _key(message)
    return tables.outbox(pk, sk, body=encode(message), attempts=message.attempts, problem=problem)


def still_waits(items: type[OutboxItem]) -> Condition:
    """Nobody sends it or has sent it."""
    condition: Condition = items.pk.exists() & items.held_until.does_not_exist()
    return condition


def _key(message: Message) -> tuple[str, str]:
    shard = sum(message.id.encode()) % SHARDS
    return f"OUT#{shard}", f"{stamp(message.not_before)}#{message.id}"
