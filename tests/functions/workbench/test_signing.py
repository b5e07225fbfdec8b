"""Signing in at a real provider, which runs as a process of its own as in ``make run``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from functions.workbench.app import create_app
from portal.bootstrap.workbench import Workbench, for_workbench
from portal.domain.staff import StaffRole
from portal.local.place import Place
from portal.local.provider import people, running_provider
from portal.outside.sign_in import OpenIdProvider
from portal.services.ports import Unavailable
from portal.services.staff_ports import Attempt, SignInRefused
from portal.settings import Settings
from tests.builders import a_definition
from tests.functions.workbench.at_work import HTTPS
from tests.pages import OWN_PAGE

pytestmark = pytest.mark.long

Variables = dict[str, str]
PEOPLE = {str(person["sub"]): person for person in people(a_definition())}


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Whoever is sent on looks where to."""


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Variables]:
    place = Place("mijnaansluiting", tmp_path_factory.mktemp("provider"), 0)
    place.data.mkdir()
    with running_provider(place, a_definition()) as variables:
        yield variables


@pytest.fixture(scope="module")
def portal(settings: Settings, tables: object, provider: Variables) -> Workbench:
    known = {"oidc_issuer": provider["PORTAL_OIDC_ISSUER"], "oidc_client": provider["PORTAL_OIDC_CLIENT"]}
    return for_workbench(replace(settings, origins=(HTTPS,), oidc_secret="local", **known))


@dataclass
class Browser:
    """One browser at our door and at the provider's."""

    portal: Workbench

    def __post_init__(self) -> None:
        self.client = create_app(self.portal).test_client()

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, where it sends, and the page."""
        answer = self.client.get(path, base_url=HTTPS)
        return answer.status_code, answer.headers.get("Location", ""), answer.get_data(as_text=True)

    def ask(self, to: str = "/medewerkers/toetsen/") -> str:
        """The provider's address that our button leads to."""
        data = {"naar": to}
        return self.client.post("/medewerkers/inloggen", data=data, headers=OWN_PAGE, base_url=HTTPS).location

    def choose(self, address: str, person: str, action: str = "") -> str:
        """Press a person's button on the provider's page; the query that it sends back."""
        data = urlencode({"sub": person, **({"action": action} if action else {})}).encode()
        try:
            build_opener(_Stay).open(Request(address, data), timeout=10)
        except HTTPError as sent:
            with sent:
                return urlsplit(sent.headers["Location"]).query
        raise AssertionError("the provider sent nobody back")

    def come_in(self, person: str, to: str = "/medewerkers/toetsen/") -> tuple[int, str, str]:
        return self.get(f"/medewerkers/binnen?{self.choose(self.ask(to), person)}")


def one_of(role: str) -> str:
    return next(sub for sub in PEOPLE if sub.partition(".")[0] == role)


@pytest.mark.parametrize("grant", a_definition().staff.roles, ids=lambda grant: grant.value)
def test_everyone_with_a_role_comes_in(portal: Workbench, grant: object) -> None:
    browser, value = Browser(portal), str(getattr(grant, "value", ""))
    status, to, _ = browser.come_in(one_of(value))
    assert (status, to) == (303, "/medewerkers/toetsen/")
    page = browser.get(to)[2]
    assert str(PEOPLE[one_of(value)]["name"]) in page
    role: StaffRole = grant.role  # type: ignore[attr-defined]
    assert portal.words.say(f"workbench.role.{role}", "nl") in page


def test_the_session_is_one_cookie_bound_to_this_host(portal: Workbench) -> None:
    browser = Browser(portal)
    query = browser.choose(browser.ask(), one_of("planner"))
    (cookie,) = browser.client.get(f"/medewerkers/binnen?{query}", base_url=HTTPS).headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-medewerker=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}


def test_the_question_carries_state_nonce_and_a_challenge(portal: Workbench) -> None:
    first, second = (parse_qs(urlsplit(Browser(portal).ask()).query) for _ in range(2))
    assert first["code_challenge_method"] == ["S256"]
    assert first["response_type"] == ["code"]
    assert first["redirect_uri"] == [f"{HTTPS}/medewerkers/binnen"]
    assert not [name for name in ("state", "nonce", "code_challenge") if first[name] == second[name]]


def test_without_a_second_step_nobody_comes_in(portal: Workbench) -> None:
    careless = next(sub for sub in PEOPLE if sub.endswith("zonder-tweede-stap"))
    browser = Browser(portal)
    status, _, page = browser.come_in(careless)
    assert status == 403
    assert "zonder tweede stap" in page
    assert browser.get("/medewerkers/toetsen/")[0] == 303


