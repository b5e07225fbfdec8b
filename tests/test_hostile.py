"""Whatever is sent to whatever route: never a fault of ours, and the headers are on every answer."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from portal.local.engine import Engine
from tests.fakes import ELSEWHERE
from tests.pages import OWN_PAGE
from tests.web.page_checks import header_faults
from tests.world import Route, World, a_world

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
VALUES = {
    "NUL": "%00",
    "a lone surrogate": "%ed%a0%80",
    "not UTF-8": "%ff%fe",
    "10,000 characters": "a" * 10_000,
    "not a number": "NaN",
    "a number without end": "1e400",
    "5,000 digits": "9" * 5_000,
    "digits of another script": "%d9%a1%d9%a2",
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "a template": "%7B%7B191*10472903%7D%7D",
    "a header": "a%0d%0aSet-Cookie:%20hacked=1",
    "a path": "..%2f..%2f..%2fetc%2fpasswd",
    "a quote": "%27%20OR%20%271%27=%271",
    "turned around": "%e2%80%ae",
    "nothing": "",
}
"""Each already percent-encoded, so that it is the same in a path, a query, a cookie and a form."""
FIELDS = (
    *(
        "kind",
        "chosen",
        "size",
        "postcode",
        "number",
        "addition",
        "street",
        "place",
        "about",
        "spot",
        "name",
        "company",
    ),
    *("on_behalf_of", "phone", "mail", "channel", "contact", "week", "price", "file", "later"),
    *("back", "reference", "opened", "grade", "words", "tap_planning", "naar", "cijfer"),
)
BODIES: dict[str, tuple[bytes, str]] = {
    "10,000 fields": (b"&".join(b"f%d=1" % number for number in range(10_000)), "application/x-www-form-urlencoded"),
    "too large": (b"a=" + b"b" * 100_000, "application/x-www-form-urlencoded"),
    "a form without its boundary": (b"--x\r\n\r\n", "multipart/form-data"),
    "a form that breaks off": (b'--x\r\nContent-Disposition: form-data; name="a', "multipart/form-data; boundary=x"),
    "an unknown encoding": (b"a=b", "application/x-www-form-urlencoded; charset=klingon"),
    "a wrong content type": (b"<a/>", "text/xml"),
    "no content type": (b"{}", ""),
    "nothing": (b"", "application/json"),
    "no JSON": (b"{", "application/json"),
    "a list": (b"[]", "application/json"),
    "a text": (b'"x"', "application/json"),
    "null": (b"null", "application/json"),
    "NaN": (b'{"event_id": NaN, "type": "released", "application": 1e400}', "application/json"),
    "deep nesting": (b"[" * 30_000, "application/json"),
    "deep objects": (b'{"a":' * 10_000, "application/json"),
    "JSON that is not UTF-8": (b'{"event_id": "\xff"}', "application/json"),
    "a lone surrogate": (b'{"event_id": "\\ud800", "type": "released", "application": "\\udfff"}', "application/json"),
    "a number of 5,000 digits": (b'{"event_id": ' + b"9" * 5_000 + b"}", "application/json"),
    "an unknown type": (b'{"event_id": "1", "type": "__class__", "application": "x"}', "application/json"),
}

QUICK = {
    *("NUL", "not UTF-8", "a number without end", "markup", "a header"),
    *("10,000 fields", "a form that breaks off", "no JSON", "deep nesting", "an unknown type"),
}
"""What `make test` tries; each of the others finds the same doors as one of these."""


def each_of(names: Iterable[str]) -> list[Any]:
    return [pytest.param(name, marks=() if name in QUICK else pytest.mark.long) for name in names]


SIGN_IN = "/medewerkers/inloggen"
"""The one page that may send somebody elsewhere: staff to their own provider."""


@pytest.fixture(scope="module")
def world(engine: Engine) -> World:
    return a_world(engine)


@pytest.fixture(scope="module")
def routes(world: World) -> list[Route]:
    return list(world.routes())


def test_every_function_is_tried(routes: list[Route]) -> None:
    assert {route.function for route in routes} == {"apply", "track", "survey", "workbench", "planning_api"}
    assert len(routes) > 40


@pytest.mark.parametrize("method", METHODS)
def test_every_route_answers_every_method(world: World, routes: list[Route], method: str) -> None:
    found = [fault for route in routes for fault in faults(world, route, route.path(), method)]
    assert found == []


@pytest.mark.parametrize("name", each_of(VALUES))
def test_a_part_of_the_path_may_be_anything(world: World, routes: list[Route], name: str) -> None:
    value = VALUES[name]
    found = [
        fault
        for route in routes
        for part in route.arguments
        for method in ("GET", "POST")
        for fault in faults(world, route, route.path(**{part: value}), method)
    ]
    assert found == []


@pytest.mark.parametrize("name", each_of(VALUES))
def test_a_query_may_hold_anything(world: World, routes: list[Route], name: str) -> None:
    value = VALUES[name]
    query = f"?naar={value}&cijfer={value}&grade={value}&{value}={value}"
    found = [
        fault
        for route in routes
        for method in ("GET", "POST")
        for fault in faults(world, route, route.path() + query, method)
    ]
    assert found == []


@pytest.mark.parametrize("name", each_of(VALUES))
def test_a_cookie_may_hold_anything(world: World, routes: list[Route], name: str) -> None:
    value = VALUES[name]
    cookies = [f"{cookie}={value}" for cookie in world.cookies] + [
        f"{cookie}={value}.{value}" for cookie in world.cookies
    ]
    found = [
        fault
        for route in routes
        for method in ("GET", "POST")
        for fault in faults(world, route, route.path(), method, cookie="; ".join(cookies))
    ]
    assert found == []


@pytest.mark.parametrize("name", each_of(VALUES))
def test_a_form_may_hold_anything(world: World, routes: list[Route], name: str) -> None:
    body = "&".join(f"{field}={VALUES[name]}" for field in FIELDS).encode()[:60_000]
    found = [fault for route in routes for fault in faults(world, route, route.path(), "POST", data=body)]
    assert found == []


@pytest.mark.long
@pytest.mark.parametrize("name", each_of(VALUES))
def test_each_field_may_hold_anything(world: World, routes: list[Route], name: str) -> None:
    found = [
        fault
        for route in routes
        if "POST" in route.methods
        for field in FIELDS
        for fault in faults(world, route, route.path(), "POST", data=f"{field}={VALUES[name]}".encode())
    ]
    assert found == []


@pytest.mark.parametrize("name", each_of(BODIES))
def test_a_body_may_be_anything(world: World, routes: list[Route], name: str) -> None:
    data, content_type = BODIES[name]
    found = [
        fault
        for route in routes
        for fault in faults(world, route, route.path(), "POST", data=data, content_type=content_type)
    ]
    assert found == []


def test_looking_changes_nothing(world: World) -> None:
    """Counting how often somebody asks, and writing down who of the staff looked, change nothing that is looked at."""

    def stands() -> list[str]:
        return [item for item in world.contents() if "LIMIT#" not in item and "AUDIT#" not in item]

    before = stands()
    assert len(before) > 10
    for route in world.routes():
        for method in ("GET", "HEAD"):
            ask(world, route, route.path(), method)
            ask(world, route, route.path() + "?cijfer=8&grade=8&naar=controle", method)
    assert stands() == before


def ask(world: World, route: Route, path: str, method: str, **options: Any) -> TestResponse:
    """Send as a browser with everything genuine, unless ``options`` say otherwise; ``cookie`` replaces the cookies."""
    cookie = options.pop("cookie", None)
    client = route.app.test_client() if cookie is not None else world.client(route.app)
    more = {"environ_overrides": {"HTTP_COOKIE": cookie}} if cookie is not None else {}
    headers = {**OWN_PAGE, "Authorization": f"Bearer {world.key}"}
    if "data" in options:
        options.setdefault("content_type", "application/x-www-form-urlencoded")
    return client.open(path, method=method, headers=headers, **more, **options)


def faults(world: World, route: Route, path: str, method: str, **options: Any) -> Iterator[str]:
    answer = ask(world, route, path, method, **options)
    where = f"{method} {route.rule} {path[:80]!r} {str(options)[:80]}"
    if answer.status_code >= 500:
        yield f"{where}: {answer.status_code}"
    to_the_provider = f"sends the reader to {ELSEWHERE}" if route.rule == SIGN_IN else ""
    yield from (f"{where}: {fault}" for fault in header_faults(answer) if fault != to_the_provider)
    text = answer.get_data(as_text=True)
    if "<script>alert" in text or "2000324473" in text:
        yield f"{where}: what was sent is not shown as text"
    if any("hacked" in cookie for cookie in answer.headers.get_all("Set-Cookie")):
        yield f"{where}: a header was smuggled in"
