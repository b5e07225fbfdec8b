"""Domain values to and from the JSON that stands in items; msgspec reads the dataclasses' own type hints."""

from collections.abc import Hashable
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from portal.domain.events import KINDS, Event
from portal.store.upcasting import upcast

T = TypeVar("T")


def encode(value: object) -> str:
    return msgspec.json.encode(value).decode()


def decode(body: str, kind: type[T]) -> T:
    """Raises msgspec.ValidationError where the body isn't of that kind: stored data is never guessed at."""
    decoder: msgspec.json.Decoder[T] = _decoder(cast(Hashable, kind))
    return decoder.decode(body)


def decode_event(kind: str, version: int, body: str) -> Event:
    """An event as it is written today, whatever the version it was stored in."""
    return decode(upcast(kind, version, body), KINDS[kind])


def stamp(at: datetime) -> str:
    """An instant as part of a key, which sorts as time does: in UTC, whatever zone it came in."""
    return at.astimezone(UTC).isoformat()


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
