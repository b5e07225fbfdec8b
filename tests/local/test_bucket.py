"""A form that the product signs, posted through the local door, ends up in the engine's bucket."""

from datetime import UTC, datetime
from io import BytesIO
from os import environ
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal.files.bucket import Bucket
from portal.local import bucket as local
from portal.local.bucket import PATH, create_app
from portal.local.engine import Engine
from tests.tables import REGION

BACK = "https://portal.example/aanvragen/tekeningen/"


@pytest.fixture(scope="module")
def door(engine: Engine) -> FlaskClient:
    own = local.Bucket(
        "door-test", REGION, engine.endpoint, environ["AWS_ACCESS_KEY_ID"], environ["AWS_SECRET_ACCESS_KEY"]
    )
    own.create()
    own.create()
    return create_app(own, lambda: datetime.now(UTC)).test_client()


@pytest.fixture
def bucket(engine: Engine, door: FlaskClient) -> Bucket:
    return Bucket("door-test", REGION, engine.endpoint, PATH)


def post(door: FlaskClient, bucket: Bucket, content: bytes, name: str, back_to: str = BACK, **changes: Any) -> Any:
    form = bucket.upload_form(f"drafts/{name}/", back_to, 1000)
    fields = {**form.fields, **changes, "file": (BytesIO(content), name)}
    return door.post(form.url, data=fields, content_type="multipart/form-data")


def test_the_file_arrives_and_the_browser_goes_back(door: FlaskClient, bucket: Bucket) -> None:
    answer = post(door, bucket, b"%PDF-1.7", "plan é.pdf")
    [stored] = bucket.list("drafts/plan é.pdf/")
    assert (stored.key, stored.size) == ("drafts/plan é.pdf/plan é.pdf", 8)
    assert bucket.first_bytes(stored.key, 8) == b"%PDF-1.7"
    assert answer.status_code == 303
    assert answer.location.startswith(f"{BACK}?bucket=door-test&key=drafts%2Fplan")


def test_an_address_to_go_back_to_keeps_its_query(door: FlaskClient, bucket: Bucket) -> None:
    answer = post(door, bucket, b"%PDF-1.7", "query.pdf", back_to=f"{BACK}?naar=controle")
    assert answer.location.startswith(f"{BACK}?naar=controle&bucket=")


def test_only_the_name_of_the_file_counts_and_not_its_folders(door: FlaskClient, bucket: Bucket) -> None:
    form = bucket.upload_form("drafts/folders/", BACK, 1000)
    door.post(PATH, data={**form.fields, "file": (BytesIO(b"x"), "tekeningen/plan.pdf")})
    assert [stored.key for stored in bucket.list("drafts/folders/")] == ["drafts/folders/plan.pdf"]


@pytest.mark.parametrize(
    ("back_to", "sentence"),
    [(BACK, "Dit bestand is te groot"), ("https://portal.example/en/apply/drawings/", "This file is too large")],
)
def test_a_file_that_is_too_large_is_refused_in_words(
    door: FlaskClient, bucket: Bucket, back_to: str, sentence: str
) -> None:
    answer = post(door, bucket, b"x" * 1001, "large.pdf", back_to=back_to)
    assert answer.status_code == 403
    assert sentence in answer.text
    assert not bucket.list("drafts/large.pdf/")


@pytest.mark.parametrize("changes", [{"key": "drafts/somebody-else/x"}, {"policy": "!"}, {"acl": "public-read"}])
def test_a_form_that_was_tampered_with_is_refused(door: FlaskClient, bucket: Bucket, changes: dict[str, str]) -> None:
    answer = post(door, bucket, b"x", "tampered.pdf", **changes)
    assert answer.status_code == 403
    assert "Dit bestand kwam niet aan" in answer.text
    assert not bucket.list("drafts/somebody-else/")


def test_a_post_without_a_form_or_a_file_is_refused(door: FlaskClient) -> None:
    assert door.post(PATH, data={}).status_code == 403
