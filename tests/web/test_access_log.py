import logging
from typing import Any

import pytest

from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import a_portal

TOKEN = "abcdefghijklmnopqrstuvwxyz"


def test_a_request_is_one_line_of_json(caplog: pytest.LogCaptureFixture) -> None:
    page, lines = _logged(caplog, "/ding/1")
    assert len(lines) == 1
    assert lines[0] == {
        "request": page.response.headers["X-Request-Id"],
        "function": "tests.web.gallery",
        "brand": "mijnaansluiting",
        "route": "/ding/<int:number>",
        "method": "GET",
        "status": 200,
        "ms": lines[0]["ms"],
    }
    assert lines[0]["ms"] >= 0


@pytest.mark.parametrize("path", [f"/ding/{TOKEN}", f"/alles/?mail={TOKEN}", f"/nergens/{TOKEN}"])
def test_no_line_tells_who_asked_or_for_what(caplog: pytest.LogCaptureFixture, path: str) -> None:
    _logged(caplog, path)
    assert TOKEN not in caplog.text + str(told(caplog))


def test_what_was_typed_is_in_no_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {"name": TOKEN, "mail": TOKEN})
    assert TOKEN not in caplog.text + str(told(caplog))


def test_a_refused_request_is_logged_too(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "portal.access"):
        make_gallery(a_portal(words=WORDS)).test_client().post("/stuur")
    assert told(caplog)[0]["status"] == 403


def test_a_strange_method_can_not_write_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "portal.access"):
        make_gallery(a_portal(words=WORDS)).test_client().open("/alles/", method=TOKEN)
    assert told(caplog)[0]["method"] == "other"


def test_every_request_has_an_id_of_its_own() -> None:
    visitor = Pages(make_gallery(a_portal(words=WORDS)))
    first, second = (visitor.get("/stand/").response.headers["X-Request-Id"] for _ in range(2))
    assert first != second


def _logged(caplog: pytest.LogCaptureFixture, path: str) -> tuple[Any, list[dict[str, Any]]]:
    with caplog.at_level(logging.INFO, "portal.access"):
        page = Pages(make_gallery(a_portal(words=WORDS))).get(path)
    return page, told(caplog)


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [vars(record)["told"] for record in caplog.records]
