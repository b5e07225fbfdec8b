"""What a function writes down when Lambda calls it: Zappa's handler behind our door, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portal.local.engine import Engine
from portal.store.tables import Tables
from tests.builders import a_reference
from tests.tables import fresh_tables

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "f1a" + "b" * 26
SETTINGS = """
LOG_LEVEL, DEBUG, PROJECT_NAME, API_STAGE, DOMAIN = "INFO", False, "portal", "track", None
APP_MODULE, APP_FUNCTION, APP_TYPE = "infra.wsgi", "app", "wsgi"
BINARY_SUPPORT, CONTEXT_HEADER_MAPPINGS, DJANGO_SETTINGS, EXCEPTION_HANDLER = True, {}, None, None
ENVIRONMENT_VARIABLES = {}
"""
CALLS = """
import json, sys
from infra import entry

for method, path, query in json.loads(sys.argv[1]):
    http = {"method": method, "path": path, "sourceIp": "192.0.2.7", "protocol": "HTTP/1.1", "userAgent": "x"}
    event = {"version": "2.0", "rawPath": path, "rawQueryString": query, "headers": {"host": "portal.example"},
             "requestContext": {"http": http, "stage": "$default"}, "isBase64Encoded": False}
    entry.lambda_handler(event, None)
"""

NIGHTS = """
import json, logging, os, sys
logging.basicConfig()  # as Lambda's runtime does

from functions.nightly.main import handle
from portal.start import start

def broken(*_):
    raise ValueError("sanne@klant.example")

portal = start("nightly", os.environ)
handle({"task": "night"}, portal)
type(portal.drafts).expired = broken
try:
    handle({"task": "night"}, portal)
except Exception as fault:
    logging.getLogger().error("as the runtime says it: %s", fault, exc_info=True)
"""


def run(script: str, function: str, tables: Tables, engine: Engine, folder: Path, *arguments: str) -> str:
    """Everything that process wrote, on either stream."""
    told = {
        "PORTAL_FUNCTION": function,
        "PORTAL_BRAND": "mijnaansluiting",
        "PORTAL_STAGE": str(tables.applications.Meta.table_name.partition("-")[0]),
        "PORTAL_ORIGINS": "https://portal.example",
        "PORTAL_LINK_KEYS": json.dumps({"a": "00" * 32}),
        "PORTAL_LOOKUP_SECRET": "00" * 32,
        "PORTAL_BUCKET": "b",
        "PORTAL_DYNAMODB_ENDPOINT": engine.endpoint,
        "PYTHONPATH": f"{ROOT}:{folder}",
        "INSTANTIATE_LAMBDA_HANDLER_ON_IMPORT": "true",
    }
    command = [sys.executable, "-c", script, *arguments]
    ended = subprocess.run(command, env={**os.environ, **told}, cwd=folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def written(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    reference, folder = a_reference(1), tmp_path_factory.mktemp("lambda")
    (folder / "zappa_settings.py").write_text(SETTINGS)
    calls = [
        ("GET", "/gezond", ""),
        ("GET", f"/volgen/{reference}/{TOKEN}", "mail=sanne@klant.example"),
        ("GET", f"/volgen/{reference}", ""),
    ]
    return run(CALLS, "track", fresh_tables(engine), engine, folder, json.dumps(calls))


def lines_of(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines() if line.startswith("{")]


def test_each_request_is_one_line_with_its_route(written: str) -> None:
    told = [line for line in lines_of(written) if line["logger"] == "portal.access"]
    asked = [(line["function"], line["route"], line["status"]) for line in told]
    assert asked == [
        ("track", "/gezond", 200),
        ("track", "/volgen/<ref>/<token>", 303),
        ("track", "/volgen/<ref>", 404),
    ]


def test_neither_token_nor_address_is_written_down(written: str) -> None:
    assert [value for value in (TOKEN, "sanne", "192.0.2.7", a_reference(1)) if value in written] == []


def test_nothing_else_is_written(written: str) -> None:
    assert [line for line in written.splitlines() if not line.startswith("{")] == ["Instancing.."]


def test_an_event_is_one_line_and_its_failure_too(engine: Engine, tmp_path: Path) -> None:
    written = run(NIGHTS, "nightly", fresh_tables(engine), engine, tmp_path)
    assert [line for line in written.splitlines() if not line.startswith("{")] == []
    events = [line for line in lines_of(written) if line["logger"] == "portal.event"]
    assert [(line["function"], line["outcome"]) for line in events] == [("nightly", "done"), ("nightly", "failed")]
    assert events[0]["drafts_removed"] == 0
    assert events[1]["errors"] == ["builtins.ValueError"]
    assert "sanne" not in written
