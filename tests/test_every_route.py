"""Rules of a session and of the browser's protection, over every route there is: a new one must find its place here."""

import io
import json
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Literal
from urllib.parse import urlsplit

import pytest
from werkzeug.test import TestResponse

from functions.track.acts.routes import ACTS
from portal.domain.paths import MINE
from portal.local.engine import Engine
from tests.fakes import ELSEWHERE
from tests.functions.workbench.test_roles import MAY, OPEN
from tests.pages import OWN_PAGE
from tests.world import Route, World, a_world

pytestmark = pytest.mark.long

Opens = Literal[
    "nothing",
    "draft cookie",
    "draft link",
    "follow cookie",
    "follow link",
    "list link",
    "list cookie",
    "survey link",
    "optional link",
    "calendar link",
    "key",
    "session",
]
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
EVIL = "https://evil.example"
DESCRIBED = {"/api/planning/v1/openapi.json"}
"""What says to anybody how an interface is spoken."""
PUBLIC = {"/.well-known/security.txt", "/medewerkers/bestand/<name>"}
COOKIES: Mapping[Opens, str] = {
    "draft link": "__Host-aanvraag",
    "follow link": "__Host-volg-",
    "list link": "__Host-mijn",
}
"""Which links leave a cookie, and how its name begins; nothing else sets one on whoever only looks."""

FORM = (
    *(("aansluitingen/", "connections/"), ("aansluiting/<discipline>/", "connection/<discipline>/")),
    *(("waar/", "where/"), ("adres/", "address/"), ("kavel/", "plot/"), ("wie/", "who/"), ("contact/", "contact/")),
    *(("bouwaannemer/", "builder/"), ("wanneer/", "when/"), ("tekeningen/", "drawings/")),
    *(("tekeningen/weg/", "drawings/remove/"), ("controleren/", "check/")),
    *(("verzonden/<reference>/", "sent/<reference>/"), ("bewaren/", "save/"), ("bewaard/", "saved/")),
)
OPENED_BY: Mapping[str, Opens] = {
    **{f"/aanvragen/{dutch}": "draft cookie" for dutch, _ in FORM},
    **{f"/en/apply/{english}": "draft cookie" for _, english in FORM},
    **dict.fromkeys(("/aanvragen/", "/en/apply/"), "nothing"),
    **dict.fromkeys(("/aanvragen/verder/<draft>/<token>", "/en/apply/resume/<draft>/<token>"), "draft link"),
    **dict.fromkeys(("/volgen/", "/en/follow/", "/volgen/gevraagd/", "/en/follow/asked/"), "nothing"),
    **dict.fromkeys(("/volgen/<ref>/<token>", "/en/follow/<ref>/<token>"), "follow link"),
    **dict.fromkeys(("/volgen/<ref>", "/en/follow/<ref>"), "follow cookie"),
    **dict.fromkeys((*MINE.values(), f"{MINE['nl']}gevraagd/", f"{MINE['en']}asked/"), "nothing"),
    **dict.fromkeys((f"{path}<mine>" for path in MINE.values()), "list link"),
    **dict.fromkeys((f"{MINE['nl']}lijst.csv", f"{MINE['en']}list.csv"), "list cookie"),
    **dict.fromkeys(("/volgen/<ref>/zoek", "/en/follow/<ref>/search"), "follow cookie"),
    **dict.fromkeys((f"/zoeken/{rest}" for rest in ("", "vraag/", "gevraagd/")), "nothing"),
    **dict.fromkeys((f"/en/find/{rest}" for rest in ("", "ask/", "asked/")), "nothing"),
    "/volgen/<ref>/afmelden/<optional>": "optional link",
    "/en/follow/<ref>/unsubscribe/<optional>": "optional link",
    **{f"/volgen/<ref>/{dutch}": "follow cookie" for dutch, _ in ACTS.values()},
    **{f"/en/follow/<ref>/{english}": "follow cookie" for _, english in ACTS.values()},
    **dict.fromkeys(("/volgen/<ref>/gedaan/<done>", "/en/follow/<ref>/done/<done>"), "follow cookie"),
    **dict.fromkeys(("/volgen/<ref>/alles", "/en/follow/<ref>/everything"), "follow cookie"),
    **dict.fromkeys(("/volgen/<ref>/<agenda>/agenda.ics", "/en/follow/<ref>/<agenda>/calendar.ics"), "calendar link"),
    **dict.fromkeys(("/gezond", "/.well-known/security.txt"), "nothing"),
    **dict.fromkeys(("/ktv/<ref>/<token>", "/ktv/<ref>/<token>/dank", "/ktv/<ref>/<token>/bel-mij"), "survey link"),
    **dict.fromkeys(("/en/survey/<ref>/<token>", "/en/survey/<ref>/<token>/thanks"), "survey link"),
    "/en/survey/<ref>/<token>/call-me": "survey link",
    **dict.fromkeys(MAY, "session"),
    **dict.fromkeys(OPEN, "nothing"),
    **dict.fromkeys((f"/api/planning/v1/{path}" for path in ("events", "imports", "orders")), "key"),
    **dict.fromkeys((f"/api/planning/v1/applications/<reference>{part}" for part in ("", "/contacts")), "key"),
    "/api/planning/v1/openapi.json": "nothing",
}
"""What a visitor must have to get anywhere, by route."""


