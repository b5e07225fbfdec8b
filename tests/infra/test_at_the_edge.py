"""The CDN's own few lines of JavaScript: a folder is its index, nobody is led away, and who asks is who it is."""

import json
import subprocess
from typing import Any

import pytest

from infra.describe import HERE
from tests.infra.templates import template

ASKED = {
    "/": "/index.html",
    "/kosten/": "/kosten/index.html",
    "/en/": "/en/index.html",
    "/stijl/0123abcd.css": "/stijl/0123abcd.css",
    "/kosten": "301 /kosten/",
    "//elders.example": "//elders.example",
    "//elders": "301 /elders/",
}
"""What comes in, and what the bucket is asked for, or where the visitor is sent."""
VISITOR = "2001:db8::1"


def ran(function: str, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a function of the CDN makes of these events, run by Node."""
    code = template("site").of("CloudFront::Function")[function]["FunctionCode"]
    program = f"{code}\nconsole.log(JSON.stringify({json.dumps(events)}.map(handler)))"
    done = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def asked(path: str, **headers: str) -> dict[str, Any]:
    told = {name.replace("_", "-"): {"value": value} for name, value in headers.items()}
    return {"request": {"uri": path, "headers": told}, "viewer": {"ip": VISITOR}}


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    return dict(zip(ASKED, map(_said, ran("IndexFunction", [asked(path) for path in ASKED])), strict=True))


def _said(answer: dict[str, Any]) -> str:
    return answer.get("uri") or f"{answer['statusCode']} {answer['headers']['location']['value']}"


@pytest.mark.parametrize("path", ASKED)
def test_the_cdn_finds_the_page(answers: dict[str, str], path: str) -> None:
    assert answers[path] == ASKED[path]


def test_who_asks_is_told_by_the_cdn_and_not_by_who_asks() -> None:
    (passed,) = ran("ViewerFunction", [asked("/volgen/", x_viewer_address="192.0.2.66", cookie="a=b")])
    assert passed["headers"] == {"x-viewer-address": {"value": VISITOR}, "cookie": {"value": "a=b"}}


def test_the_functions_read_the_header_that_the_cdn_writes() -> None:
    (passed,) = ran("ViewerFunction", [asked("/volgen/")])
    (written,) = passed["headers"]
    assert f'VIEWER_HEADER = "{written}"' in (HERE / "entry.py").read_text("utf-8")
