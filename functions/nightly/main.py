"""The nightly job: what expired is removed, with the files that belong to it."""

from collections.abc import Mapping
from typing import Any

from portal.bootstrap import Nightly
from portal.services.retention import remove_expired_drafts


class UnknownEvent(Exception):
    """Something else than the schedule called; raising sends it to the dead-letter queue."""


def handle(event: Mapping[str, Any], portal: Nightly) -> int:
    """Removes expired drafts; returns how many. Raises UnknownEvent, Unavailable."""
    if event.get("task") != "night":
        raise UnknownEvent(f"the nightly job knows its schedule, not {sorted(event)}")
    return remove_expired_drafts(portal.drafts, portal.files, portal.now())