def test_somebody_without_a_role_stays_outside(portal: Workbench) -> None:
    status, _, page = Browser(portal).come_in("somebody")
    assert status == 403
    assert "geen rol" in page


def test_who_says_no_there_is_not_let_in_here(portal: Workbench) -> None:
    browser = Browser(portal)
    query = browser.choose(browser.ask(), one_of("planner"), action="deny")
    assert browser.get(f"/medewerkers/binnen?{query}")[0] == 403


def test_an_answer_to_another_question_is_no_proof(portal: Workbench) -> None:
    """State, as it was sent, is in the browser that asked and nowhere else."""
    mine, theirs = Browser(portal), Browser(portal)
    query = theirs.choose(theirs.ask(), one_of("planner"))
    mine.ask()
    assert mine.get(f"/medewerkers/binnen?{query}")[0] == 403
    assert mine.get(f"/medewerkers/binnen?{query}")[:2] == (303, "/medewerkers/inloggen")


def test_an_answer_counts_once(portal: Workbench) -> None:
    browser = Browser(portal)
    query = browser.choose(browser.ask(), one_of("planner"))
    assert browser.get(f"/medewerkers/binnen?{query}")[0] == 303
    with browser.client.session_transaction(base_url=HTTPS) as session:
        session["attempt"] = {"state": parse_qs(query)["state"][0], "nonce": "n", "verifier": "v" * 43}
    assert browser.get(f"/medewerkers/binnen?{query}")[0] == 403


def test_a_token_for_another_nonce_is_no_proof(portal: Workbench) -> None:
    browser = Browser(portal)
    query = browser.choose(browser.ask(), one_of("planner"))
    with browser.client.session_transaction(base_url=HTTPS) as session:
        session["attempt"] = {**session["attempt"], "nonce": "another"}
    assert browser.get(f"/medewerkers/binnen?{query}")[0] == 403


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "/aanvragen/", "x"])
def test_signing_in_leads_to_the_workbench_and_nowhere_else(portal: Workbench, to: str) -> None:
    assert Browser(portal).come_in(one_of("planner"), to)[:2] == (303, "/medewerkers/")


def test_signing_out_ends_it_here_and_there(portal: Workbench, provider: Variables) -> None:
    browser = Browser(portal)
    browser.come_in(one_of("planner"))
    answer = browser.client.post("/medewerkers/uitloggen", headers=OWN_PAGE, base_url=HTTPS)
    assert answer.location.startswith(f"{provider['PORTAL_OIDC_ISSUER']}/oauth2/end_session?")
    assert parse_qs(urlsplit(answer.location).query)["post_logout_redirect_uri"] == [f"{HTTPS}/medewerkers/uitgelogd"]
    assert browser.get("/medewerkers/toetsen/")[0] == 303


def test_the_policy_lets_forms_end_at_the_provider_only(portal: Workbench, provider: Variables) -> None:
    policy = Browser(portal).client.get("/medewerkers/inloggen", base_url=HTTPS).headers["Content-Security-Policy"]
    assert f"form-action 'self' {provider['PORTAL_OIDC_ISSUER']};" in policy
    assert "script-src 'self';" in policy


def test_a_token_that_has_expired_is_no_proof(portal: Workbench, provider: Variables) -> None:
    later = OpenIdProvider(
        provider["PORTAL_OIDC_ISSUER"], "portal", "local", ("openid",), lambda: datetime.now(UTC) + timedelta(days=1)
    )
    attempt, back = Attempt("state", "nonce", "v" * 43), f"{HTTPS}/medewerkers/binnen"
    query = Browser(portal).choose(later.address(back, attempt), one_of("planner"))
    with pytest.raises(SignInRefused):
        later.claims(query, back, attempt)


def test_a_provider_that_is_silent_is_unavailable() -> None:
    silent = OpenIdProvider("http://127.0.0.1:1", "portal", "local", ("openid",), lambda: datetime.now(UTC))
    with pytest.raises(Unavailable):
        silent.address(HTTPS, Attempt("state", "nonce", "v" * 43))


def test_a_provider_with_another_name_is_not_believed(provider: Variables) -> None:
    other = provider["PORTAL_OIDC_ISSUER"].replace("127.0.0.1", "localhost") + "/"
    wrong = OpenIdProvider(other, "portal", "local", ("openid",), lambda: datetime.now(UTC))
    with pytest.raises(Unavailable):
        wrong.address(HTTPS, Attempt("state", "nonce", "v" * 43))


def test_the_seeded_people_fit_their_brand() -> None:
    assert json.dumps(sorted(PEOPLE))
    assert {sub.partition(".")[0] for sub in PEOPLE} == {grant.value for grant in a_definition().staff.roles}
