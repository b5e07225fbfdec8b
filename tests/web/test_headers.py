from flask import redirect
from werkzeug.wrappers import Response

from portal.web.headers import content_security_policy
from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import BUCKET, a_portal


def test_forms_may_go_to_ourselves_and_to_the_bucket_only() -> None:
    assert f"form-action 'self' {BUCKET};" in content_security_policy(BUCKET)


def test_without_a_bucket_forms_go_to_ourselves_only() -> None:
    assert "form-action 'self';" in content_security_policy("")


def test_every_answer_has_the_headers_whatever_its_status() -> None:
    app = make_gallery(a_portal(words=WORDS))
    visitor = Pages(app, raises=False)
    app.add_url_rule("/breekt", "breaks", lambda: 1 // 0)
    statuses = [visitor.get(path).status for path in ("/alles/", "/nergens/", "/breekt", "/vraag", "/stuur")]
    assert statuses == [200, 404, 500, 308, 405]


def test_nothing_is_kept_unless_the_view_says_so() -> None:
    assert Pages(make_gallery(a_portal(words=WORDS))).get("/alles/").response.headers["Cache-Control"] == "no-store"


def test_a_missing_slash_leads_to_our_own_path_whatever_host_was_asked_for() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).get("/alles", base_url="https://evil.example")
    assert page.location == "/alles/"


def test_a_redirect_to_elsewhere_stays_as_the_view_meant_it() -> None:
    app = make_gallery(a_portal(words=WORDS))

    def leave() -> Response:
        return redirect("https://elders.example/x")

    app.add_url_rule("/weg", "leave", leave)
    assert app.test_client().get("/weg").headers["Location"] == "https://elders.example/x"
