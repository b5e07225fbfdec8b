"""The tables of one administration beside the same tables as they were: for putting them back."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

from pynamodb.models import Model

from portal.domain.outgoing import Message
from portal.services.ports import Delivery
from portal.store.codec import decode
from portal.store.errors import our_errors
from portal.store.models import ApplicationItem, OutboxItem
from portal.store.outbox import PARKED, OutboxStore, outbox_item
from portal.store.tables import Tables

PAGE = 100
"""Keys that one request may ask for."""
QUEUED = "OUT#"
DELIVERY = "MSG#"


class TwoMomentsStore:
    """``portal.services.put_back.TwoMoments``; ``then`` is only read."""

    def __init__(self, now: Tables, then: Tables) -> None:
        self._now, self._then = now, then

    def waited(self) -> Iterator[Message]:
        return (decode(item.body, Message) for item in _queued(self._then))

    def still_waits(self, message: Message) -> bool:
        return message.id in self._waiting

    def was_sent(self, message: Message) -> bool:
        items = self._now.applications
        with our_errors("read a delivery state"):
            try:
                found = items.get(f"APP#{message.subject}", f"{DELIVERY}{message.id}", consistent_read=True)
            except items.DoesNotExist:
                return False
        return decode(found.body or "", Delivery).state == "handed_over"

    def lost(self) -> Iterator[str]:
        items = self._now.applications
        with our_errors("find every application"):
            for page in _pages(items.scan(items.sk == "SNAP", consistent_read=True)):
                existed = {item.pk for item in self._then.applications.batch_get([(i.pk, i.sk) for i in page])}
                yield from (item.pk.removeprefix("APP#") for item in page if item.pk not in existed)

    def put_back(self) -> None:
        now, then = self._now, self._then
        with our_errors("put the tables back"):
            _copy(then.applications, now.applications, self._said_since)
            for before, after in ((then.work, now.work), (then.drafts, now.drafts), (then.lookup, now.lookup)):
                _copy(before, after, lambda _: set())

    def queue(self, waiting: Iterable[Message], parked: Iterable[Message], now: datetime, problem: str) -> None:
        outbox = OutboxStore(self._now)
        for message in parked:
            outbox.park(message, now, problem)
        keep = {message.id: message for message in waiting}
        with our_errors("fill the queue"):
            with self._now.outbox.batch_write() as batch:
                for item in _queued(self._now):
                    if _id(item) not in keep:
                        batch.delete(item)
            with self._now.outbox.batch_write() as batch:
                for id in keep.keys() - self._waiting:
                    batch.save(outbox_item(self._now, keep[id]))
                for item in self._then.outbox.query(PARKED, consistent_read=True):
                    batch.save(self._now.outbox(**item.attribute_values))

    @cached_property
    def _waiting(self) -> frozenset[str]:
        """Ids of what waits now, however often it was put off."""
        return frozenset(_id(item) for item in _queued(self._now))

    def _said_since(self, page: list[ApplicationItem]) -> set[Any]:
        """Delivery states of applications that existed then: what left the house can't be taken back."""
        states = [item for item in page if item.sk.startswith(DELIVERY)]
        keys = list({(item.pk, "SNAP") for item in states})
        existed = {item.pk for item in self._then.applications.batch_get(keys)} if keys else set()
        return {_key(item) for item in states if item.pk in existed}


def _queued(tables: Tables) -> Iterator[OutboxItem]:
    with our_errors("read the whole outbox"):
        yield from tables.outbox.scan(tables.outbox.pk.startswith(QUEUED), consistent_read=True)


def _id(item: OutboxItem) -> str:
    return item.sk.partition("#")[2]


def _copy(source: type[Model], target: type[Model], kept: Callable[[list[Any]], set[Any]]) -> None:
    """Make ``target`` hold what ``source`` holds; of the rest only what ``kept`` names of a page, by its key."""
    for page in _pages(target.scan(consistent_read=True)):
        stays = {_key(item) for item in source.batch_get([_key(item) for item in page])} | kept(page)
        with target.batch_write() as batch:
            for item in page:
                if _key(item) not in stays:
                    batch.delete(item)
    with target.batch_write() as batch:
        for item in source.scan(consistent_read=True):
            batch.save(target(**item.attribute_values))


def _key(item: Any) -> Any:
    """As ``batch_get`` wants it."""
    return (item.pk, item.sk) if hasattr(item, "sk") else item.pk


def _pages(items: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while page := list(islice(rest, PAGE)):
        yield page
