"""How often one visitor or one system may do what costs us or others something: counted per window, kept in the store.

A count lies under a keyed hash of who did it, so no address stands in a table, and it goes with its window. Whoever
is over the limit is refused from memory until the window ends: a flood doesn't become a flood of writes. A limit of
hundreds is counted a hundredth at a time, so that a process which takes in many events writes few counts.
"""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Literal, Protocol

from portal.domain.definition import Limit, Limits
from portal.services.measures import measured

Act = Literal[
    "draft_begun",
    "link_mailed",
    "links_to_one_mail",
    "link_asked",
    "link_refused",
    "question_asked",
    "event_sent",
    "key_refused",
    "code_asked",
    "code_tried",
]
MOST_REMEMBERED = 10_000
"""Visitors that one process remembers; more than that and it forgets all, and asks the store again."""


class TooOften(Exception):
    """The limit of this window is reached; ``wait`` is the time until it ends."""

    def __init__(self, act: Act, wait: timedelta) -> None:
        super().__init__(f"{act} too often")
        self.wait = wait

    @property
    def seconds(self) -> int:
        """The same in whole seconds, as ``Retry-After`` wants it (RFC 9110 10.2.3)."""
        return max(1, ceil(self.wait.total_seconds()))


class Counters(Protocol):
    def add(self, key: str, many: int, until: datetime) -> int:
        """So many more; the count after it. It may be forgotten after ``until``. Raises Unavailable."""


class Limiter:
    """``factor`` multiplies every limit: for a place where all visitors come from one address."""

    def __init__(
        self, counters: Counters, limits: Limits, secret: bytes, now: Callable[[], datetime], factor: int = 1
    ) -> None:
        self._counters, self._limits, self._secret, self._now = counters, limits, secret, now
        self._factor = factor
        self._over: set[str] = set()
        self._ahead: dict[str, int] = {}

    def count(self, act: Act, who: str) -> None:
        """Count once more. Raises TooOften, and Unavailable where the store doesn't answer (docs/decisions/0012)."""
        limit, now = getattr(self._limits, act), self._now()
        seconds = limit.minutes * 60
        window = int(now.timestamp()) // seconds
        ends = datetime.fromtimestamp((window + 1) * seconds, UTC)
        key = f"{act}#{self._hidden(who)}#{window}"
        if key in self._over or not self._may(key, limit, ends):
            self._remember(key)
            measured({"act": act}, RefusedByLimit=1)
            raise TooOften(act, ends - now)

    def _may(self, key: str, limit: Limit, ends: datetime) -> bool:
        """From what this process counted ahead, or else from the store."""
        if self._ahead.get(key, 0):
            self._ahead[key] -= 1
            return True
        many = max(1, limit.most // 100)
        if self._counters.add(key, many, ends) - many >= limit.most * self._factor:
            return False
        self._remember_ahead(key, many - 1)
        return True

    def _hidden(self, who: str) -> str:
        return hmac.new(self._secret, b"limit|" + who.encode(), sha256).hexdigest()[:32]

    def _remember_ahead(self, key: str, count: int) -> None:
        if len(self._ahead) >= MOST_REMEMBERED:
            self._ahead.clear()
        self._ahead[key] = count

    def _remember(self, key: str) -> None:
        if len(self._over) >= MOST_REMEMBERED:
            self._over.clear()
        self._over.add(key)
