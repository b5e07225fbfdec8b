from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import LinkRequested
from portal.domain.links import derive
from portal.domain.person import Person
from portal.services.changes import changes
from portal.services.lost_link import AGAIN_AFTER, mail_link_again
from portal.services.ports import Unavailable
from tests.builders import (
    KEYS,
    NOW,
    a_definition,
    a_log,
    a_person,
    a_reference,
    after,
    an_application,
    released,
)
from tests.services.in_memory import InMemoryApplications

REFERENCE = a_reference()
TOKEN = derive(KEYS, "follow", REFERENCE, "f1", 1)
MAIL = a_person().mail


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
