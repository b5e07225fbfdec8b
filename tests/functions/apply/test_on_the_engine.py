"""The form on the real store: sending once whatever happens, drawings through the bucket, and its requests counted."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from threading import Barrier
from typing import cast

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from portal.bootstrap.apply import Apply, for_apply
from portal.bootstrap.chance import new_id
from portal.files.bucket import Bucket as FilesBucket
from portal.local import bucket as local
from portal.local.engine import Engine
from portal.services.address_ports import FoundAddress
from portal.services.drafts import token_for
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import KEYS, NOW, POSTCODE, some_settings
from tests.fakes import KnownAddresses, a_limiter
from tests.functions.apply.customer import Customer
from tests.pages import OWN_PAGE, Page
from tests.requests import answers_lost, counted
from tests.tables import REGION, emptied, fresh_tables

CHECK = "/aanvragen/controleren/"
AT_ONCE = 8
ROUNDS = 100


@pytest.fixture(scope="module")
def shared_tables(engine: Engine) -> Tables:
    return fresh_tables(engine)


@pytest.fixture
def tables(shared_tables: Tables) -> Tables:
    return emptied(shared_tables)


@pytest.fixture(scope="module")
def door(engine: Engine) -> FlaskClient:
    """Where the page's forms with files go."""
    key, secret = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
    bucket = local.Bucket("form-test", REGION, engine.endpoint, key, secret)
    bucket.create()
    return local.create_app(bucket, lambda: datetime.now(UTC)).test_client()


@pytest.fixture
def portal(engine: Engine, tables: Tables, door: FlaskClient) -> Apply:
    built = for_apply(some_settings(engine.endpoint), now=lambda: NOW)
    return replace(
        built,
        drafts=DraftStore(tables, built.now),
        applications=ApplicationStore(tables),
        files=FilesBucket("form-test", REGION, engine.endpoint, local.PATH),
        addresses=KnownAddresses({(POSTCODE, "12"): FoundAddress("Proefstraat", "Arnhem")}),
        limiter=a_limiter(built.definition.brand.limits, built.now),
    )


@pytest.fixture
def customer(portal: Apply) -> Customer:
    return Customer(portal)


def references(tables: Tables) -> list[str]:
    found = tables.applications.scan(tables.applications.sk == "SNAP")
    return [item.pk.removeprefix("APP#") for item in found]


def mails(tables: Tables) -> list[str]:
    return [message.name for message in OutboxStore(tables).due(NOW, 1000)]


def upload(customer: Customer, door: FlaskClient, page: Page, name: str, content: bytes) -> Page:
    """What a browser does with the first form for a file; the page it comes back to."""
    form = cast(Tag, page.soup.select_one("form.upload"))
    fields = {str(field["name"]): field["value"] for field in form.select("[type=hidden]")}
    answer = door.post(str(form["action"]), data={**fields, "file": (BytesIO(content), name)})
    assert answer.status_code == 303
    return customer.open(str(answer.location).removeprefix("http://localhost"))


def test_an_application_with_drawings_goes_all_the_way(customer: Customer, door: FlaskClient, tables: Tables) -> None:
    page = customer.fill(until="drawings")
    page = upload(customer, door, page, "situatie.pdf", b"%PDF-1.7 a drawing")
    assert "Ontvangen situatie.pdf" in page.text
    page = upload(customer, door, page, "brief.docx", b"PK\x03\x04")
    assert "brief.docx Dit is geen PDF, PNG of JPEG" in page.text
    faulty = cast(Tag, page.soup.select_one("form.file.bad [name=file]"))
    customer.pages.post("/aanvragen/tekeningen/weg/", {"file": str(faulty["value"])})
    customer.open("/aanvragen/tekeningen/")
    page = customer.press(customer.press({}).answers())
    assert page.h1 == "Uw aanvraag is verstuurd"
    [reference] = references(tables)
    assert ApplicationStore(tables).load(reference).documents == 1  # type: ignore[union-attr]
    assert mails(tables) == ["confirmation"]


def test_looking_costs_one_read_and_answering_one_read_and_one_write(customer: Customer, tables: Tables) -> None:
    customer.fill(until="who")
    with counted(tables) as requests:
        answer = customer.pages.post(customer.path, customer.answers_here({}))
        assert requests == ["GetItem", "UpdateItem"]
        customer.open(answer.location)
        assert requests == ["GetItem", "UpdateItem", "GetItem"]


