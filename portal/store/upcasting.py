"""Reads events of older versions as today's: one function for each step of a kind's format, applied in turn.

An event's stored body never changes. When a kind gets another shape, ``VERSION`` in ``portal.domain.events`` goes up
and the step that turns the old body into the new one is added here, with a golden event of the old version in
``tests/store/golden``.
"""

from collections.abc import Callable, Mapping

from portal.domain.events import VERSION

Step = Callable[[str], str]
STEPS: Mapping[tuple[str, int], Step] = {}
"""(kind, version it starts from) → the function that brings the JSON body one version further."""


class FromTheFuture(Exception):
    """An event was written by newer code than this; reading it would lose what it says."""


def upcast(kind: str, version: int, body: str) -> str:
    """The JSON body in today's shape. Raises FromTheFuture for a version newer than ours."""
    if version > VERSION:
        raise FromTheFuture(f"{kind} has version {version}; this code reads up to version {VERSION}")
    for step in range(version, VERSION):
        if (kind, step) in STEPS:
            body = STEPS[kind, step](body)
    return body
