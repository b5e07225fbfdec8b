from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import LinkRequested
from portal.domain.links import LinkKeys, derive
from portal.domain.person import Person
from portal.services.changes import changes
from portal.services.follow_link import AGAIN_AFTER, NoSuchLink, mail_link_again, open_link
from portal.services.ports import Unavailable
from tests.builders import (
    KEYS,
    NOW,
    a_definition,
    a_log,
    a_person,
    a_reference,
    after,
    all_done,
    an_application,
    released,
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


class Asked:
    """Somebody who lost the link and fills in the form."""

    def __init__(self, state: Application | None = None, person: Person | None = None) -> None:
        self.store = InMemoryApplications(state or an_application())
        self.store.people = {REFERENCE: person or a_person()}

    def asks(self, reference: str = REFERENCE, mail: str = MAIL, now: datetime = NOW) -> None:
        mail_link_again(self.store, a_definition(), reference, mail, now)

    @property
    def mailed(self) -> list[str]:
        """Names of the messages that went into the outbox, with what they are about."""
        return [f"{message.name} {message.subject}" for commit in self.store.commits for message in commit.messages]


def test_whoever_knows_reference_and_address_gets_the_link_mailed() -> None:
    customer = Asked()
    customer.asks()
    assert customer.mailed == [f"lost_link {REFERENCE}"]


@pytest.mark.parametrize("typed", [REFERENCE.lower(), REFERENCE.replace("-", ""), f" {REFERENCE} "])
def test_a_reference_may_be_typed_as_people_do(typed: str) -> None:
    customer = Asked()
    customer.asks(reference=typed)
    assert len(customer.mailed) == 1


def test_capitals_and_spaces_in_an_address_make_no_difference() -> None:
    customer = Asked()
    customer.asks(mail=f" {MAIL.upper()} ")
    assert len(customer.mailed) == 1


@pytest.mark.parametrize(
    ("reference", "mail"), [(REFERENCE, "ander@klant.example"), (a_reference(7), MAIL), ("onzin", MAIL), ("", "")]
)
def test_nobody_else_hears_whether_they_were_right(reference: str, mail: str) -> None:
    customer = Asked()
    customer.asks(reference, mail)
    assert customer.mailed == []


def test_the_link_is_mailed_at_most_every_ten_minutes() -> None:
    customer = Asked()
    customer.asks()
    customer.asks(now=NOW + AGAIN_AFTER - timedelta(seconds=1))
    assert len(customer.mailed) == 1
    customer.asks(now=NOW + AGAIN_AFTER)
    assert len(customer.mailed) == 2


def test_asking_while_the_application_changes_still_works() -> None:
    state = an_application()
    customer = Asked(state)
    planned = changes(state, a_log(released())[1:], a_definition()).state
    customer.store.before_commit = _once(lambda: customer.store.states.update({REFERENCE: planned}))
    customer.asks()
    assert len(customer.mailed) == 1
    assert customer.store.states[REFERENCE] == after(planned, [LinkRequested(NOW, "customer")])


def test_eight_requests_at_once_mail_one_link() -> None:
    """Whoever was slower reads that the link was just asked for."""
    customer = Asked()
    asked = changes(customer.store.states[REFERENCE], [LinkRequested(NOW, "customer")], a_definition())
    customer.store.before_commit = _once(lambda: customer.store.states.update({REFERENCE: asked.state}))
    customer.asks()
    assert customer.mailed == []


def test_an_application_that_keeps_changing_ends_in_a_sentence() -> None:
    state = an_application()
    customer = Asked(state)
    customer.store.before_commit = lambda: customer.store.states.update(
        {REFERENCE: after(customer.store.states[REFERENCE], [LinkRequested(NOW - AGAIN_AFTER, "customer")])}
    )
    with pytest.raises(Unavailable, match="changed"):
        customer.asks()
    assert customer.mailed == []


def _once(do: Callable[[], object]) -> Callable[[], None]:
    todo = [do]

    def run() -> None:
        if todo:
            todo.pop()()

    return run
