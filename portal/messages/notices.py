"""What SES says about mails that came back: its notices as they arrive, and what they mean to us."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from portal.services.take_notice import Notice

KINDS = {"Bounce": ("bounce", "bouncedRecipients"), "Complaint": ("complaint", "complainedRecipients")}
PERMANENT = "Permanent"
"""A mailbox that was only full or away for a while is SES's own to try again."""


def notices_in(body: str) -> tuple[Notice, ...]:
    """None where it is something else than a notice about an address. Raises ValueError for what is no JSON."""
    told = json.loads(body)
    return tuple(_notices(told)) if isinstance(told, dict) else ()


def _notices(told: Mapping[str, Any]) -> Iterator[Notice]:
    kind = str(told.get("eventType", ""))
    if kind not in KINDS:
        return
    why, recipients = KINDS[kind]
    if told[why].get("bounceType", PERMANENT) != PERMANENT:
        return
    tags = told["mail"].get("tags", {})
    for recipient in told[why][recipients]:
        reference, message = _tag(tags, "reference"), _tag(tags, "message")
        yield Notice(reference, message, recipient["emailAddress"], "bounce" if why == "bounce" else "complaint")


def _tag(tags: Mapping[str, Any], name: str) -> str:
    return str(next(iter(tags.get(name, ())), ""))
