"""What the follow page needs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock
from portal.bootstrap.limiter import limiter
from portal.services.file_ports import Files
from portal.services.limiting import Limiter
from portal.services.my_applications import Mine
from portal.services.ports import Applications, Lookup
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.lookup import LookupStore
from portal.store.mine import MineStore


@dataclass(frozen=True, slots=True)
class Track(Portal):
    applications: Applications
    limiter: Limiter
    files: Callable[[], Files]
    """Made when somebody sends a file: the follow page itself starts without it."""
    lookup: Lookup
    mine: Mine


def for_track(settings: Settings, now: Clock | None = None) -> Track:
    base, tables = with_tables(settings, now)
    return Track(
        *fields(base),
        applications=ApplicationStore(tables),
        limiter=limiter(base, tables),
        files=_bucket(settings),
        lookup=LookupStore(tables),
        mine=MineStore(tables),
    )


def _bucket(settings: Settings) -> Callable[[], Files]:
    @cache
    def made() -> Files:
        from portal.files.bucket import Bucket

        return Bucket(settings.bucket, settings.region, settings.s3_endpoint, settings.upload_url)

    return made
