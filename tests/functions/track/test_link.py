"""The way in: a link that reads nothing, a cookie, one read of one item, and one answer for all that is wrong."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from functions.track.app import create_app
from functions.track.cookies import MOST_FOLLOWED, too_many
from functions.track.views import COOKIE_DAYS
from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.links import derive
from portal.services.ports import Unavailable
from portal.store.applications import ApplicationStore
from tests.builders import KEYS, NOW, a_commit, a_log, a_reference
from tests.functions.track.conftest import OWN, a_track, link_to
from tests.pages import Page, Pages
from tests.situations import SITUATIONS


@pytest.fixture
def state(applications: ApplicationStore, next_reference: Callable[[], str]) -> Application:
    """An application on the engine that was just sent."""
    commit = a_commit(a_log(), next_reference())
    applications.commit(commit)
    return commit.state


def test_the_first_visit_reads_nothing(pages: Pages, state: Application, built: Track, requests: list[str]) -> None:
    assert pages.get(link_to(state, built), base_url=OWN).status == 303
    assert requests == []


def test_following_is_one_read_of_one_item(pages: Pages, state: Application, built: Track, requests: list[str]) -> None:
    pages.get(link_to(state, built), base_url=OWN)
    assert pages.get(f"/volgen/{state.reference}", base_url=OWN).status == 200
    assert requests == ["GetItem"]


def test_the_link_leaves_the_address_bar(pages: Pages, state: Application, built: Track) -> None:
    page = pages.get(link_to(state, built), base_url=OWN)
    assert page.location == f"/volgen/{state.reference}"
    assert pages.get(link_to(state, built, "en"), base_url=OWN).location == f"/en/follow/{state.reference}"


def test_the_cookie_is_bound_to_this_host_and_hidden_from_scripts(
    pages: Pages, state: Application, built: Track
) -> None:
    page = pages.get(link_to(state, built), base_url=OWN)
    cookie = page.response.headers["Set-Cookie"]
    assert cookie.startswith(f"__Host-volg-{state.reference}=")
    parts = {part.strip() for part in cookie.split(";")[1:]}
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax", f"Max-Age={COOKIE_DAYS * 86_400}"} <= parts
    assert not any(part.startswith("Domain") for part in parts)


def test_on_this_machine_the_cookie_works_without_https(state: Application) -> None:
    portal = a_track(state)
    portal = replace(portal, settings=replace(portal.settings, secure_cookies=False))
    client = create_app(portal).test_client()
    cookie = client.get(link_to(state, portal)).headers["Set-Cookie"]
    assert cookie.startswith("volg-")
    assert "Secure" not in cookie
    assert client.get(f"/volgen/{state.reference}").status_code == 200


def test_who_follows_very_many_keeps_the_newest_and_never_more_than_fit() -> None:
    states = [SITUATIONS["expected"](reference=a_reference(number)) for number in range(MOST_FOLLOWED + 2)]
    portal = a_track(*states)
    client = create_app(portal).test_client()
    for state in states:
        client.get(link_to(state, portal), base_url=OWN)
    sent = client.get("/volgen/", base_url=OWN).request.headers["Cookie"]
    assert sent.count("__Host-volg-") == MOST_FOLLOWED
    assert len(sent) < 5_000
    shown = [client.get(f"/volgen/{state.reference}", base_url=OWN).status_code for state in states]
    assert shown == [404, 404, *[200] * MOST_FOLLOWED]


def test_following_again_makes_nothing_go() -> None:
    names = ["__Host-aanvraag", *(f"__Host-volg-{number}" for number in range(MOST_FOLLOWED))]
    assert too_many(names, "__Host-volg-3") == ()
    assert too_many(names, "__Host-volg-new") == ("__Host-volg-0",)


def test_two_applications_are_followed_side_by_side() -> None:
    one, other = (SITUATIONS["expected"](reference=a_reference(number)) for number in (1, 2))
    portal = a_track(one, other)
    pages = Pages(create_app(portal))
    for state in (one, other):
        pages.get(link_to(state, portal), base_url=OWN)
    for state in (one, other):
        assert state.reference in pages.get(f"/volgen/{state.reference}", base_url=OWN).h1


@pytest.mark.parametrize("typed", [str.lower, lambda reference: reference.replace("-", "")])
def test_a_reference_may_be_typed_as_people_do(typed: Callable[[str], str]) -> None:
    state = SITUATIONS["expected"]()
    portal = a_track(state)
    pages = Pages(create_app(portal))
    pages.get(link_to(state, portal), base_url=OWN)
    assert pages.get(f"/volgen/{typed(state.reference)}", base_url=OWN).status == 200


def tried(pages: Pages, reference: str, token: str = "", path: str = "/volgen") -> Page:
    """What whoever comes with this token in their cookie gets to see."""
    if token:
        pages.client.set_cookie(f"__Host-volg-{reference}", token, domain="portaal.example", secure=True)
    return pages.get(f"{path}/{reference}", base_url=OWN)


def refused(pages: Pages, reference: str, token: str = "") -> tuple[object, ...]:
    """Everything of the answer but the id of the request and what was asked for."""
    page = tried(pages, reference, token)
    headers = [(name, value) for name, value in page.response.headers if name not in ("X-Request-Id", "Content-Length")]
    return page.status, page.html.replace(reference, "…"), headers


def test_whatever_is_wrong_with_a_link_looks_and_reads_the_same(
    applications: ApplicationStore, pages: Pages, requests: list[str], next_reference: Callable[[], str]
) -> None:
    def stored(**link: object) -> str:
        commit = a_commit(a_log(), next_reference())
        changed = replace(commit.state.capabilities[0], **link)
        applications.commit(replace(commit, state=replace(commit.state, capabilities=(changed,))))
        return commit.state.reference

    def token(reference: str, version: int = 1) -> str:
        return derive(KEYS, "follow", reference, "f1", version)

    unknown, known, revoked = next_reference(), stored(), stored(version=2)
    expired, other_purpose = stored(expires_at=NOW - timedelta(seconds=1)), stored(purpose="survey")
    requests.clear()
    answers = [
        refused(pages, unknown, token(unknown)),
        refused(pages, known),
        refused(pages, known, "geraden"),
        refused(pages, known, token(unknown)),
        refused(pages, known, token(known, 2)),
        refused(pages, revoked, token(revoked)),
        refused(pages, expired, token(expired)),
        refused(pages, other_purpose, token(other_purpose)),
    ]
    assert requests == ["GetItem"] * len(answers)
    assert answers[0][0] == 404
    assert all(answer == answers[0] for answer in answers)


def test_what_is_no_reference_looks_the_same_too(pages: Pages, requests: list[str]) -> None:
    assert refused(pages, "onzin") == refused(pages, a_reference(123))
    assert requests == ["GetItem"]


@pytest.mark.parametrize("token", ["kort", "x" * 28, "x" * 30, "é" * 29, "%00" * 29, "a-b" * 9 + "ab", "..%2f" * 6])
def test_what_is_no_token_is_not_kept(pages: Pages, token: str) -> None:
    page = pages.get(f"/volgen/{a_reference()}/{token}", base_url=OWN)
    assert page.status == 404
    assert "Set-Cookie" not in page.response.headers


@pytest.mark.parametrize(
    ("path", "heading"), [("/volgen", "Deze link werkt niet"), ("/en/follow", "This link does not work")]
)
def test_who_has_no_link_is_told_how_to_get_it(pages: Pages, path: str, heading: str) -> None:
    page = tried(pages, a_reference(123), path=path)
    assert page.h1 == heading
    assert page.link("opnieuw" if path == "/volgen" else "again") == f"{path}/"


def test_a_store_that_is_away_is_told_apart_from_a_wrong_link(monkeypatch: pytest.MonkeyPatch) -> None:
    portal = a_track()
    monkeypatch.setattr(portal.applications, "load", _away)
    page = tried(Pages(create_app(portal)), a_reference())
    assert page.status == 503
    assert page.response.headers["Retry-After"]


def _away(_: str) -> Application:
    raise Unavailable("the store did not answer")
