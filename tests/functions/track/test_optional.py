"""Unsubscribing: one press for a reader, one request for a mail program, and a way back."""

import pytest

from portal.domain.application import Application
from portal.domain.definition import Language
from portal.domain.paths import optional_path
from portal.services.optional import optional_token
from tests.builders import an_application
from tests.functions.track.conftest import Reader, a_track
from tests.pages import OWN_PAGE
from tests.services.in_memory import InMemoryApplications


@pytest.fixture
def reader() -> Reader:
    return Reader(a_track(), InMemoryApplications())


ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def link(reader: Reader, state: Application, language: Language = "nl") -> str:
    token = optional_token(reader.portal.settings.link_keys, state.reference)
    return optional_path(language, state.reference, token)


def stands(reader: Reader, state: Application) -> bool:
    return reader.store.states[state.reference].unsubscribed


@pytest.mark.parametrize(("language", "title"), [("nl", "Wilt u deze berichten"), ("en", "No longer want these")])
def test_looking_changes_nothing(reader: Reader, language: Language, title: str) -> None:
    state = known(reader)
    page = reader.pages.get(link(reader, state, language))
    assert title in page.h1
    assert not stands(reader, state)


def test_one_press_ends_them_and_another_takes_that_back(reader: Reader) -> None:
    state = known(reader)
    path = link(reader, state)
    assert reader.pages.post(path, {}).location == path
    assert stands(reader, state)
    page = reader.pages.get(path)
    assert page.h1 == "U bent afgemeld"
    reader.pages.post(path, page.answers())
    assert not stands(reader, state)


def test_a_mail_program_needs_no_page_and_gets_none(reader: Reader) -> None:
    state = known(reader)
    answer = reader.pages.client.post(link(reader, state), data=ONE_CLICK)
    assert (answer.status_code, answer.get_data()) == (200, b"")
    assert stands(reader, state)
    reader.pages.client.post(link(reader, state), data=ONE_CLICK)
    assert len(reader.store.commits) == 1


def test_another_site_can_not_press_it(reader: Reader) -> None:
    state = known(reader)
    assert reader.pages.client.post(link(reader, state), headers={"Origin": "https://evil.example"}).status_code == 403
    assert not stands(reader, state)


def test_a_wrong_link_says_what_every_wrong_link_says(reader: Reader) -> None:
    state = known(reader)
    for method in ("get", "post"):
        ask = getattr(reader.pages.client, method)
        answer = ask(f"/volgen/{state.reference}/afmelden/{'a' * 29}", headers=OWN_PAGE)
        assert answer.status_code == 404
    assert not stands(reader, state)


def known(reader: Reader) -> Application:
    state = an_application()
    reader.store.states[state.reference] = state
    return state
