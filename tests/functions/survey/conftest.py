"""The survey on a running engine, with an application whose survey may be answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from flask import Flask

from functions.survey.app import create_app
from portal.bootstrap.survey import Survey, for_survey
from portal.domain.application import Application
from portal.domain.events import SurveyAnswered
from portal.domain.links import derive
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from tests.builders import KEYS, NOW, a_commit, a_log, all_done
from tests.pages import Pages


class Clock:
    """The time, which a test may move."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def built(settings: Settings, applications: ApplicationStore) -> Survey:
    return replace(for_survey(settings), applications=applications)


@pytest.fixture
def portal(built: Survey, clock: Clock) -> Survey:
    return replace(built, now=clock)


@pytest.fixture
def app(portal: Survey) -> Flask:
    return create_app(portal)


@pytest.fixture
def pages(app: Flask) -> Pages:
    return Pages(app)


@dataclass(frozen=True)
class Invited:
    """An application whose last completion report came in, with the link that was mailed."""

    reference: str
    applications: ApplicationStore

    @property
    def token(self) -> str:
        return derive(KEYS, "survey", self.reference, "s1", 1)

    @property
    def path(self) -> str:
        return f"/ktv/{self.reference}/{self.token}"

    @property
    def english(self) -> str:
        return f"/en/survey/{self.reference}/{self.token}"

    @property
    def state(self) -> Application:
        state = self.applications.load(self.reference)
        assert state is not None
        return state

    @property
    def answers(self) -> list[SurveyAnswered]:
        return [event for event in self.applications.log(self.reference) if isinstance(event, SurveyAnswered)]


@pytest.fixture
def invite(applications: ApplicationStore, next_reference: Callable[[], str]) -> Callable[[], Invited]:
    def invite() -> Invited:
        reference = next_reference()
        applications.commit(a_commit(a_log(*all_done()), reference))
        return Invited(reference, applications)

    return invite


@pytest.fixture
def invited(invite: Callable[[], Invited]) -> Invited:
    return invite()
