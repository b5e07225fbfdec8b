"""The tables of one administration, as PynamoDB models over one shared client.

Names carry stage and brand, so that administrations share nothing. PynamoDB would make a botocore client for each
model; all of them use the one made here, warmed before threads start (measured in docs/decisions/0001-engine.md).
"""

from functools import cached_property
from typing import Any, cast

from pynamodb.connection import Connection
from pynamodb.models import Model

from portal.store.client import client_of
from portal.store.models import ApplicationItem, AuditItem, DraftItem, LookupItem, OutboxItem, WorkItem


class Tables:
    """Each model is bound when it is first asked for: a page asks for one or two of them."""

    def __init__(self, prefix: str, region: str, endpoint: str | None) -> None:
        self._prefix, self._region, self._endpoint = prefix, region, endpoint
        self.connection = Connection(region=region, host=endpoint)
        self.connection._client = self._client = client_of(region, endpoint)

    @cached_property
    def applications(self) -> type[ApplicationItem]:
        return self._bound(ApplicationItem, "applications")

    @cached_property
    def work(self) -> type[WorkItem]:
        return self._bound(WorkItem, "work")

    @cached_property
    def outbox(self) -> type[OutboxItem]:
        return self._bound(OutboxItem, "outbox")

    @cached_property
    def drafts(self) -> type[DraftItem]:
        return self._bound(DraftItem, "drafts")

    @cached_property
    def lookup(self) -> type[LookupItem]:
        return self._bound(LookupItem, "lookup")

    @cached_property
    def audit(self) -> type[AuditItem]:
        return self._bound(AuditItem, "audit")

    @property
    def all(self) -> tuple[type[Model], ...]:
        return (self.applications, self.work, self.outbox, self.drafts, self.lookup, self.audit)

    def _bound(self, model: type[Model], name: str) -> type[Any]:
        table = {"table_name": f"{self._prefix}-{name}", "region": self._region, "host": self._endpoint}
        ours: Any = type(model.__name__, (model,), {"Meta": type("Meta", (), table), "_connection": None})
        ours._get_connection().connection._client = self._client
        return cast(type[Any], ours)


def connect(prefix: str, region: str, endpoint: str | None) -> Tables:
    """The models of one administration; ``endpoint`` None means AWS. Makes the client, opens no connection."""
    return Tables(prefix, region, endpoint)


def create(tables: Tables) -> None:
    """Create the tables that don't exist yet (local engine and tests; on AWS the stack makes them)."""
    for model in tables.all:
        if not model.exists():
            model.create_table(billing_mode="PAY_PER_REQUEST", wait=True)
