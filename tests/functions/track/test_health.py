"""``/gezond`` as a load balancer or an operator asks it."""

from functions.track.app import create_app
from portal.bootstrap.track import for_track
from portal.local.engine import Engine
from portal.local.processes import free_port
from portal.store.tables import Tables
from tests.builders import some_settings
from tests.pages import Page, Pages
from tests.tables import fresh_tables


def asked(endpoint: str, stage: str) -> Page:
    return Pages(create_app(for_track(some_settings(endpoint, stage=stage)))).get("/gezond")


def stage_of(tables: Tables) -> str:
    return str(tables.applications.Meta.table_name.partition("-")[0])


def test_a_store_that_answers_makes_it_well(engine: Engine) -> None:
    page = asked(engine.endpoint, stage_of(fresh_tables(engine)))
    assert (page.status, page.html) == (200, "gezond\n")


def test_without_its_store_it_is_not_well() -> None:
    assert asked(f"http://127.0.0.1:{free_port()}", "test").status == 503


def test_without_its_table_it_is_not_well(engine: Engine) -> None:
    assert asked(engine.endpoint, "never-made").status == 503
