"""What the planning interface needs."""

from dataclasses import dataclass

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock
from portal.bootstrap.limiter import limiter
from portal.services.audit_ports import Audit
from portal.services.feed import Feed
from portal.services.keys import Keyring
from portal.services.limiting import Limiter
from portal.services.ports import Applications
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.audit import AuditStore
from portal.store.feed import FeedStore
from portal.store.keys import KeyStore


@dataclass(frozen=True, slots=True)
class PlanningApi(Portal):
    applications: Applications
    keys: Keyring
    feed: Feed
    audit: Audit
    limiter: Limiter


def for_planning_api(settings: Settings, now: Clock | None = None) -> PlanningApi:
    base, tables = with_tables(settings, now)
    return PlanningApi(
        *fields(base),
        applications=ApplicationStore(tables),
        keys=Keyring(KeyStore(tables), base.now),
        feed=FeedStore(tables),
        audit=AuditStore(tables),
        limiter=limiter(base, tables),
    )
