"""How often visitors may do what costs something: counted in the store."""

from portal.bootstrap.base import Portal
from portal.services.limiting import Limiter
from portal.store.counters import CounterStore
from portal.store.tables import Tables


def limiter(base: Portal, tables: Tables) -> Limiter:
    settings = base.settings
    counters = CounterStore(tables)
    return Limiter(counters, base.definition.brand.limits, settings.lookup_secret, base.now, settings.limit_factor)
