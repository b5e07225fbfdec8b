"""The nightly job: what expired is removed, with the files that belong to it; and the figures of the day."""

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from portal.bootstrap.nightly import Nightly
from portal.services.count_reactions import count_reactions
from portal.services.occasion import UnknownEvent, occasion
from portal.services.retention import remove_expired_drafts
from portal.start import start


def handler(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """What Lambda calls. Raises UnknownEvent, Unavailable, SettingMissing and SecretUnreadable."""
    return {"removed": handle(event, _portal())}


@cache
def _portal() -> Nightly:
    portal: Nightly = start("nightly", os.environ)
    return portal


def handle(event: Mapping[str, Any], portal: Nightly) -> int:
    """Removes expired drafts; returns how many. Raises UnknownEvent, Unavailable, Unforeseen."""
    with occasion("nightly", portal.new_id) as told:
        if event.get("task") != "night":
            raise UnknownEvent(f"the nightly job knows its schedule, not {sorted(event)}")
        removed = remove_expired_drafts(portal.drafts, portal.files, portal.now())
        told["drafts_removed"] = removed
        told["days_counted"] = count_reactions(portal.reactions, portal.definition, portal.now())
    return removed
