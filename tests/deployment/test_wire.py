"""What may happen to a request and its answer between the API and Flask: each case as in the run here."""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from werkzeug.test import encode_multipart

from portal.domain.links import derive
from portal.store.applications import ApplicationStore
from portal.store.tables import connect
from tests.builders import a_reference
from tests.deployment import lambdas
from tests.deployment.api_gateway import an_event
from tests.deployment.lambdas import FROM_CDN, comparable, front, running_zips
from tests.deployment.under_client import UnderClient
from tests.figures.bench import Bench, bench
from tests.figures.browsers import Inside
from tests.pages import OWN_PAGE
from tests.store.commits import a_submission

pytestmark = pytest.mark.long

REFERENCE = a_reference(41)
FORM = {"Content-Type": "application/x-www-form-urlencoded", **OWN_PAGE}
ASKED = {"reference": a_reference(77), "mail": "iemand@klant.example"}
ODD = {"reference": "é😀 & <b>", "mail": "a+b=c%20 & é"}
BOUNDARY, PARTS = encode_multipart(ASKED)


@dataclass(frozen=True)
class Case:
    """A request as a visitor sends it, and the status that it deserves."""

    status: int
    path: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


CASES: Mapping[str, Case] = {
    "a page": Case(200, "/volgen/"),
    "the same by HEAD": Case(200, "/volgen/", "HEAD"),
    "a page that isn't there": Case(404, "/volgen/een/twee/drie"),
    "a slash is missing": Case(308, "/volgen"),
    "a query key that comes twice, and an empty one": Case(200, "/volgen/?q=1&q=2&e="),
    "letters of all the world in the query": Case(200, "/volgen/?naam=%C3%A9%F0%9F%98%80+x"),
    "a query that is no text": Case(200, "/volgen/?naam=%FF"),
    "a control character in the query": Case(400, "/volgen/?naam=%00"),
    "a query that is too long": Case(414, "/volgen/?a=" + "b" * 2500),
    "letters of all the world in the path": Case(404, "/volgen/%C3%A9%F0%9F%98%80"),
    "a slash that is part of a name": Case(404, "/volgen/MA%2F2222"),
    "a percent sign that is part of a name": Case(404, "/volgen/100%25"),
    "a question mark that is part of a name": Case(404, "/volgen/wat%3F"),
    "a form": Case(303, "/volgen/", "POST", FORM, urlencode(ASKED).encode()),
    "a form in another way": Case(
        303, "/volgen/", "POST", {**OWN_PAGE, "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}, PARTS
    ),
    "a form with odd answers": Case(422, "/volgen/", "POST", FORM, urlencode(ODD).encode()),
    "a form with nothing in it": Case(422, "/volgen/", "POST", FORM),
    "a form that is no text": Case(422, "/volgen/", "POST", FORM, b"reference=\xff\xfe&mail=\x80"),
    "a form that is too long": Case(413, "/volgen/", "POST", FORM, b"reference=" + b"x" * 70_000),
    "a form of another site": Case(403, "/volgen/", "POST", {**FORM, "Sec-Fetch-Site": "cross-site"}, b"a=b"),
    "a header that came twice": Case(403, "/volgen/", "POST", {**FORM, "Sec-Fetch-Site": "none,none"}, b"a=b"),
    "a method we don't have": Case(405, "/volgen/", "DELETE", OWN_PAGE),
    "asking for the methods": Case(200, "/volgen/", "OPTIONS"),
    "a machine without a key": Case(
        401, "/api/planning/v1/events", "POST", {"Content-Type": "application/json"}, b'{"a": "\xc3\xa9"}'
    ),
    "a machine that sends no JSON": Case(
        401, "/api/planning/v1/events", "POST", {"Content-Type": "application/octet-stream"}, b"\x00\xff"
    ),
}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """With one application to follow."""
    with lambdas.keys_of_a_role(), bench(tmp_path_factory.mktemp("bench"), durable=False) as running:
        settings = running.settings
        tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
        ApplicationStore(tables).commit(a_submission(REFERENCE))
        yield running


@pytest.fixture(scope="module")
def running(there: Bench, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, UnderClient]]:
    with running_zips(there, ("track", "planning_api"), tmp_path_factory.mktemp("zips")) as functions:
        yield functions


@pytest.fixture(scope="module")
def token(there: Bench) -> str:
    return derive(there.settings.link_keys, "follow", REFERENCE, "f1", 1)


@pytest.mark.parametrize("name", CASES)
def test_a_request_is_answered_as_in_the_run_here(there: Bench, running: Mapping[str, UnderClient], name: str) -> None:
    case = CASES[name]
    far = Inside(front(running))(case.method, case.path, case.body, case.headers)
    here = there.inside()(case.method, case.path, case.body, case.headers)
    assert far.status == case.status
    assert comparable(far) == comparable(here)


def test_a_cookie_is_set_once(running: Mapping[str, UnderClient], token: str) -> None:
    answer = running["track"].invoke(an_event(path=f"/volgen/{REFERENCE}/{token}", headers=FROM_CDN))
    assert (answer["statusCode"], answer["headers"]["Location"]) == (303, f"/volgen/{REFERENCE}")
    assert [cookie.partition("=")[0] for cookie in answer["cookies"]] == [f"__Host-volg-{REFERENCE}"]
    assert "Set-Cookie" not in answer["headers"]


def test_of_several_cookies_the_right_one_opens(running: Mapping[str, UnderClient], token: str) -> None:
    cookies = ["a=é😀", f"__Host-volg-{a_reference(42)}=ander", f"__Host-volg-{REFERENCE}={token}", "leeg="]
    answer = running["track"].invoke(an_event(path=f"/volgen/{REFERENCE}", headers=FROM_CDN, cookies=cookies))
    assert answer["statusCode"] == 200
    assert REFERENCE in answer["body"]


@pytest.mark.parametrize("path", ["/volgen/é😀", "/volgen/%C3%A9%F0%9F%98%80"])
def test_a_path_may_come_decoded_or_as_it_was_sent(running: Mapping[str, UnderClient], path: str) -> None:
    """An HTTP API decodes it, some emulators don't; neither is an error of ours."""
    assert running["track"].invoke(an_event(path=path, headers=FROM_CDN))["statusCode"] == 404


def test_a_form_may_come_as_text(running: Mapping[str, UnderClient]) -> None:
    headers = {**FROM_CDN, **{name.lower(): value for name, value in FORM.items()}}
    event = an_event("POST", "/volgen/", headers=headers) | {"body": urlencode(ASKED), "isBase64Encoded": False}
    assert running["track"].invoke(event)["statusCode"] == 303


def test_head_has_no_body(running: Mapping[str, UnderClient]) -> None:
    assert not running["track"].invoke(an_event("HEAD", "/volgen/", headers=FROM_CDN))["body"]


def test_text_is_told_apart_from_what_is_not(running: Mapping[str, UnderClient]) -> None:
    page = running["track"].invoke(an_event(path="/volgen/", headers=FROM_CDN))
    assert page["isBase64Encoded"] is False
    problem = running["planning_api"].invoke(an_event("POST", "/api/planning/v1/events", headers=FROM_CDN))
    body = b64decode(problem["body"]) if problem["isBase64Encoded"] else problem["body"]
    assert json.loads(body)["status"] == 401


def test_a_header_in_foreign_letters_is_no_error(running: Mapping[str, UnderClient]) -> None:
    answer = running["track"].invoke(an_event(path="/volgen/", headers={**FROM_CDN, "user-agent": "é😀"}))
    assert answer["statusCode"] == 200