@pytest.fixture(scope="module")
def world(engine: Engine) -> World:
    return a_world(engine)


SIGN_IN = "/medewerkers/inloggen"
"""The one page that sends somebody elsewhere: staff, to their own provider and nowhere else."""


def visits(world: World) -> Iterator[tuple[Route, str]]:
    """Every route with every method it knows."""
    for route in world.routes():
        for method in sorted(route.methods - {"OPTIONS"}):
            yield route, method


def ask(world: World, route: Route, method: str, *, own: bool = True, **headers: str) -> TestResponse:
    """As the customer with every cookie, or as a stranger with none."""
    client = world.client(route.app) if own else route.app.test_client()
    return client.open(route.path(), method=method, headers={name.replace("_", "-"): v for name, v in headers.items()})


def test_every_route_has_its_place(world: World) -> None:
    assert {route.rule for route in world.routes()} == set(OPENED_BY)


def test_whoever_lacks_what_opens_it_gets_nowhere(world: World) -> None:
    wrong = {"token": "a" * 29, "optional": "a" * 29, "agenda": "a" * 29, "mine": "a" * 103}
    for route, method in visits(world):
        needs = OPENED_BY[route.rule]
        if needs == "nothing":
            continue
        client = route.app.test_client()
        path = route.path(**wrong) if needs.endswith("link") else route.path()
        answer = client.open(path, method=method, headers=OWN_PAGE)
        gone = (401, 404, 405)
        if needs == "session":
            gone = (303, 401, 405)
            assert answer.status_code != 303 or answer.location.startswith("/medewerkers/inloggen"), route.rule
        if needs == "follow link":  # kept in the cookie unread, and refused by the next page
            gone = (303,)
            assert client.get(answer.headers["Location"]).status_code == 404
        assert answer.status_code in gone, f"{method} {route.rule}: {answer.status_code}"


def test_only_links_leave_a_cookie_and_it_is_bound_to_this_host(world: World) -> None:
    for route in world.routes():
        set_by_looking = ask(world, route, "GET", own=False).headers.getlist("Set-Cookie")
        begins = COOKIES.get(OPENED_BY[route.rule])
        assert bool(set_by_looking) == bool(begins), route.rule
        for cookie in set_by_looking:
            name, *flags = (part.strip() for part in cookie.split(";"))
            assert name.startswith(str(begins)), route.rule
            assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(flags)
            assert not any(flag.lower().startswith("domain") for flag in flags)


def test_a_cookie_that_is_set_while_a_form_is_sent_is_bound_too(world: World) -> None:
    app = world.apps["apply"]
    (cookie,) = (
        app.test_client().post("/aanvragen/", data={"kind": "new"}, headers=OWN_PAGE).headers.getlist("Set-Cookie")
    )
    assert cookie.startswith("__Host-aanvraag=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}


def test_no_personal_page_is_kept_by_anybody(world: World) -> None:
    for route, method in visits(world):
        kept = ask(world, route, method, **OWN_PAGE).headers["Cache-Control"]
        if OPENED_BY[route.rule] == "calendar link" and method in ("GET", "HEAD"):
            assert kept == "private, no-cache"  # a calendar keeps it, and asks each time whether it still stands
            continue
        assert (kept != "no-store") == (route.rule in PUBLIC and method in ("GET", "HEAD")), f"{method} {route.rule}"


def test_another_site_changes_nothing_anywhere(world: World) -> None:
    before = world.contents()
    forgeries = ({}, {"Origin": EVIL}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}, {"Referer": EVIL})
    same_site = ({"Sec_Fetch_Site": "same-site"}, {"Sec_Fetch_Site": "cross-site", "Origin": "http://localhost"})
    for (route, method), forged in product(visits(world), (*forgeries, *same_site)):
        if method in UNSAFE and OPENED_BY[route.rule] != "key":
            assert ask(world, route, method, **forged).status_code == 403, f"{method} {route.rule} {forged}"
    assert world.contents() == before


