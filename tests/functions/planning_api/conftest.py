"""The interface on a running engine, with a key for every organisation of the brand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask

from functions.planning_api.app import create_app
from portal.bootstrap.planning_api import PlanningApi, for_planning_api
from portal.services.keys import Keyring, issue_key
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.audit import AuditStore
from portal.store.feed import FeedStore
from portal.store.keys import KeyStore
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, a_commit, a_definition, a_log

PATH = "/api/planning/v1/events"
IMPORTS = "/api/planning/v1/imports"


@pytest.fixture(scope="session")
def portal(settings: Settings, tables: Tables, applications: ApplicationStore) -> PlanningApi:
    built = for_planning_api(settings, now=lambda: NOW)
    return replace(
        built,
        applications=applications,
        keys=Keyring(KeyStore(tables), built.now),
        feed=FeedStore(tables),
        audit=AuditStore(tables),
    )


@pytest.fixture(scope="session")
def app(portal: PlanningApi) -> Flask:
    return create_app(portal)


@pytest.fixture(scope="session")
def keys(tables: Tables) -> Mapping[str, str]:
    """A key for every organisation, by its id."""
    organisations = a_definition().organisations
    ids = [party.id for party in (*organisations.operators, *organisations.contractors)]
    return {id: issue_key(KeyStore(tables), organisations, id, lambda id=id: f"key-of-{id}", NOW) for id in ids}


@dataclass
class Sender:
    """An organisation's own system: it knows its key and how to send."""

    app: Flask
    keys: Mapping[str, str]

    def __call__(self, body: Any, by: str = CONTRACTOR, **headers: str) -> Any:
        """Send ``body`` (JSON, or bytes as they are); the answer with its ``json``."""
        data = {"data": body, "content_type": "application/json"} if isinstance(body, bytes) else {"json": body}
        headers = {"Authorization": f"Bearer {self.keys.get(by, by)}", **headers}
        return self.app.test_client().post(PATH, headers=headers, **data)


@dataclass
class Importer:
    """The same system, with many lines at once."""

    app: Flask
    keys: Mapping[str, str]

    def __call__(self, body: bytes | str, by: str = CONTRACTOR, kind: str = "application/x-ndjson") -> Any:
        headers = {"Authorization": f"Bearer {self.keys.get(by, by)}"}
        return self.app.test_client().post(IMPORTS, headers=headers, data=body, content_type=kind)


@pytest.fixture
def bring(app: Flask, keys: Mapping[str, str]) -> Importer:
    return Importer(app, keys)


@dataclass
class Reader:
    """The same system, reading."""

    app: Flask
    keys: Mapping[str, str]

    def __call__(self, path: str, by: str = CONTRACTOR, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        shown = {"Authorization": f"Bearer {self.keys.get(by, by)}", **named}
        return self.app.test_client().get(f"/api/planning/v1/{path}", headers=shown)


@pytest.fixture
def read(app: Flask, keys: Mapping[str, str]) -> Reader:
    return Reader(app, keys)


@pytest.fixture
def send(app: Flask, keys: Mapping[str, str]) -> Sender:
    return Sender(app, keys)


@pytest.fixture
def reference(applications: ApplicationStore, next_reference: Callable[[], str]) -> str:
    """The reference of an application for electricity and water that was just submitted."""
    reference = next_reference()
    applications.commit(a_commit(a_log(), reference))
    return reference
