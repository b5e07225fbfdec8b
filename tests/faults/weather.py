"""What may happen between the driver and the engine, changed while a test runs: refusals, lost answers, kills."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ReadTimeoutError
from botocore.httpsession import URLLib3Session

from portal.store.tables import Tables
from tests.faults.place import Killed
from tests.requests import THROTTLED, answered, hooked

WRITES = "TransactWriteItems"


@dataclass
class Weather:
    """Fine until it is changed."""

    chance: Random
    refused: float = 0
    """Which share of all requests is refused for load."""
    lost: int = 0
    """How many of the next answers never arrive, though the engine did what it was asked."""
    kills: str = ""
    """The process dies right "before" or "after" the next transaction reaches the engine."""

    def clear(self) -> None:
        self.refused, self.lost, self.kills = 0, 0, ""

    @contextmanager
    def held_off(self) -> Iterator[None]:
        """Fine for the length of the block."""
        kept = self.refused, self.lost, self.kills
        self.clear()
        yield
        self.refused, self.lost, self.kills = kept

    def __call__(self, request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
        if self.chance.random() < self.refused:
            return answered(request, 400, THROTTLED)
        if self.kills and str(request.headers["X-Amz-Target"], "ascii").endswith(WRITES):
            self._kill(request)
        if self.lost:
            self.lost -= 1
            _delivered(request)
            raise ReadTimeoutError(endpoint_url=request.url)
        return None

    def _kill(self, request: AWSPreparedRequest) -> None:
        when, self.kills = self.kills, ""
        if when == "after":
            _delivered(request)
        raise Killed(when)


@contextmanager
def weather(tables: Tables, seed: int = 0) -> Iterator[Weather]:
    """Over everything that speaks to these tables through their client."""
    changing = Weather(Random(seed))
    with hooked(tables, changing):
        yield changing


@contextmanager
def killing(tables: Tables, at: int, when: str) -> Iterator[list[str]]:
    """The process dies right "before" or "after" request number ``at`` (from 0) reaches the engine; gives its name."""
    numbers = count()
    died: list[str] = []

    def kill(request: AWSPreparedRequest, **_: Any) -> None:
        if next(numbers) != at:
            return
        died.append(str(request.headers["X-Amz-Target"], "ascii").rpartition(".")[2])
        if when == "after":
            _delivered(request)
        raise Killed(when)

    with hooked(tables, kill):
        yield died


def _delivered(request: AWSPreparedRequest) -> None:
    session = URLLib3Session()
    session.send(request)
    session.close()
