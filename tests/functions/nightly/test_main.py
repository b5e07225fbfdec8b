from dataclasses import replace
from datetime import timedelta

import pytest

from functions.nightly.main import handle
from portal.bootstrap.nightly import Nightly, for_nightly
from portal.local.bucket import Bucket
from portal.local.engine import Engine
from portal.services.draft_ports import Draft
from portal.services.occasion import UnknownEvent
from portal.store.drafts import DraftStore
from portal.store.tables import Tables
from tests.builders import NOW, some_settings
from tests.tables import emptied, fresh_tables

NIGHT = {"task": "night"}


@pytest.fixture(scope="module")
def shared(engine: Engine) -> Tables:
    return fresh_tables(engine)


@pytest.fixture
def portal(shared: Tables, engine: Engine) -> Nightly:
    emptied(shared)
    stage = shared.drafts.Meta.table_name.partition("-")[0]
    settings = some_settings(engine.endpoint, stage=stage)
    Bucket(settings.bucket, settings.region, engine.endpoint, "local", "local").create()
    return replace(for_nightly(settings), now=lambda: NOW)


def test_expired_drafts_go_at_night(portal: Nightly, shared: Tables) -> None:
    drafts = DraftStore(shared, lambda: NOW)
    drafts.start(Draft("old", "nl", {}, NOW - timedelta(days=1)))
    drafts.start(Draft("new", "nl", {}, NOW + timedelta(days=1)))
    assert handle(NIGHT, portal) == 1
    assert [item.pk for item in shared.drafts.scan()] == ["new"]


def test_a_second_night_finds_nothing_left(portal: Nightly) -> None:
    assert handle(NIGHT, portal) == 0


@pytest.mark.parametrize("event", [{}, {"task": "sweep"}, {"Records": []}])
def test_what_it_does_not_know_it_refuses(portal: Nightly, event: dict[str, object]) -> None:
    with pytest.raises(UnknownEvent):
        handle(event, portal)
