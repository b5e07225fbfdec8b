from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.links import LinkKeys, derive
from portal.services.follow_link import NoSuchLink, open_link
from tests.builders import (
    KEYS,
    NOW,
    a_person,
    a_reference,
    all_done,
    an_application,
)
from tests.services.in_memory import InMemoryApplications

REFERENCE = a_reference()
TOKEN = derive(KEYS, "follow", REFERENCE, "f1", 1)
MAIL = a_person().mail


def opened(state: Application | None, token: str, purpose: str = "follow", now: datetime = NOW) -> Application:
    store = InMemoryApplications(*([state] if state else []))
    found = open_link(store, KEYS, purpose, REFERENCE, token, now)  # type: ignore[arg-type]
    assert store.reads == 1
    return found


def with_link(**changed: object) -> Application:
    """An application whose follow link has another version or expiry."""
    state = an_application()
    link = replace(state.capabilities[0], **changed)
    return replace(state, capabilities=(link,))


def test_the_link_opens_its_application() -> None:
    state = an_application()
    assert opened(state, TOKEN) == state


def test_a_link_of_an_older_key_opens_as_long_as_the_key_is_known() -> None:
    rotated = LinkKeys("b", {**KEYS.secrets, "b": b"another"})
    state = an_application()
    assert open_link(InMemoryApplications(state), rotated, "follow", REFERENCE, TOKEN, NOW) == state
    without = LinkKeys("b", {"b": b"another"})
    with pytest.raises(NoSuchLink):
        open_link(InMemoryApplications(state), without, "follow", REFERENCE, TOKEN, NOW)


WRONG = {
    "empty": "",
    "too short": TOKEN[:-1],
    "too long": f"{TOKEN}a",
    "one character off": TOKEN[:-1] + ("a" if TOKEN[-1] != "a" else "b"),
    "of another application": derive(KEYS, "follow", a_reference(7), "f1", 1),
    "of another purpose": derive(KEYS, "survey", REFERENCE, "f1", 1),
    "of a capability that is not there": derive(KEYS, "follow", REFERENCE, "f9", 1),
    "of a later version": derive(KEYS, "follow", REFERENCE, "f1", 2),
    "under an unknown key": f"z{TOKEN[1:]}",
    "in capitals": TOKEN.upper(),
    "not in ASCII": f"{TOKEN[:-1]}é",
}


@pytest.mark.parametrize("token", WRONG.values(), ids=WRONG)
def test_any_other_link_opens_nothing(token: str) -> None:
    with pytest.raises(NoSuchLink):
        opened(an_application(), token)


def test_an_unknown_application_is_no_different_from_a_wrong_link() -> None:
    with pytest.raises(NoSuchLink) as unknown:
        opened(None, TOKEN)
    with pytest.raises(NoSuchLink) as wrong:
        opened(an_application(), WRONG["one character off"])
    assert str(unknown.value) == str(wrong.value)


def test_a_revoked_link_opens_nothing() -> None:
    with pytest.raises(NoSuchLink):
        opened(with_link(version=2), TOKEN)


def test_an_expired_link_opens_nothing() -> None:
    state = with_link(expires_at=NOW)
    assert opened(state, TOKEN, now=NOW - timedelta(seconds=1)) == state
    with pytest.raises(NoSuchLink):
        opened(state, TOKEN, now=NOW)


def test_the_survey_link_opens_the_survey_only() -> None:
    state = an_application(*all_done())
    survey = derive(KEYS, "survey", REFERENCE, "s1", 1)
    assert opened(state, survey, "survey") == state
    with pytest.raises(NoSuchLink):
        opened(state, survey, "follow")
