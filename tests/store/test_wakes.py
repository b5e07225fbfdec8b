from datetime import timedelta

from portal.domain.application import Application
from portal.domain.work_items import wakes_at
from portal.services.watch import Wake
from portal.store.applications import SHARDS, ApplicationStore
from portal.store.tables import Tables
from portal.store.wakes import WakeStore
from tests.builders import a_reference
from tests.store.commits import a_submission


def begun(applications: ApplicationStore, number: int) -> Application:
    commit = a_submission(a_reference(number))
    applications.commit(commit)
    return commit.state


def test_an_application_is_due_when_its_first_term_passes_and_not_before(
    applications: ApplicationStore, tables: Tables
) -> None:
    state, wakes = begun(applications, 1), WakeStore(tables)
    at = wakes_at(state)
    assert at is not None

    assert wakes.due(at - timedelta(seconds=1), 10) == ()
    assert [wake.reference for wake in wakes.due(at, 10)] == [state.reference]


def test_what_is_due_comes_from_all_shards_soonest_first(applications: ApplicationStore, tables: Tables) -> None:
    states = [begun(applications, number) for number in range(2 * SHARDS)]
    last = max(at for at in map(wakes_at, states) if at)

    found = WakeStore(tables).due(last, 10)

    assert {wake.reference for wake in found} == {state.reference for state in states}
    assert list(found) == sorted(found, key=lambda wake: wake.key)


def test_what_was_looked_at_is_no_longer_due(applications: ApplicationStore, tables: Tables) -> None:
    state, wakes = begun(applications, 1), WakeStore(tables)
    at = wakes_at(state)
    assert at is not None
    (wake,) = wakes.due(at, 10)

    wakes.drop(wake)
    wakes.drop(Wake(wake.reference, wake.key))

    assert wakes.due(at, 10) == ()
