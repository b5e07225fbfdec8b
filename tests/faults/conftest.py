"""A place to break things in, empty for each test."""

import pytest

from portal.local.engine import Engine
from tests.faults.place import Place, a_place


@pytest.fixture(scope="module")
def shared_place(engine: Engine) -> Place:
    return a_place(engine)


@pytest.fixture
def place(shared_place: Place) -> Place:
    return shared_place.empty()
