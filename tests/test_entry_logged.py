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


def called(tables: Tables, engine: Engine, folder: Path, *calls: tuple[str, str, str]) -> str:
    """Everything that process wrote, on either stream."""
    (folder / "zappa_settings.py").write_text(SETTINGS)
    told = {
        "PORTAL_FUNCTION": "track",
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
    command = [sys.executable, "-c", CALLS, json.dumps(calls)]
    run = subprocess.run(command, env={**os.environ, **told}, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout + run.stderr


@pytest.fixture(scope="module")
def written(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    reference = a_reference(1)
    return called(
        fresh_tables(engine),
        engine,
        tmp_path_factory.mktemp("lambda"),
        ("GET", "/gezond", ""),
        ("GET", f"/volgen/{reference}/{TOKEN}", "mail=sanne@klant.example"),
        ("GET", f"/volgen/{reference}", ""),
    )


def test_each_request_is_one_line_with_its_route(written: str) -> None:
    told: list[dict[str, Any]] = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    asked = [(line["function"], line["route"], line["status"]) for line in told if line["logger"] == "portal.access"]
    assert asked == [
        ("track", "/gezond", 200),
        ("track", "/volgen/<ref>/<token>", 303),
        ("track", "/volgen/<ref>", 404),
    ]


def test_neither_token_nor_address_is_written_down(written: str) -> None:
    assert [value for value in (TOKEN, "sanne", "192.0.2.7", a_reference(1)) if value in written] == []


def test_nothing_else_is_written(written: str) -> None:
    assert [line for line in written.splitlines() if not line.startswith("{")] == ["Instancing.."]
