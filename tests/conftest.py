"""What every test may ask for: a running engine, and for the store's contract each of the unlike ones."""

import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from portal.local.engine import Engine, running_engine
from portal.services.journal import keep
from tests import engines
from tests.once import made_once

settings.register_profile("portal", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("portal"), max_examples=25)
settings.load_profile("portal")


@pytest.fixture(scope="session", autouse=True)
def no_credentials() -> Iterator[None]:
    """Requests are signed with nothing of value, and no setting of this machine's owner counts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "123456789012")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing-of-value")
        patch.setenv("AWS_REGION", "eu-west-1")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        patch.setenv("AWS_CONFIG_FILE", "/nonexistent")
        patch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
        yield


@pytest.fixture(scope="session", autouse=True)
def same_each_time() -> Iterator[None]:
    """What every start of an app would do anew is done once."""
    with made_once():
        yield


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The embedded engine, in memory."""
    with running_engine(tmp_path_factory.mktemp("engine"), durable=False) as running:
        yield running


@pytest.fixture(scope="session")
def ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """MiniStack, which shares no line with the embedded engine."""
    with engines.ministack(tmp_path_factory.mktemp("ministack")) as running:
        yield running


@pytest.fixture(scope="session")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """DynamoDB Local, for who accepted its licence."""
    with engines.dynamodb_local(tmp_path_factory.mktemp("oracle")) as running:
        yield running


FIXTURES = {"roto": "engine", "ministack": "ministack", "oracle": "oracle"}


@pytest.fixture(scope="session", params=engines.ENGINES)
def any_engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn; what holds on all of them is taken to hold on AWS."""
    engine: Engine = request.getfixturevalue(FIXTURES[request.param])
    return engine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a browser is marked so."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture
def journal() -> Iterator[io.StringIO]:
    """Everything this process logs, as a function on AWS would write it down."""
    root, ours = logging.getLogger(), logging.getLogger("portal")
    handlers, levels = root.handlers[:], (root.level, ours.level)
    written = io.StringIO()
    keep(root, "veldgloed", "test", "track", written)
    root.setLevel(logging.INFO)
    yield written
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
