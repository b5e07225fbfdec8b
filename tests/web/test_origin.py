import pytest

from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import OWN, a_portal


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": OWN},
        {"Origin": "http://127.0.0.1:8000"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    ],
)
def test_our_own_pages_may_send_a_form(headers: dict[str, str]) -> None:
    assert _sent(headers) == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OWN},
        {"Origin": "null"},
        {"Origin": "https://portaal.example.evil.example"},
        {"Referer": f"{OWN}/alles/"},
    ],
)
def test_a_form_from_elsewhere_is_refused(headers: dict[str, str]) -> None:
    assert _sent(headers) == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_every_method_that_may_change_something_is_refused(method: str) -> None:
    client = make_gallery(a_portal(words=WORDS)).test_client()
    assert client.open("/stuur", method=method).status_code == 403


def test_looking_needs_no_origin() -> None:
    client = make_gallery(a_portal(words=WORDS)).test_client()
    assert client.get("/alles/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_program_may_post_to_the_interface_without_an_origin() -> None:
    app = make_gallery(a_portal(words=WORDS))
    app.add_url_rule("/api/x", "x", lambda: ("", 202), methods=["POST"])
    assert app.test_client().post("/api/x").status_code == 202


def test_whoever_is_refused_reads_why() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/stuur", headers={"Sec-Fetch-Site": "cross-site"})
    assert page.h1 == "Dit kan niet vanaf deze pagina"


def _sent(headers: dict[str, str]) -> int:
    return make_gallery(a_portal(words=WORDS)).test_client().post("/stuur", headers=headers).status_code
