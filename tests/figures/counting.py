"""Counts what leaves for DynamoDB and S3, through the driver's own hooks, with the capacity it would cost."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import botocore
from botocore.awsrequest import AWSPreparedRequest
from botocore.session import Session

from tests.figures.capacity import Item, item_size, read_units, write_units

KEYS = ("pk", "sk")
SERVICES = ("dynamodb", "s3")
READS = ("GetItem", "Query")
TRANSACTIONS = ("TransactWriteItems",)
WRITES = {"PutItem": "Put", "UpdateItem": "Update", "DeleteItem": "Delete"}


@dataclass
class Spent:
    """One request; ``sizes`` in bytes, of what a read gave or of each item that a write left."""

    service: str
    operation: str
    reads: float = 0.0
    writes: int = 0
    sizes: tuple[int, ...] = ()


@dataclass
class Meter:
    """Watches every client made within ``watching``; notes only within ``noting``."""

    endpoint: str
    region: str
    _notes: list[Spent] | None = None
    _asked: dict[str, Any] = field(default_factory=dict)
    _before: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._client = Session().create_client("dynamodb", region_name=self.region, endpoint_url=self.endpoint)

    @contextmanager
    def watching(self) -> Iterator[None]:
        botocore.register_initializer(self._watch)
        try:
            yield
        finally:
            botocore.unregister_initializer(self._watch)

    @contextmanager
    def noting(self) -> Iterator[list[Spent]]:
        self._notes = []
        try:
            yield self._notes
        finally:
            self._notes = None

    def _watch(self, session: Session) -> None:
        for service in SERVICES:
            session.register(f"before-send.{service}", self._leaves)
        session.register("after-call.dynamodb", self._arrives)

    def _leaves(self, request: AWSPreparedRequest, event_name: str, **_: Any) -> None:
        if self._notes is None:
            return
        service, operation = event_name.split(".")[1:]
        self._notes.append(Spent(service, operation))
        if service == "dynamodb":
            self._asked = json.loads(request.body)
            self._before = self._sizes(operation)

    def _arrives(self, parsed: dict[str, Any], **_: Any) -> None:
        if self._notes is None:
            return
        note = self._notes[-1]
        if note.operation in READS:
            note.sizes = (sum(map(item_size, [*parsed.get("Items", ()), parsed.get("Item", {})])),)
            note.reads = read_units(note.sizes[0], consistent=bool(self._asked.get("ConsistentRead")))
        else:
            self._reckon(note)

    def _reckon(self, note: Spent) -> None:
        """What was written costs by the larger of what stood there and what stands there now."""
        transactional = note.operation in TRANSACTIONS
        after = self._sizes(note.operation)
        note.writes = sum(write_units(self._before[key], after[key], transactional=transactional) for key in after)
        note.sizes = tuple(after.values())

    def _sizes(self, operation: str) -> dict[str, int]:
        """Bytes, at this moment, of every item that the request writes."""
        return {f"{table} {key}": self._size(table, key) for table, key in _written(operation, self._asked)}

    def _size(self, table: str, key: Item) -> int:
        """Read with a client of our own, made before the watching began."""
        return item_size(self._client.get_item(TableName=table, Key=dict(key), ConsistentRead=True).get("Item", {}))


class NotReckoned(Exception):
    """A request of a kind that no figure knows the price of."""


def _written(operation: str, asked: dict[str, Any]) -> Iterator[tuple[str, Item]]:
    """Table and key of every item that a request writes; none for a read. Raises NotReckoned."""
    if operation in READS:
        return
    for part in asked["TransactItems"] if operation in TRANSACTIONS else [{WRITES.get(operation, operation): asked}]:
        [(kind, details)] = part.items()
        if kind not in WRITES.values():
            raise NotReckoned(kind)
        yield details["TableName"], key_of(details)


def key_of(details: dict[str, Any]) -> Item:
    """Of the item that one write is about."""
    whole = details.get("Item") or details["Key"]
    return {name: whole[name] for name in KEYS if name in whole}
