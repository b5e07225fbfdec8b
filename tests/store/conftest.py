"""The store's contract runs on unlike engines: what holds on each is taken to hold on AWS."""

import pytest

from portal.local.engine import Engine
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.lookup import LookupStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import NOW
from tests.tables import emptied, fresh_tables


@pytest.fixture(scope="session")
def shared_tables(any_engine: Engine) -> Tables:
    return fresh_tables(any_engine)


@pytest.fixture
def tables(shared_tables: Tables) -> Tables:
    """All tables, empty."""
    return emptied(shared_tables)


@pytest.fixture
def applications(tables: Tables) -> ApplicationStore:
    return ApplicationStore(tables)


@pytest.fixture
def outbox(tables: Tables) -> OutboxStore:
    return OutboxStore(tables)


@pytest.fixture
def drafts(tables: Tables) -> DraftStore:
    """Drafts as they are at ``NOW``."""
    return DraftStore(tables, lambda: NOW)


@pytest.fixture
def lookup(tables: Tables) -> LookupStore:
    return LookupStore(tables)
