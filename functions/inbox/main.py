"""The inbox: takes in the mails that wait, replies into their applications' threads."""

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from portal.bootstrap.chance import new_id
from portal.bootstrap.inbox import Inbox
from portal.services.incoming.receive import Receiving, receive_all
from portal.services.occasion import UnknownEvent, occasion
from portal.start import start


def handler(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """What Lambda calls. Raises UnknownEvent, Unavailable, SettingMissing and SecretUnreadable."""
    return handle(event, _needs())


@cache
def _needs() -> Receiving:
    return receiving(start("inbox", os.environ))


def receiving(portal: Inbox) -> Receiving:
    """The use case with everything it needs."""
    return Receiving(
        inbound=portal.inbound,
        applications=portal.applications,
        enquiries=portal.enquiries,
        definition=portal.definition,
        keys=portal.settings.link_keys,
        is_sound=portal.is_sound,
        now=portal.now,
    )


def handle(event: Mapping[str, Any], needs: Receiving) -> dict[str, int]:
    """One look at what waits. Raises UnknownEvent for anything but ``{"task": "inbox"}``, Unavailable; Unforeseen."""
    with occasion("inbox", new_id) as told:
        if event.get("task") != "inbox":
            raise UnknownEvent(f"the inbox knows its own task, not {sorted(event)}")
        became = receive_all(needs)
        told |= became
        return became
