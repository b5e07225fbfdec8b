"""Each file has tables of its own: lists and samples show whatever stands in them."""

from itertools import count

import pytest

from portal.local.engine import Engine
from portal.settings import Settings
from portal.store.tables import Tables, connect, create
from tests.builders import some_settings

stages = count(1)


@pytest.fixture(scope="module")
def settings(engine: Engine) -> Settings:
    return some_settings(engine.endpoint, stage=f"bench{next(stages)}")


@pytest.fixture(scope="module")
def tables(settings: Settings) -> Tables:
    made = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    create(made)
    return made
