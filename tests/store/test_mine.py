"""Many applications at once, each with its applicant."""

import pytest

from portal.store.applications import ApplicationStore
from portal.store.mine import AT_ONCE, MineStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import NOW, a_commit, a_log, a_person, a_reference
from tests.services.post import a_message


@pytest.fixture
def mine(tables: Tables) -> MineStore:
    return MineStore(tables)


def test_more_than_one_batch_comes_in_the_order_asked_for(mine: MineStore, applications: ApplicationStore) -> None:
    log = a_log()
    references = [a_reference(number) for number in range(AT_ONCE + 2)]
    for reference in references:
        applications.commit(a_commit(log, reference))
    found = list(mine.of(references))
    assert [state.reference for state, _ in found] == references
    assert {person.mail for _, person in found} == {a_person().mail}


def test_what_is_gone_is_left_out(mine: MineStore, applications: ApplicationStore) -> None:
    applications.commit(a_commit(a_log(), a_reference(1)))
    assert [state.reference for state, _ in mine.of([a_reference(0), a_reference(1)])] == [a_reference(1)]


def test_the_message_waits_in_the_outbox(mine: MineStore, outbox: OutboxStore) -> None:
    message = a_message("m1", name="mine", values={"mine": "a" * 64, "asked": "29823000"})
    mine.send(message)
    assert outbox.due(NOW, 10) == (message,)
