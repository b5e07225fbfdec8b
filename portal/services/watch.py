"""The sweep over terms that pass: each is dealt with once, in one transaction, whoever else is at work."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.watching import due
from portal.services.changes import changes
from portal.services.ports import Applications, Conflict, Unavailable

log = logging.getLogger("portal.terms")

TRIES = 3
ROUNDS = 8
"""[ours] Commands on one application in one sweep: each deals with ten terms at most."""


@dataclass(frozen=True, slots=True)
class Wake:
    """An application that the sweep must look at from ``at`` on; ``key`` is its place in the list."""

    reference: str
    key: str


class Wakes(Protocol):
    def due(self, now: datetime, limit: int) -> tuple[Wake, ...]: ...

    def drop(self, wake: Wake) -> None:
        """It was looked at and nothing had passed: what stands now has an item of its own."""


@dataclass(frozen=True, slots=True)
class Watching:
    applications: Applications
    wakes: Wakes
    definition: Definition


def watch(needs: Watching, now: datetime, limit: int = 50) -> int:
    """Deal with every term that passed by ``now`` (UTC); returns the number of applications that changed.

    One that can't be dealt with is logged and holds up nobody. Raises Unavailable where the list can't be read.
    """
    changed = 0
    for wake in needs.wakes.due(now, limit):
        try:
            changed += _look(needs, wake, now)
        except Unavailable as problem:
            log.warning("terms of %s wait for the next sweep: %s", wake.reference, problem)
        except Exception:
            # One application that can't be decided about must not hold up the others.
            log.exception("terms of %s could not be dealt with", wake.reference)
    return changed


def _look(needs: Watching, wake: Wake, now: datetime) -> bool:
    """Whether anything changed."""
    changed = False
    for _ in range(ROUNDS):
        state = _dealt_with(needs, wake, now)
        if state is None:
            break
        changed = True
    return changed


def _dealt_with(needs: Watching, wake: Wake, now: datetime) -> Application | None:
    """The application after one command; None where nothing had passed. Raises Unavailable."""
    for _ in range(TRIES):
        before = needs.applications.load(wake.reference)
        events = due(before, needs.definition, now) if before else ()
        if before is None or not events:
            needs.wakes.drop(wake)
            return None
        commit = changes(before, events, needs.definition)
        try:
            needs.applications.commit(commit)
        except Conflict:
            continue
        return commit.state
    raise Unavailable(f"{wake.reference} changed {TRIES} times while its terms were looked at")
