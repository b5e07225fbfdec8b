from datetime import datetime, timedelta

from flask import Flask

from portal.web.security_txt import PATH, security_txt
from tests.pages import Pages
from tests.web.gallery import make_gallery
from tests.web.portals import NOW, OWN, a_portal


def test_it_is_plain_text_with_the_lines_of_the_standard() -> None:
    page = Pages(_served()).get(PATH)
    assert page.response.content_type == "text/plain; charset=utf-8"
    assert _lines(page.html).keys() == {"Contact", "Expires", "Preferred-Languages", "Canonical"}


def test_it_is_valid_for_more_than_sixty_days_and_less_than_a_year() -> None:
    expires = datetime.fromisoformat(_lines(Pages(_served()).get(PATH).html)["Expires"])
    assert timedelta(days=60) < expires - NOW < timedelta(days=365)


def test_it_names_its_own_public_address_whatever_host_was_asked_for() -> None:
    page = Pages(_served()).get(PATH, base_url="http://evil.example")
    assert _lines(page.html)["Canonical"] == OWN + PATH


def test_it_may_be_kept_for_a_day() -> None:
    assert Pages(_served()).get(PATH).response.headers["Cache-Control"] == "public, max-age=86400"


def _served() -> Flask:
    portal = a_portal()
    app = make_gallery(portal)
    app.add_url_rule(PATH, "security", security_txt(portal))
    return app


def _lines(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines())
