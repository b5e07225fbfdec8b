from concurrent.futures import ThreadPoolExecutor
from typing import Any

from botocore.session import Session

from portal.local.engine import Engine
from portal.store.applications import ApplicationStore
from portal.store.models import STEPS, DraftItem
from portal.store.tables import Tables, connect, create
from tests.builders import a_reference
from tests.store.commits import a_submission
from tests.tables import REGION

EVENTS = (
    *("before-parameter-build", "before-endpoint-resolution", "before-call", "request-created", "choose-signer"),
    *("before-sign", "before-send", "response-received", "before-parse", "needs-retry", "after-call", "getattr"),
)
ACTS = [f"{event}.dynamodb.{name}" for event in EVENTS for name in ("GetItem", "Query", "TransactWriteItems")]


def clients(tables: Tables) -> set[int]:
    return {id(model._get_connection().connection.client) for model in tables.all}


def test_all_tables_share_one_client(tables: Tables) -> None:
    assert clients(tables) == {id(tables.connection.client)}


def test_threads_share_it_too(tables: Tables) -> None:
    with ThreadPoolExecutor(8) as pool:
        seen = set().union(*pool.map(lambda _: clients(tables), range(8)))
    assert seen == {id(tables.connection.client)}


def test_making_the_tables_again_keeps_what_stands_in_them(tables: Tables) -> None:
    ApplicationStore(tables).commit(a_submission())
    create(tables)
    assert ApplicationStore(tables).load(a_reference()) is not None


def test_brands_share_nothing(any_engine: Engine, tables: Tables) -> None:
    other = connect("test-veldgloed", REGION, any_engine.endpoint)
    create(other)
    ApplicationStore(tables).commit(a_submission())
    assert ApplicationStore(other).load(a_reference()) is None
    names = {model.Meta.table_name for model in (*tables.all, *other.all)}
    assert len(names) == 2 * len(tables.all)


def test_two_administrations_in_one_process_keep_their_own_tables(tables: Tables) -> None:
    connect("test-veldgloed", REGION, "http://127.0.0.1:1")
    ApplicationStore(tables).commit(a_submission())
    assert ApplicationStore(tables).load(a_reference()) is not None


def test_every_step_of_the_form_has_a_place_in_a_draft() -> None:
    assert set(STEPS) < set(DraftItem.get_attributes())


def test_the_client_has_every_handler_of_the_driver_that_concerns_it(tables: Tables) -> None:
    whole = Session().create_client("dynamodb", region_name=REGION)
    ours = tables.connection.client
    missing = [act for act in ACTS if handlers(whole, act) - handlers(ours, act)]
    assert missing == []
    assert all(handlers(whole, act) for act in ("before-call.dynamodb.GetItem", "request-created.dynamodb.GetItem"))


def handlers(client: Any, act: str) -> set[str]:
    """The driver's own functions that would be called, by name."""
    found = client.meta.events._emitter._handlers.prefix_search(act)
    return {handler.__name__ for handler in found if getattr(handler, "__module__", "") == "botocore.handlers"}
