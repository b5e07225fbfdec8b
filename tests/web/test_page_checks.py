"""The checks find what they are there for: each row breaks one rule of a sound page."""

import pytest
from werkzeug.wrappers import Response

from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.page_checks import header_faults, page_faults
from tests.web.portals import a_portal

SOUND = (
    '<!doctype html><html lang="nl"><head><title>Titel · Merk</title></head><body><main id="main"><h1>Titel</h1>'
    '<form method="post"><label for="a">Naam</label><input id="a" name="a"><button>Verder</button></form>'
    '<a href="#main">Boven</a></main></body></html>'
)
SUMMARY = '<div class="summary" role="alert" tabindex="-1"><a href="#b">Leeg</a></div>'


def test_a_sound_page_has_no_faults() -> None:
    assert page_faults(SOUND) == []


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("<h1>Titel</h1>", ""),
        ("<h1>Titel</h1>", "<h1>Titel</h1><h1>Titel</h1>"),
        ("<h1>Titel</h1>", "<h1>Anders</h1>"),
        ("<h1>Titel</h1>", "<h1>Titel</h1><h3>Te diep</h3>"),
        ("<title>Titel", "<title>Fout: Titel"),
        (' lang="nl"', ""),
        ('id="main"', 'id="a"'),
        ('for="a"', 'for="b"'),
        ('id="a" name="a"', 'id="a" name="a" aria-describedby="hint"'),
        ('id="a" name="a"', 'id="a"'),
        ("Naam</label>", "</label>"),
        ('<input id="a" name="a">', '<input type="radio" id="a" name="a">'),
        ('href="#main"', 'href="#nowhere"'),
        (">Boven</a>", "></a>"),
        (">Verder</button>", "></button>"),
        ("<main", "<script></script><main"),
        ("<main", '<main style="color:red"'),
        ("<main", '<main onclick="x()"'),
        ("<head>", '<head><link rel="stylesheet" href="https://cdn.example/x.css">'),
        ("Boven", "{{ x }}"),
        ("Boven", "tot {closes} uur"),
        ("Boven", "None"),
        ("</form>", ""),
        ("<form", f"{SUMMARY}<form"),
        ("</h1>", '</h1><form><p class="error">Leeg</p></form>'),
    ],
)
def test_a_broken_page_is_found(part: str, instead: str) -> None:
    assert part in SOUND
    assert page_faults(SOUND.replace(part, instead)) != []


def test_an_error_page_says_so_in_its_title() -> None:
    assert page_faults(SOUND, 404) != []
    assert page_faults(SOUND.replace("<title>", "<title>Fout: "), 404) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Content-Security-Policy", "default-src 'self'"),
        ("Strict-Transport-Security", "max-age=60; includeSubDomains"),
        ("X-Content-Type-Options", ""),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Referrer-Policy", "unsafe-url"),
        ("Permissions-Policy", ""),
        ("X-Request-Id", ""),
        ("Cache-Control", ""),
        ("Server", "Werkzeug/3.1.3"),
        ("Access-Control-Allow-Origin", "*"),
        ("Content-Type", "text/html"),
        ("Location", "https://evil.example/"),
        ("Set-Cookie", "__Host-x=1; HttpOnly; Path=/; SameSite=Lax"),
        ("Set-Cookie", "__Host-x=1; Secure; HttpOnly; Path=/volgen; SameSite=Lax"),
        ("Set-Cookie", "x=1; HttpOnly; Path=/"),
        ("Set-Cookie", "x=1; SameSite=Lax; Path=/"),
    ],
)
def test_a_weak_header_is_found(name: str, value: str) -> None:
    response = _answer()
    assert header_faults(response) == []
    response.headers[name] = value
    assert header_faults(response) != []


def _answer() -> Response:
    return Pages(make_gallery(a_portal(words=WORDS))).get("/stand/").response
