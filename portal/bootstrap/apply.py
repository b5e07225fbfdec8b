"""What the application form needs."""

from dataclasses import dataclass

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock
from portal.bootstrap.limiter import limiter
from portal.files.bucket import Bucket
from portal.outside.addresses import AddressRegister
from portal.services.address_ports import AddressLookup
from portal.services.draft_ports import Drafts
from portal.services.enquire import Enquiries
from portal.services.file_ports import Files
from portal.services.limiting import Limiter
from portal.services.ports import Applications
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.enquiries import EnquiryStore


@dataclass(frozen=True, slots=True)
class Apply(Portal):
    drafts: Drafts
    applications: Applications
    files: Files
    addresses: AddressLookup
    enquiries: Enquiries
    limiter: Limiter


def for_apply(settings: Settings, now: Clock | None = None) -> Apply:
    base, tables = with_tables(settings, now)
    return Apply(
        *fields(base),
        drafts=DraftStore(tables, base.now),
        applications=ApplicationStore(tables),
        files=Bucket(settings.bucket, settings.region, settings.s3_endpoint, settings.upload_url),
        addresses=AddressRegister(settings.address_register),
        enquiries=EnquiryStore(tables, base.now),
        limiter=limiter(base, tables),
    )
