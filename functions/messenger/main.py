"""The messenger: one sweep over the outbox for each event that wakes it."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from portal.bootstrap import Messenger, new_id
from portal.services.compose import Composer
from portal.services.deliver_messages import Delivering, Round, deliver_due
from portal.services.occasion import UnknownEvent, occasion
from portal.start import start

SOURCES = ("aws:dynamodb", "aws:sqs")


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls. A sweep has no records that fail one by one, and its mappings want to read just that.

    Raises UnknownEvent, Unavailable, SettingMissing and SecretUnreadable.
    """
    return {"batchItemFailures": [], **asdict(handle(event, _needs()))}


@cache
def _needs() -> Delivering:
    return delivering(start("messenger", os.environ))


def delivering(portal: Messenger) -> Delivering:
    """The messenger's use case with everything it needs."""
    settings = portal.settings
    compose = Composer(
        applications=portal.applications,
        drafts=portal.drafts,
        definition=portal.definition,
        keys=settings.link_keys,
        base_url=settings.base_url,
        render=portal.render,
    )
    return Delivering(portal.outbox, portal.transport, compose, portal.now, portal.below)


def handle(event: Mapping[str, Any], needs: Delivering) -> Round:
    """A sweep for a schedule (``{"task": "sweep"}``) or a stream batch: the outbox itself says what is due.

    Raises UnknownEvent for anything else, Unavailable where the store doesn't answer: both are tried again; Unforeseen.
    """
    with occasion("messenger", new_id) as told:
        return _swept(event, needs, told)


def _swept(event: Mapping[str, Any], needs: Delivering, told: dict[str, object]) -> Round:
    records = event.get("Records", ())
    from_stream = bool(records) and all(record.get("eventSource") in SOURCES for record in records)
    if not from_stream and event.get("task") != "sweep":
        raise UnknownEvent(f"the messenger knows streams and sweeps, not {sorted(event)}")
    swept = deliver_due(needs)
    told |= {"records": len(records), **asdict(swept)}
    return swept
