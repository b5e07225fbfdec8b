"""What the inbox needs."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock
from portal.files.drawings import is_sound
from portal.files.inbound import InboundMail
from portal.services.enquire import Enquiries
from portal.services.incoming.receive import Inbound
from portal.services.ports import Applications
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.enquiries import EnquiryStore


@dataclass(frozen=True, slots=True)
class Inbox(Portal):
    applications: Applications
    enquiries: Enquiries
    inbound: Inbound
    is_sound: Callable[[bytes], bool]
    """Whether a file is of a kind that we take, by how it begins."""


def for_inbox(settings: Settings, now: Clock | None = None) -> Inbox:
    base, tables = with_tables(settings, now)
    return Inbox(
        *fields(base),
        applications=ApplicationStore(tables),
        enquiries=EnquiryStore(tables, base.now),
        inbound=InboundMail(settings.replies, settings.bucket, settings.region, settings.s3_endpoint),
        is_sound=is_sound,
    )
