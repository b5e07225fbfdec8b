"""Who lost the link gets it mailed to the address we know; who guesses learns nothing."""

from collections.abc import Callable

import pytest

from portal.domain.application import Application
from portal.store.applications import ApplicationStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import NOW, a_commit, a_log, a_person, a_reference
from tests.functions.track.conftest import OWN
from tests.pages import Page, Pages

MAIL = a_person().mail


@pytest.fixture
def state(applications: ApplicationStore, next_reference: Callable[[], str]) -> Application:
    commit = a_commit(a_log(), next_reference())
    applications.commit(commit)
    return commit.state


@pytest.fixture
def mailed(tables: Tables) -> Callable[[], list[str]]:
    """Whose lost-link mails wait."""
    return lambda: [message.subject for message in OutboxStore(tables).due(NOW, 1000) if message.name == "lost_link"]


def ask(pages: Pages, reference: str, mail: str, path: str = "/volgen/") -> Page:
    page = pages.post(path, {"reference": reference, "mail": mail}, base_url=OWN)
    return pages.get(page.location, base_url=OWN) if page.status == 303 else page


@pytest.mark.parametrize(
    ("path", "heading"), [("/volgen/", "Volg uw aanvraag"), ("/en/follow/", "Follow your application")]
)
def test_the_page_without_a_link_explains_and_asks(pages: Pages, path: str, heading: str) -> None:
    page = pages.get(path, base_url=OWN)
    assert (page.status, page.h1) == (200, heading)
    assert set(page.answers()) == {"reference", "mail"}


def test_who_knows_both_gets_one_mail(pages: Pages, state: Application, mailed: Callable[[], list[str]]) -> None:
    assert ask(pages, state.reference.lower(), MAIL.upper()).h1 == "Kijk in uw mail"
    ask(pages, state.reference, MAIL)
    assert mailed().count(state.reference) == 1


@pytest.mark.parametrize(
    ("reference", "mail"), [("", "ander@klant.example"), (a_reference(31_337), MAIL), ("onzin", MAIL)]
)
def test_who_guesses_sees_the_same_and_nothing_is_mailed(
    pages: Pages, state: Application, mailed: Callable[[], list[str]], reference: str, mail: str
) -> None:
    before = mailed()
    guessed = ask(pages, reference or state.reference, mail)
    assert mailed() == before
    right = ask(pages, state.reference, MAIL)
    assert (guessed.status, guessed.html) == (right.status, right.html)


def test_english_pages_lead_to_english_pages(pages: Pages, state: Application) -> None:
    assert ask(pages, state.reference, MAIL, "/en/follow/").h1 == "Check your e-mail"


@pytest.mark.parametrize(
    ("reference", "mail", "faults"),
    [
        ("", "", ["Vul het nummer van uw aanvraag in.", "Vul het e-mailadres in dat u bij uw aanvraag gaf."]),
        ("MA-2222-222", "", ["Vul het e-mailadres in dat u bij uw aanvraag gaf."]),
        ("", MAIL, ["Vul het nummer van uw aanvraag in."]),
    ],
)
def test_what_is_missing_is_said_at_the_field_and_on_top(
    pages: Pages, reference: str, mail: str, faults: list[str]
) -> None:
    page = ask(pages, reference, mail)
    assert page.status == 422
    assert page.faults == faults
    assert page.answers() == {"reference": [reference], "mail": [mail]}


@pytest.mark.parametrize(
    "typed", ["x" * 5000, "\x00", "MA-2222-222\r\nBcc: a@b.example", "\N{SNOWMAN}" * 20, "' OR 1=1"]
)
def test_nonsense_is_met_with_a_sentence(pages: Pages, typed: str) -> None:
    assert ask(pages, typed, typed).status in (200, 422)


def test_a_form_from_another_site_is_refused(pages: Pages, state: Application) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elders.example"}
    page = pages.post("/volgen/", {"reference": state.reference, "mail": MAIL}, headers=elsewhere, base_url=OWN)
    assert page.status == 403
