"""The workbench on a port of its own, over a store that a test fills: a browser signs in with a cookie made here."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Flask, Response, template_rendered
from flask.typing import ResponseReturnValue
from playwright.sync_api import Page
from werkzeug.serving import make_server

from functions.workbench.app import create_app
from functions.workbench.session import begin
from portal.domain.application import Application
from portal.domain.reports import Command
from portal.domain.staff import Employee, StaffRole
from portal.domain.talk import Talk
from portal.services.record_event import Report, record_event
from portal.services.talks import to_text
from portal.settings import Settings
from portal.store.tables import Tables
from portal.web.style import stylesheet
from tests.builders import a_definition
from tests.fakes import Stranger
from tests.functions.workbench.at_work import Office

STYLE = "/stijl/<name>"
"""Another function's on AWS: the site serves it."""


@dataclass
class Bench:
    office: Office
    base: str = ""
    shown: list[str] = field(default_factory=list)
    """The templates that pages were made of, oldest first."""

    def report(self, state: Application, by: str, *commands: Command, **texts: str) -> Application:
        """Taken in at this moment, as if it had been typed in here."""
        said = {id: to_text(Talk("Jet de Planner", "Sanne de Tester", words)) for id, words in texts.items()}
        id = self.office.portal.new_id()
        report = Report(by, id, state.reference, id, commands, said)
        record_event(self.office.applications, a_definition(), report, self.office.clock())
        after = self.office.applications.load(state.reference)
        assert after is not None
        return after

    def go(self, page: Page, path: str) -> None:
        page.goto(f"{self.base}{path}")

    def sign_in(self, page: Page, role: StaffRole, organisation: str) -> None:
        """At this moment on the office's clock."""
        with self.office.app.test_request_context(base_url=self.base) as context:
            employee = Employee(f"{role}.{organisation}", "Jet de Planner", role, organisation)
            begin(employee, self.office.clock(), self.office.portal.new_id())
            self.remember(page, **context.session)

    def remember(self, page: Page, **told: object) -> None:
        """What the browser's session holds from now on."""
        app = self.office.app
        cookie = {"name": app.config["SESSION_COOKIE_NAME"], "value": _signer(app).dumps(told), "url": self.base}
        page.context.add_cookies([cookie])  # type: ignore[list-item]


def _signer(app: Flask) -> Any:
    return app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]


@contextmanager
def running_bench(settings: Settings, tables: Tables) -> Iterator[Bench]:
    """With nobody at the provider of identities, so that whoever comes back from there is refused."""
    office = Office(settings, tables)
    office.portal = replace(office.portal, provider=Stranger)
    office.app = create_app(office.portal)
    bench = Bench(office)
    app, brand = bench.office.app, bench.office.portal.definition.brand

    def style(name: str) -> ResponseReturnValue:
        return Response(stylesheet(brand), content_type="text/css; charset=utf-8")

    def note(_: Flask, template: Any, **__: object) -> None:
        bench.shown.append(template.name)

    app.add_url_rule(STYLE, "style", style)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    bench.base = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with template_rendered.connected_to(note, app):
        yield bench
    server.shutdown()
    thread.join()
    server.server_close()
