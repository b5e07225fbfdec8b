import pytest
from flask import Flask, abort

from portal.web.errors import WORDED, answer_as
from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import a_portal


class OutOfReach(Exception):
    """Stands for a service's own error."""


@pytest.mark.parametrize("status", sorted(WORDED))
@pytest.mark.parametrize("root", ["", "/en"])
def test_each_error_has_a_page_that_says_what_to_do_and_how_to_reach_us(root: str, status: int) -> None:
    page = Pages(_failing(status), raises=False).get(f"{root}/x")
    assert page.status == status
    assert page.soup.select_one("main a[href^=tel]") is not None
    assert page.response.headers["X-Request-Id"] in page.text


@pytest.mark.parametrize(("status", "h1"), [(418, "Wij konden dit niet lezen"), (501, "Er ging iets mis bij ons")])
def test_a_code_without_words_borrows_those_of_its_kind_and_stays_itself(status: int, h1: str) -> None:
    page = Pages(_failing(status), raises=False).get("/x")
    assert (page.status, page.h1) == (status, h1)


@pytest.mark.parametrize("status", sorted(WORDED))
def test_the_interface_gets_a_problem_document(status: int) -> None:
    response = _failing(status).test_client().get("/api/x")
    problem = response.get_json()
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert problem["status"] == status
    assert problem["request"] == response.headers["X-Request-Id"]
    assert problem["title"]
    assert problem["detail"]


def test_an_unknown_path_of_the_interface_gets_a_problem_document() -> None:
    assert make_gallery(a_portal()).test_client().get("/api/none").mimetype == "application/problem+json"


def test_a_services_own_error_becomes_the_page_it_is_answered_as() -> None:
    app = _raising(OutOfReach())
    answer_as(app, OutOfReach, 410)
    assert Pages(app).get("/x").status == 410


def test_when_the_store_is_away_a_machine_hears_when_to_come_back() -> None:
    app = _raising(OutOfReach())
    answer_as(app, OutOfReach, 503)
    assert app.test_client().get("/api/x").headers["Retry-After"] == "10"


def test_an_unforeseen_error_shows_nothing_of_itself() -> None:
    page = Pages(_raising(ValueError("geheim")), raises=False).get("/x")
    assert page.status == 500
    assert "geheim" not in page.html
    assert "Traceback" not in page.html


def test_a_wrong_method_still_says_which_are_right() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).get("/stuur")
    assert "POST" in page.response.headers["Allow"]


def test_tracing_a_request_is_refused() -> None:
    assert Pages(make_gallery(a_portal(words=WORDS))).open("/alles/", method="TRACE").status == 405


def _failing(status: int) -> Flask:
    app = make_gallery(a_portal(words=WORDS))
    for path in ("/x", "/en/x", "/api/x"):
        app.add_url_rule(path, path, lambda: abort(status))
    return app


def _raising(error: Exception) -> Flask:
    app = make_gallery(a_portal(words=WORDS))

    def fail() -> str:
        raise error

    app.add_url_rule("/x", "x", fail)
    app.add_url_rule("/api/x", "api_x", fail)
    return app
