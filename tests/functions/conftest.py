"""Tables for the tests of the functions: made once, each test works on applications of its own."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from botocore.model import OperationModel

from portal.local.engine import Engine
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.tables import Tables, connect, create
from tests.builders import a_reference, some_settings


@pytest.fixture(scope="session")
def settings(engine: Engine) -> Settings:
    return some_settings(engine.endpoint, stage="functions")


@pytest.fixture(scope="session")
def tables(settings: Settings) -> Tables:
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    create(tables)
    return tables


@pytest.fixture(scope="session")
def applications(tables: Tables) -> ApplicationStore:
    return ApplicationStore(tables)


@pytest.fixture(scope="session")
def next_reference() -> Callable[[], str]:
    """A reference that no other test uses."""
    numbers: Iterator[int] = count(1)
    return lambda: a_reference(next(numbers))


@pytest.fixture
def requests(tables: Tables) -> Iterator[list[str]]:
    """The names of the requests to the store during the test, as the driver sends them."""
    made: list[str] = []

    def note(model: OperationModel, **_: object) -> None:
        made.append(model.name)

    events = tables.connection.client.meta.events
    events.register("before-call.dynamodb", note)
    yield made
    events.unregister("before-call.dynamodb", note)
