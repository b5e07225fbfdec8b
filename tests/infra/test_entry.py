"""The door in front of a function: who gets in, and what is told of a visitor's address."""

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.deployment.api_gateway import SOURCE, an_event

SETTINGS = {
    "PORTAL_FUNCTION": "track",
    "PORTAL_BRAND": "veldgloed",
    "PORTAL_STAGE": "test",
    "PORTAL_ORIGINS": "https://portal.example",
    "PORTAL_LINK_KEYS": '{"a": "00"}',
    "PORTAL_LOOKUP_SECRET": "00",
    "PORTAL_BUCKET": "uploads",
    "PORTAL_ORIGIN_SECRET": "5ec2e7",
    "PORTAL_ORIGIN_CHECK": "yes",
}
CDN = {"x-origin-secret": "5ec2e7"}
VIEWER = {"x-viewer-address": "198.51.100.7"}
FOREIGN: dict[str, object] = {
    "command": {"command": "os.getcwd"},
    "raw_command": {"raw_command": "raise SystemExit"},
    "manage": {"manage": "shell"},
    "S3": {"Records": [{"s3": {"configurationId": "a:os.getcwd"}}]},
    "SNS": {"Records": [{"Sns": {"Message": '{"command": "os.getcwd"}'}}]},
    "schedule": {"detail-type": "Scheduled Event", "resources": ["rule/x-os.getcwd"]},
    "REST API": {"version": "1.0", "httpMethod": "GET", "path": "/"},
    "no request": {"version": "2.0", "requestContext": {}},
    "half a request": {"version": "2.0", "requestContext": "http"},
    "a request that isn't one": {"version": "2.0", "requestContext": {"http": "GET"}},
    "list": [{"version": "2.0"}],
    "text": "2.0",
    "nothing": None,
}


class Door:
    """The entry with Zappa's handler replaced by one that keeps what it gets."""

    def __init__(self, module: ModuleType) -> None:
        self.module, self.passed, self.answer = module, [], {"statusCode": 200}

    def zappa_handler(self, event: dict[str, Any], _: object) -> dict[str, Any]:
        self.passed.append(event)
        return dict(self.answer)

    def __call__(self, event: object) -> Any:
        return self.module.lambda_handler(event, None)

    def address(self, headers: dict[str, str], **more: Any) -> str:
        """What Flask will take for the visitor's address."""
        self(an_event(headers=headers, **more))
        return str(self.passed[-1]["headers"]["x-forwarded-for"])


@pytest.fixture(scope="module")
def module() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        yield importlib.import_module("infra.entry")
    for name in ("infra.entry", "infra.light", "infra.wsgi"):
        del sys.modules[name]


@pytest.fixture
def door(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Door:
    door = Door(module)
    monkeypatch.setattr(module, "zappa_handler", door.zappa_handler)
    return door


@pytest.mark.parametrize("event", FOREIGN.values(), ids=FOREIGN)
def test_nobody_but_the_http_api_is_let_in(door: Door, event: object):
    with pytest.raises(door.module.ForeignEvent, match="answers requests of an HTTP API, not "):
        door(event)
    assert door.passed == []


@pytest.mark.parametrize(
    "headers", [{}, {"x-origin-secret": ""}, {"x-origin-secret": "5ec2e"}, {"x-origin-secret": "é"}]
)
def test_without_the_secret_of_the_cdn_nothing_is_answered(door: Door, headers: dict[str, str]):
    answer = door(an_event(headers=headers))
    assert (answer["statusCode"], answer["headers"]["cache-control"]) == (403, "no-store")
    assert door.passed == []


def test_a_request_without_headers_is_one_without_the_secret(door: Door):
    assert door({**an_event(), "headers": None})["statusCode"] == 403


def test_with_the_secret_a_request_passes_as_it_came(door: Door):
    event = an_event("POST", "/volgen/", "a=1&a=2", b"{}", headers={**CDN, "content-type": "application/json"})
    assert door(event) == {"statusCode": 200}
    assert {**door.passed[0], "headers": None} == {**event, "headers": None}


@pytest.mark.parametrize("address", ["198.51.100.7", "2001:db8::1"])
def test_behind_the_cdn_the_address_is_whom_the_cdn_saw(door: Door, address: str):
    assert door.address({**CDN, door.module.VIEWER_HEADER: address}) == address


def test_where_the_cdn_tells_none_it_is_who_called_the_api(door: Door):
    assert door.address({**CDN, door.module.VIEWER_HEADER: ""}) == SOURCE


def test_what_a_visitor_says_of_itself_is_not_passed_on(door: Door):
    forged = {"x-forwarded-for": "203.0.113.1, 203.0.113.2, 203.0.113.3"}
    assert door.address({**CDN, **VIEWER, **forged}) == "198.51.100.7"
    assert door.address({**CDN, **forged}) == SOURCE


def test_the_header_of_the_cdn_counts_only_with_its_secret(door: Door, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(door.module, "CHECKED", False)
    assert door.address({**VIEWER, "x-forwarded-for": "203.0.113.1, 203.0.113.2"}) == SOURCE


def test_the_address_stands_alone_so_that_zappa_takes_it(door: Door):
    """From a list of several Zappa takes the last but one, whoever wrote that."""
    from zappa.wsgi import create_wsgi_request

    door.address({**CDN, **VIEWER})
    assert create_wsgi_request(door.passed[0])["REMOTE_ADDR"] == "198.51.100.7"


def test_cookies_leave_once_and_in_order(door: Door):
    door.answer = {"statusCode": 200, "cookies": ["b=1", "a=2", "b=1", "a=2"]}
    assert door(an_event(headers=CDN))["cookies"] == ["b=1", "a=2"]


def test_zappas_own_log_line_stays_away(door: Door):
    """It holds the address and the whole path, links and all."""
    import logging

    assert not logging.getLogger("zappa.wsgi").isEnabledFor(logging.INFO)


def test_no_stand_in_stays_behind(door: Door):
    from infra.light import STAND_INS

    assert [name for name in STAND_INS if name in sys.modules and not sys.modules[name].__spec__] == []


def test_garbage_is_collected_again_after_the_start(door: Door):
    import gc

    assert door.module.lambda_handler
    assert gc.isenabled()
