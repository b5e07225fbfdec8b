from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.local.site import create_app
from portal.site.policy import write_policy
from tests.web.page_checks import header_faults

PAGES = {
    "index.html": "thuis",
    "404.html": "niet gevonden",
    "hoe-werkt-het/index.html": "zo werkt het",
    "en/index.html": "home",
    "en/404.html": "not found",
    "stijl/abc.css": "body{}",
    "assets/search.js": "'use strict'",
}


@pytest.fixture
def visitor(tmp_path: Path) -> FlaskClient:
    for name, text in PAGES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tmp_path.parent / "secret.txt").write_text("not on the site")
    write_policy(tmp_path)
    return create_app(tmp_path).test_client()


@pytest.mark.parametrize(
    ("path", "text"),
    [("/", "thuis"), ("/hoe-werkt-het/", "zo werkt het"), ("/en/", "home"), ("/stijl/abc.css", "body{}")],
)
def test_a_folder_is_its_index_and_a_file_itself(visitor: FlaskClient, path: str, text: str) -> None:
    answer = visitor.get(path, buffered=True)
    assert (answer.status_code, answer.text) == (200, text)


def test_a_folder_without_its_slash_leads_to_it(visitor: FlaskClient) -> None:
    answer = visitor.get("/hoe-werkt-het", buffered=True)
    assert (answer.status_code, answer.headers["Location"]) == (301, "/hoe-werkt-het/")


@pytest.mark.parametrize(
    ("path", "text"), [("/nergens/", "niet gevonden"), ("/en/nowhere", "not found"), ("/english", "niet gevonden")]
)
def test_what_is_not_there_gets_the_sites_own_page_in_its_language(visitor: FlaskClient, path: str, text: str) -> None:
    answer = visitor.get(path, buffered=True)
    assert (answer.status_code, answer.text, answer.mimetype) == (404, text, "text/html")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd", "/%00"])
def test_nothing_outside_the_site_is_served(visitor: FlaskClient, path: str) -> None:
    answer = visitor.get(path, buffered=True)
    assert answer.status_code == 404
    assert answer.text == "niet gevonden"


def test_only_what_never_changes_is_kept_for_ever(visitor: FlaskClient) -> None:
    assert "immutable" in visitor.get("/stijl/abc.css", buffered=True).headers["Cache-Control"]
    for path in ("/", "/stijl/gone.css"):
        assert visitor.get(path, buffered=True).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", "/nergens/", "/hoe-werkt-het"])
def test_every_answer_is_as_guarded_as_a_page_of_ours(visitor: FlaskClient, path: str) -> None:
    """All but the id of the request, which a CDN doesn't give, and scripts, which the site's search needs."""
    faults = [fault for fault in header_faults(visitor.get(path, buffered=True)) if "X-Request-Id" not in fault]
    assert [fault for fault in faults if "content security policy" not in fault] == []
    assert "unsafe" not in visitor.get(path, buffered=True).headers["Content-Security-Policy"]
