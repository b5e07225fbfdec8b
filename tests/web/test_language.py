import pytest
from flask import url_for

from portal.web.language import current_language, language_of, say
from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import a_portal


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "nl"),
        ("/en", "en"),
        ("/en/", "en"),
        ("/en/apply/", "en"),
        ("/energie/", "nl"),
        ("/aanvragen/en/", "nl"),
        ("/api/x", "en"),
    ],
)
def test_the_path_says_the_language(path: str, language: str) -> None:
    assert language_of(path) == language


def test_a_view_knows_the_language_of_its_page() -> None:
    app = make_gallery(a_portal(words=WORDS))
    app.add_url_rule("/taal", "tongue", current_language)
    app.add_url_rule("/en/tongue", "tongue_en", current_language)
    client = app.test_client()
    assert (client.get("/taal").text, client.get("/en/tongue").text) == ("nl", "en")


def test_links_stay_in_the_language_of_the_page() -> None:
    app = make_gallery(a_portal(words=WORDS))
    with app.test_request_context("/en/all/"):
        app.preprocess_request()
        assert url_for("thing", number=1) == "/en/thing/1"


def test_a_link_can_change_the_language() -> None:
    app = make_gallery(a_portal(words=WORDS))
    with app.test_request_context("/en/all/"):
        app.preprocess_request()
        assert url_for("thing", number=1, language="nl") == "/ding/1"


def test_words_are_in_the_language_of_the_page() -> None:
    app = make_gallery(a_portal(words=WORDS))
    with app.test_request_context("/en/all/"):
        app.preprocess_request()
        assert say("common.nav.apply") == "Apply"


@pytest.mark.parametrize(
    ("here", "there"), [("/alles/", "/en/all/"), ("/en/all/", "/alles/"), ("/ding/1", "/en/thing/1")]
)
def test_the_switch_leads_to_the_same_page_in_the_other_language(here: str, there: str) -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).get(here)
    switch = page.soup.select_one("a.tongue")
    assert switch is not None
    assert switch["href"] == there


def test_the_switch_says_the_other_language_in_that_language() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).get("/alles/")
    switch = page.soup.select_one("a.tongue")
    assert switch is not None
    assert (switch["lang"], switch["hreflang"], switch.get_text()) == ("en", "en", "English")


def test_a_page_that_is_not_there_switches_to_the_home_page() -> None:
    visitor = Pages(make_gallery(a_portal(words=WORDS)))
    assert (visitor.get("/en/nowhere").link("Nederlands"), visitor.get("/nergens").link("English")) == ("/", "/en/")


def test_a_page_that_only_takes_forms_switches_to_the_home_page() -> None:
    visitor = Pages(make_gallery(a_portal(words=WORDS)))
    refused = visitor.post("/stuur", headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.link("English") == "/en/"


@pytest.mark.parametrize(("path", "language"), [("/stand/", "nl"), ("/en/status/", "en"), ("/en/nowhere", "en")])
def test_a_page_says_its_language(path: str, language: str) -> None:
    html = Pages(make_gallery(a_portal(words=WORDS))).get(path).soup.html
    assert html is not None
    assert html["lang"] == language
