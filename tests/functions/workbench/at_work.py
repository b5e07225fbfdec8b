"""Employees at their screens: signed in as the provider would have it, over one engine, on a clock a test moves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count

from functions.workbench.app import create_app
from functions.workbench.session import begin
from portal.bootstrap.workbench import Workbench, for_workbench
from portal.domain.application import Application
from portal.domain.reports import Command
from portal.domain.staff import Employee, StaffRole
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, POWER, a_commit, a_log, a_reference, submitted
from tests.fakes import Clock
from tests.pages import Page, Pages

HTTPS = "https://localhost"
numbers = count(5_000)
SESSION = "GetItem"
"""What every page asks the store first: whether the session was ended."""


@dataclass
class Screen:
    """One employee's browser."""

    pages: Pages

    def get(self, path: str) -> Page:
        return self.pages.get(path, base_url=HTTPS)

    def post(self, path: str, data: dict[str, object]) -> Page:
        return self.pages.post(path, data, base_url=HTTPS)

    def fill(self, page: Page, path: str, **typed: object) -> Page:
        """Send the page's first form as it stands, with these answers in place of what stood."""
        return self.post(path, {**page.answers(), **typed})


class Office:
    """The workbench of one brand, with its store and its clock."""

    def __init__(self, settings: Settings, tables: Tables) -> None:
        self.clock = Clock(NOW)
        self.portal: Workbench = for_workbench(replace(settings, origins=(HTTPS,)), self.clock)
        self.applications, self.outbox = ApplicationStore(tables), OutboxStore(tables)
        self.tables = tables
        self.app = create_app(self.portal)

    def screen(
        self, role: StaffRole = "planner", organisation: str = CONTRACTOR, name: str = "Jet de Planner"
    ) -> Screen:
        """Somebody who signed in at this moment."""
        pages = Pages(self.app)
        employee = Employee(f"{role}.{organisation}", name, role, organisation)
        with self.app.test_request_context(base_url=HTTPS) as context:
            begin(employee, self.clock(), self.portal.new_id())
            values = dict(context.session)
        with pages.client.session_transaction(base_url=HTTPS) as session:
            session.update(values)
        return Screen(pages)

    def preparer(self, organisation: str = POWER) -> Screen:
        return self.screen("work_preparer", organisation, "Wim Voorbereider")

    def application(
        self, *commands: Command, disciplines: Iterable[str] = (), by: str = "", kind: str = "new", pavement: str = ""
    ) -> Application:
        """One that stands in the store since Friday, with its person."""
        reference = a_reference(next(numbers))
        before = NOW - timedelta(days=3)
        first = replace(submitted(*disciplines, kind=kind, at=before), pavement=pavement)
        log = a_log(*commands, first=first, by=by, at=before)
        commit = a_commit(log, reference)
        self.applications.commit(commit)
        return commit.state


def here(state: Application, rest: str = "") -> str:
    return f"/medewerkers/aanvraag/{state.reference}{rest}"
