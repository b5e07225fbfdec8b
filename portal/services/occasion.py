"""One event of a function that no page is waiting for: told in one line, and its failure without values."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from portal.services.ports import Unavailable

LOG = logging.getLogger("portal.event")
ID_LENGTH = 10


class UnknownEvent(Exception):
    """Something called that the function doesn't know; raising sends it to the dead-letter queue."""


class Unforeseen(Exception):
    """Something failed that nobody foresaw; the journal's line with this id says what and where."""


@contextmanager
def occasion(function: str, new_id: Callable[[], str]) -> Iterator[dict[str, object]]:
    """Around the work of one event; what is put in the dictionary stands on its line.

    Unavailable and UnknownEvent are told by their class and raised as they are: their sentences are ours. Any other
    error is raised as Unforeseen, because the runtime logs the words of what it is given.
    """
    told: dict[str, object] = {"request": new_id()[:ID_LENGTH], "function": function}
    began = perf_counter()

    def ended(outcome: str) -> dict[str, dict[str, object]]:
        return {"told": {**told, "outcome": outcome, "ms": round((perf_counter() - began) * 1000, 1)}}

    try:
        yield told
    except (Unavailable, UnknownEvent) as problem:
        LOG.warning("event", extra=ended(type(problem).__name__))
        raise
    except Exception:
        LOG.exception("event", extra=ended("failed"))
        raise Unforeseen(f"event {told['request']} of {function} failed; the journal says where") from None
    LOG.info("event", extra=ended("done"))
