"""The CDN's own few lines of JavaScript: a folder is its index, a page without slash gets one, nobody is led away."""

import json
import subprocess

import pytest

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


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    (function,) = template("site").of("CloudFront::Function").values()
    told = json.dumps([{"request": {"uri": path, "headers": {}}} for path in ASKED])
    program = f"{function['FunctionCode']}\nconsole.log(JSON.stringify({told}.map(handler)))"
    done = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True)
    return dict(zip(ASKED, map(_said, json.loads(done.stdout)), strict=True))


def _said(answer: dict) -> str:
    return answer.get("uri") or f"{answer['statusCode']} {answer['headers']['location']['value']}"


@pytest.mark.parametrize("path", ASKED)
def test_the_cdn_finds_the_page(answers: dict[str, str], path: str) -> None:
    assert answers[path] == ASKED[path]
