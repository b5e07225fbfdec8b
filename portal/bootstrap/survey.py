"""What the survey needs."""

from dataclasses import dataclass

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock
from portal.bootstrap.limiter import limiter
from portal.services.limiting import Limiter
from portal.services.ports import Applications
from portal.settings import Settings
from portal.store.applications import ApplicationStore


@dataclass(frozen=True, slots=True)
class Survey(Portal):
    applications: Applications
    limiter: Limiter


def for_survey(settings: Settings, now: Clock | None = None) -> Survey:
    base, tables = with_tables(settings, now)
    return Survey(*fields(base), applications=ApplicationStore(tables), limiter=limiter(base, tables))
