"""Customers of applications on the running engine."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.bootstrap.track import Track
from portal.domain.events import Event
from portal.store.applications import ApplicationStore
from tests.builders import NOW, a_commit, a_log, released
from tests.fakes import Clock, InMemoryFiles
from tests.functions.track.acts.customer import Customer


@pytest.fixture
def files() -> InMemoryFiles:
    return InMemoryFiles()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def customer_of(
    built: Track,
    applications: ApplicationStore,
    next_reference: Callable[[], str],
    files: InMemoryFiles,
    clock: Clock,
) -> Callable[..., Customer]:
    """The customer of an application with this log."""

    def made(log: tuple[Event, ...] = ()) -> Customer:
        commit = a_commit(log or a_log(released()), next_reference())
        applications.commit(commit)
        return Customer(replace(built, now=clock, files=lambda: files), commit.state)

    return made


@pytest.fixture
def customer(customer_of: Callable[..., Customer]) -> Customer:
    """Whose order the contractor has."""
    return customer_of()
