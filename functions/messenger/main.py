"""The messenger: one sweep for each event that wakes it, over terms that pass and messages that may leave."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from portal.bootstrap.chance import new_id
from portal.bootstrap.messenger import Messenger
from portal.domain.definition import Written
from portal.messages.notices import notices_in
from portal.services.compose import Composer
from portal.services.deliver_messages import Delivering, Round, deliver_due
from portal.services.failing import Failing
from portal.services.occasion import UnknownEvent, occasion
from portal.services.take_notice import take_notice
from portal.services.watch import Watching, watch
from portal.start import start

QUEUE = "aws:sqs"
SOURCES = ("aws:dynamodb", QUEUE)
NOTICES = "-bounces"
"""How the address (ARN) of the queue ends in which SES puts its notices (infra/mail.yaml)."""


@dataclass(frozen=True, slots=True)
class Sweeping:
    """What one sweep needs."""

    delivering: Delivering
    watching: Watching


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls. A sweep has no records that fail one by one, and its mappings want to read just that.

    Raises UnknownEvent, Unavailable, SettingMissing and SecretUnreadable.
    """
    return {"batchItemFailures": [], **asdict(handle(event, _needs()))}


@cache
def _needs() -> Sweeping:
    return sweeping(start("messenger", os.environ))


def sweeping(portal: Messenger) -> Sweeping:
    return Sweeping(delivering(portal), Watching(portal.applications, portal.wakes, portal.definition))


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
        order=_ways_out(portal),
        enquiries=portal.enquiries,
    )
    return Delivering(
        outbox=portal.outbox,
        transport=portal.transport,
        texts=portal.texts,
        compose=compose,
        failures=Failing(portal.applications, portal.definition, portal.now),
        brand=portal.definition.brand,
        undo=timedelta(minutes=portal.definition.process.undo_minutes),
        now=portal.now,
        below=portal.below,
    )


def _ways_out(portal: Messenger) -> tuple[Written, ...]:
    """Of the brand's ways of writing those that lead somewhere here."""
    return tuple(way for way in portal.definition.brand.messages.order if way != "sms" or portal.texts is not None)


def handle(event: Mapping[str, Any], needs: Sweeping) -> Round:
    """A sweep for a schedule (``{"task": "sweep"}``) or a stream batch: the outbox itself says what is due, and terms
    that pass are the schedule's.

    Raises UnknownEvent for anything else, Unavailable where the store doesn't answer: both are tried again; Unforeseen.
    """
    with occasion("messenger", new_id) as told:
        return _swept(event, needs, told)


def _swept(event: Mapping[str, Any], needs: Sweeping, told: dict[str, object]) -> Round:
    records = event.get("Records", ())
    from_stream = bool(records) and all(record.get("eventSource") in SOURCES for record in records)
    if not from_stream and event.get("task") != "sweep":
        raise UnknownEvent(f"the messenger knows streams and sweeps, not {sorted(event)}")
    back = _came_back(records, needs)
    terms = 0 if from_stream else watch(needs.watching, needs.delivering.now())
    swept = deliver_due(needs.delivering)
    told |= {"records": len(records), "terms": terms, "came_back": back, **asdict(swept)}
    return swept


def _came_back(records: Sequence[Mapping[str, Any]], needs: Sweeping) -> int:
    """How many addresses are given up because mails came back; records of other queues only wake.

    Raises ValueError for what lies among the notices and is no JSON.
    """
    applications, definition, now = needs.watching.applications, needs.watching.definition, needs.delivering.now()
    bodies = (str(record["body"]) for record in records if _of_notices(record))
    notices = [notice for body in bodies for notice in notices_in(body)]
    return sum(take_notice(applications, definition, notice, now) for notice in notices)


def _of_notices(record: Mapping[str, Any]) -> bool:
    return record.get("eventSource") == QUEUE and str(record.get("eventSourceARN", "")).endswith(NOTICES)
