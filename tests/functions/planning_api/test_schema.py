"""The interface against its own description: Schemathesis makes up requests, right and wrong ones."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import get_args

import pytest
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from functions.planning_api.app import BASE
from functions.planning_api.bodies import TYPES, Incoming
from functions.planning_api.openapi import document
from portal.store.applications import ApplicationStore
from tests.builders import CONTRACTOR, a_commit, a_log, released, soft
from tests.engines import ROOT

TOOL = ROOT / ".venv-schemathesis/bin/st"
HOOKS = Path(__file__).with_name("deeper.py")
CASES = 2000
EACH = 100
"""Cases made up for each operation; what the schema's own edges give comes on top."""
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


class Quiet(WSGIRequestHandler):
    """Thousands of lines would bury the one that says what failed."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing is told."""


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.long
def test_two_thousand_requests_find_no_fault_and_nothing_undescribed(
    app: Flask, keys: dict[str, str], applications: ApplicationStore, next_reference: Callable[[], str], tmp_path: Path
) -> None:
    reference = next_reference()
    applications.commit(a_commit(a_log(released(), soft()), reference))
    with serving(app) as url:
        command = [str(TOOL), "run", f"{url}{BASE}/openapi.json", "--url", f"{url}{BASE}", "--checks", CHECKS]
        command += ["--phases", "examples,coverage,fuzzing", "-n", str(EACH), "--seed", "4", "--no-shrink"]
        command += ["-H", f"Authorization: Bearer {keys[CONTRACTOR]}", "--no-color", "--warnings", "off"]
        command += ["--continue-on-failure"]
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": str(HOOKS), "PORTAL_REFERENCE": reference}
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    generated = re.search(r"(\d+) generated", done.stdout)
    assert generated
    assert int(generated[1]) >= CASES


def test_the_description_names_every_kind_of_event() -> None:
    described = json.loads(document())
    kinds = [kind.__name__ for kind in get_args(Incoming)]
    schemas = described["components"]["schemas"]

    assert [schemas[kind]["properties"]["type"]["enum"] for kind in kinds] == [[name] for name in TYPES]
    assert described["openapi"] == "3.1.0"
    assert "\\\\Z" not in document()


def test_the_description_names_every_route(app: Flask) -> None:
    described = {f"{BASE}{path}" for path in json.loads(document())["paths"]}
    routes = {rule.rule.replace("<", "{").replace(">", "}") for rule in app.url_map.iter_rules()}

    assert {route for route in routes if route.startswith(BASE)} - {f"{BASE}/openapi.json"} == described
