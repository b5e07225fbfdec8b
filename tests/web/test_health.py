from portal.services.ports import Unavailable
from portal.web.errors import answer_as
from portal.web.health import health
from tests.pages import Pages
from tests.web.gallery import make_gallery
from tests.web.portals import a_portal


def _away() -> None:
    raise Unavailable("no answer")


def test_a_function_that_answers_says_so_and_no_more() -> None:
    app = make_gallery(a_portal())
    app.add_url_rule("/gezond", "health", health())
    page = Pages(app).get("/gezond")
    assert (page.status, page.html) == (200, "gezond\n")


def test_a_function_whose_store_is_away_is_not_well() -> None:
    app = make_gallery(a_portal())
    answer_as(app, Unavailable, 503)
    app.add_url_rule("/gezond", "health", health(_away))
    assert Pages(app).get("/gezond").status == 503


def test_the_answer_of_one_that_is_not_well_tells_nothing_of_why() -> None:
    app = make_gallery(a_portal())
    answer_as(app, Unavailable, 503)
    app.add_url_rule("/gezond", "health", health(_away))
    page = Pages(app).get("/gezond")
    assert "no answer" not in page.html
    assert page.response.headers["Retry-After"] == "10"
