"""The parts of the product on this machine, for as long as something is measured: engine, tables, bucket, keys."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from portal.bootstrap.clock import machine_clock
from portal.definitions.loading import load
from portal.domain.calendar import local
from portal.local import front
from portal.local.bucket import uploads_of
from portal.local.engine import running_engine
from portal.local.keys import give_keys
from portal.local.place import REGION, Place, environment
from portal.local.processes import answers_on, free_port, running
from portal.settings import CONTENT, Settings, read_settings
from portal.store.tables import connect, create
from tests.builders import BRAND, CONTRACTOR
from tests.figures.browsers import Browser, Inside, Line, OverSocket
from tests.figures.counting import Meter
from tests.figures.visitor import PLAIN, Visitor
from tests.outside.stub_register import a_register

WORKERS = 2
ADDRESSES = {("6811AB", "12"): {"straatnaam": "Proefstraat", "woonplaatsnaam": "Arnhem"}}


@dataclass(frozen=True)
class Bench:
    place: Place
    variables: dict[str, str]
    settings: Settings
    today: date

    def visitor(self, line: Line) -> Visitor:
        """Somebody who has been nowhere yet."""
        keys: dict[str, str] = json.loads(self.place.keys.read_text())
        return Visitor(Browser(line), self.settings.link_keys, self._upload, keys[CONTRACTOR], self.today)

    def meter(self) -> Meter:
        return Meter(self.settings.dynamodb_endpoint or "", REGION)

    def inside(self) -> Inside:
        """The functions in this very process."""
        table = front._functions(self.settings)

        def door(request: dict[str, Any], start: Any) -> Any:
            path = f"{request['PATH_INFO']}/"
            return next(app for prefix, app in table.items() if path.startswith(f"{prefix}/"))(request, start)

        return Inside(door)

    @contextmanager
    def served(self, site: Path) -> Iterator[tuple[OverSocket, int]]:
        """Two sync workers behind the front door; a line to them and the process id of their master."""
        port = self.place.port
        command = [sys.executable, "-m", "gunicorn", "tests.figures.door:create()", "--worker-class", "sync"]
        command += ["--workers", str(WORKERS), "--no-control-socket", "--bind", f"127.0.0.1:{port}"]
        variables = {**self.variables, "PORTAL_SITE": str(site)}
        with running(command, lambda: answers_on(port, PLAIN), self.place.data / "web.log", variables) as pid:
            yield OverSocket(port), pid

    def _upload(self, key: str, content: bytes) -> None:
        uploads = uploads_of(self.settings, self.variables)
        uploads.client.put_object(Bucket=uploads.name, Key=key, Body=content)


@contextmanager
def bench(folder: Path, *, durable: bool = True) -> Iterator[Bench]:
    """Everything but a server. Other processes of the bench get ``variables``."""
    place = Place(BRAND, folder, free_port())
    with a_register(documents=ADDRESSES) as register, running_engine(place.engine, durable=durable) as engine:
        variables = {**environment(place, engine.endpoint), "PORTAL_ADDRESS_REGISTER": register.url}
        with patch.dict(os.environ, variables):
            settings = read_settings(variables)
            create(tables := connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint))
            uploads_of(settings, variables).create()
            give_keys(place, load(BRAND, CONTENT).organisations, tables)
            yield Bench(place, variables, settings, local(machine_clock()).date())