def test_sending_costs_one_read_and_one_transaction(customer: Customer, tables: Tables) -> None:
    page = customer.fill()
    with counted(tables) as requests:
        assert customer.pages.post(CHECK, page.answers()).status == 303
    assert requests == ["GetItem", "TransactWriteItems"]


def test_the_second_press_finds_the_first_one(customer: Customer, tables: Tables) -> None:
    page = customer.fill()
    answers = page.answers()
    places = [customer.pages.post(CHECK, answers).location for _ in range(2)]
    assert places[0] == places[1]
    assert len(references(tables)) == len(mails(tables)) == 1


@pytest.mark.parametrize("lost", [1, 9])
def test_an_answer_that_is_lost_on_the_way_ends_in_the_confirmation(
    customer: Customer, tables: Tables, lost: int
) -> None:
    page = customer.fill()
    with answers_lost(tables, "TransactWriteItems", lost) as answers:
        page = customer.press(page.answers())
    assert answers
    assert page.h1 == "Uw aanvraag is verstuurd"
    assert len(references(tables)) == len(mails(tables)) == 1


def test_a_first_step_whose_answer_is_lost_goes_on_to_the_next(customer: Customer, tables: Tables) -> None:
    with answers_lost(tables, "PutItem", 1) as answers:
        customer.fill(until="where")
    assert answers
    assert customer.here == "where"


def cookie_of(customer: Customer) -> str:
    cookie = customer.pages.client.get_cookie("__Host-aanvraag")
    assert cookie is not None
    return cookie.value


def send_at_once(customer: Customer, answers: dict[str, list[str]]) -> set[str]:
    """The same browser presses the button many times at the same moment; where it was led."""
    cookie = cookie_of(customer)
    barrier = Barrier(AT_ONCE)

    def press(_: int) -> str:
        client = customer.app.test_client()
        client.set_cookie("__Host-aanvraag", cookie)
        barrier.wait()
        answer = client.post(CHECK, data=answers, headers=OWN_PAGE)
        assert answer.status_code == 303, answer.text
        return answer.location

    with ThreadPoolExecutor(AT_ONCE) as hands:
        return set(hands.map(press, range(AT_ONCE)))


def test_eight_presses_at_once_make_one_application(customer: Customer, tables: Tables) -> None:
    places = send_at_once(customer, customer.fill().answers())
    assert places == {f"/aanvragen/verzonden/{reference}/" for reference in references(tables)}
    assert len(places) == len(mails(tables)) == 1


@pytest.mark.long
def test_eight_presses_at_once_a_hundred_times(customer: Customer, tables: Tables) -> None:
    answers = customer.fill().answers()
    drafts = customer.portal.drafts
    filled = drafts.load(cookie_of(customer).partition(".")[0])
    assert filled is not None
    for _ in range(ROUNDS):
        again = replace(filled, id=new_id())
        drafts.start(again)
        customer.pages.client.set_cookie("__Host-aanvraag", f"{again.id}.{token_for(KEYS, again)}")
        assert len(send_at_once(customer, answers)) == 1
    assert len(references(tables)) == len(mails(tables)) == ROUNDS


def test_stopping_twice_mails_two_links_that_lead_back(portal: Apply, tables: Tables) -> None:
    moments = iter([NOW, datetime(2026, 11, 24, 9, tzinfo=UTC)])
    for until, now in zip(("where", "when"), moments, strict=True):
        at_that_time = replace(portal, now=lambda now=now: now)
        customer = Customer(at_that_time)
        customer.fill(until=until)
        customer.press({}, button="later")
        customer.press({"mail": "sanne@klant.example"})
    due = OutboxStore(tables).due(datetime(2026, 11, 25, tzinfo=UTC), 10)
    assert [message.name for message in due] == ["resume", "resume"]


def test_a_store_that_does_not_answer_is_said_in_words_and_nothing_is_lost(customer: Customer, tables: Tables) -> None:
    customer.fill(until="who")
    with answers_lost(tables, "GetItem", 3):
        assert customer.pages.get("/aanvragen/wie/").status == 503
    customer.open("/aanvragen/contact/")
    assert customer.here == "who"