def test_a_method_no_route_knows_is_refused_everywhere(world: World) -> None:
    before = world.contents()
    for route in world.routes():
        for method in {"POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"} - route.methods:
            answer = ask(world, route, method, **OWN_PAGE)
            assert answer.status_code in (403, 405), f"{method} {route.rule}"
    assert world.contents() == before


def test_no_other_site_may_read_anything(world: World) -> None:
    for route in world.routes():
        for method in ("GET", "POST", "OPTIONS"):
            headers = ask(world, route, method, Origin=EVIL, Access_Control_Request_Method="POST").headers
            assert not [name for name, _ in headers if name.lower().startswith("access-control")], route.rule
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_what_is_said_of_the_way_here_changes_nothing(world: World) -> None:
    """Behind the CDN nobody but itself is believed: scheme, host and address come from its event."""
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "X-Forwarded-Prefix": "/evil"}
    forged |= {"Forwarded": "host=evil.example", "X-Original-URL": "/en/follow/", "X-HTTP-Method-Override": "DELETE"}
    for route in world.routes():
        client = world.client(route.app)
        plain, other = client.get(route.path()), client.get(route.path(), headers=forged)
        assert (plain.status_code, plain.location) == (other.status_code, other.location), route.rule
        assert "evil" not in other.get_data(as_text=True) + str(other.headers), route.rule


def test_a_forged_host_is_never_written_down(world: World) -> None:
    for route in world.routes():
        answer = world.client(route.app).get(route.path(), headers={"Host": "evil.example"})
        assert "evil" not in answer.get_data(as_text=True) + str(answer.headers), route.rule


@pytest.mark.parametrize("place", ["//evil.example", EVIL, "/\\evil.example", "https:evil.example", "javascript:x"])
def test_no_page_sends_a_reader_elsewhere(world: World, place: str) -> None:
    names = ("next", "naar", "to", "url", "return", "back", "later", "key", "redirect")
    for route, method in visits(world):
        client = world.client(route.app)
        asked = dict.fromkeys(names, place)
        data = asked if method == "POST" else None
        answer = client.open(route.path(), method=method, headers=OWN_PAGE, query_string=asked, data=data)
        if route.rule == SIGN_IN:
            assert answer.headers.get("Location", ELSEWHERE) == ELSEWHERE
            continue
        target = urlsplit(answer.headers.get("Location", ""))
        assert not target.netloc, f"{method} {route.rule}: {answer.location}"
        assert not target.scheme
        assert not target.path.startswith(("//", "/\\"))


def test_every_answer_says_what_it_is(world: World) -> None:
    for route, method in visits(world):
        for own in (True, False):
            answer = ask(world, route, method, own=own, **OWN_PAGE)
            kind = answer.headers.get("Content-Type", "")
            files = (
                {"text/calendar; charset=utf-8", "text/csv; charset=utf-8"}
                if route.rule.endswith((".ics", ".csv"))
                else set()
            )
            expected = {"text/html; charset=utf-8", "text/plain; charset=utf-8", *files}
            if route.rule == "/medewerkers/bestand/<name>":
                expected |= {"text/javascript; charset=utf-8", "text/css; charset=utf-8"}
            if route.rule.startswith("/api/"):
                expected = {"application/json" if route.rule in DESCRIBED else "application/problem+json"}
            assert kind in expected, f"{method} {route.rule}: {kind}"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_nobody_writes_a_line_into_the_journal(world: World, journal: io.StringIO) -> None:
    line = 'x\r\n{"level": "CRITICAL", "message": "hacked"}\u2028\u0085'
    quoted = "x%0d%0a%7b%22message%22:%22hacked%22%7d"
    asked = 0
    for route, method in visits(world):
        path = route.path(**dict.fromkeys(route.arguments, quoted)) + f"?{quoted}={quoted}"
        data = {"name": line, "mail": line, "reference": line} if method == "POST" else None
        world.client(route.app).open(path, method=method, data=data, headers={**OWN_PAGE, "User-Agent": quoted})
        asked += 1
    told = [json.loads(written) for written in journal.getvalue().splitlines()]
    assert sum(1 for each in told if each["logger"] == "portal.access") == asked
    assert "hacked" not in journal.getvalue()


def test_nothing_that_opens_anything_is_stored(world: World) -> None:
    """Tokens are derived each time and keys are kept as a hash: who reads the tables opens nothing (ASVS 11.5.1)."""
    stored = str(world.contents())
    opening = [world.key, *(world.genuine[name] for name in ("token", "resume", "survey", "optional"))]
    assert world.genuine["draft"] in stored
    assert [each for each in opening if each in stored] == []


def test_no_function_runs_for_developers(world: World) -> None:
    for name, app in world.apps.items():
        assert not app.debug, name
        assert app.static_folder is None, name
