"""The bucket on the embedded engine; its forms are posted through the route that keeps S3's rules on this machine."""

import json
from base64 import b64decode

import pytest

from portal.files.bucket import Bucket
from portal.local import bucket as local
from portal.local.engine import Engine
from portal.services.ports import Unavailable
from portal.settings import read_settings
from tests.tables import REGION


@pytest.fixture(scope="module")
def name(engine: Engine) -> str:
    own = local.Bucket("files-test", REGION, engine.endpoint, "key", "secret")
    own.create()
    for key, content in {"a/one.pdf": b"%PDF-1.7", "a/two é.png": b"\x89PNG", "b/three": b""}.items():
        own.client.put_object(Bucket=own.name, Key=key, Body=content)
    return own.name


@pytest.fixture
def bucket(engine: Engine, name: str) -> Bucket:
    return Bucket(name, REGION, engine.endpoint)


def test_only_what_stands_under_the_prefix_is_listed(bucket: Bucket) -> None:
    assert [(found.key, found.size) for found in bucket.list("a/")] == [("a/one.pdf", 8), ("a/two é.png", 4)]
    assert bucket.list("c/") == ()


def test_the_etag_is_that_of_the_content(bucket: Bucket) -> None:
    first, second = bucket.list("a/")
    assert first.etag != second.etag
    assert '"' not in first.etag


def test_the_first_bytes_are_read_without_the_rest(bucket: Bucket) -> None:
    assert bucket.first_bytes("a/one.pdf", 5) == b"%PDF-"
    assert bucket.first_bytes("a/two é.png", 100) == b"\x89PNG"


@pytest.mark.parametrize("key", ["b/three", "never/there"])
def test_an_empty_or_missing_file_has_no_first_bytes(bucket: Bucket, key: str) -> None:
    assert bucket.first_bytes(key, 8) == b""


def test_removing_twice_is_no_error(engine: Engine, bucket: Bucket, name: str) -> None:
    own = local.Bucket(name, REGION, engine.endpoint, "key", "secret")
    own.client.put_object(Bucket=name, Key="d/gone", Body=b"x")
    bucket.delete("d/gone")
    bucket.delete("d/gone")
    assert bucket.list("d/") == ()


def test_a_form_lets_a_browser_post_one_file_under_the_prefix_and_come_back(bucket: Bucket) -> None:
    form = bucket.upload_form("a/b/", "https://portal.example/terug", 1000)
    policy = json.loads(b64decode(form.fields["policy"]))
    assert form.url == "https://files-test.s3.eu-west-1.amazonaws.com/"
    assert form.fields["key"] == "a/b/${filename}"
    assert ["starts-with", "$key", "a/b/"] in policy["conditions"]
    assert ["content-length-range", 0, 1000] in policy["conditions"]
    assert {"success_action_redirect": "https://portal.example/terug"} in policy["conditions"]


def test_a_form_goes_where_the_pages_are_allowed_to_send_it(engine: Engine, name: str) -> None:
    environ = {"PORTAL_BRAND": "b", "PORTAL_STAGE": "s", "PORTAL_ORIGINS": "o", "PORTAL_LINK_KEYS": '{"a": "00"}'}
    settings = read_settings({**environ, "PORTAL_LOOKUP_SECRET": "00", "PORTAL_BUCKET": name, "AWS_REGION": REGION})
    bucket = Bucket(settings.bucket, settings.region, engine.endpoint, settings.upload_url)
    assert bucket.upload_form("a/", "https://portal.example/", 10).url == f"{settings.bucket_origin}/"


def test_forms_can_be_sent_to_another_door(engine: Engine, name: str) -> None:
    bucket = Bucket(name, REGION, engine.endpoint, "/bestanden/")
    assert bucket.upload_form("a/", "https://portal.example/", 10).url == "/bestanden/"


def test_a_bucket_that_is_not_there_is_unavailable(engine: Engine) -> None:
    with pytest.raises(Unavailable, match="NoSuchBucket"):
        Bucket("nobodys-bucket", REGION, engine.endpoint).list("a/")


def test_a_bucket_that_does_not_answer_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="did not answer"):
        Bucket("files-test", REGION, "http://127.0.0.1:1").delete("a/one.pdf")
