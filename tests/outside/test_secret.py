"""Secrets Manager, as a stub that answers what a test wants."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from portal.local.processes import free_port
from portal.outside.secret import SecretUnreadable, secret_variables
from portal.settings import read_settings
from portal.start import variables

NAME = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:portal"
HELD = {"link_keys": {"a": "0a" * 32}, "lookup": "0b" * 32, "origin": "0c" * 32}
PLAIN = {"PORTAL_BRAND": "veldgloed", "PORTAL_STAGE": "test", "PORTAL_ORIGINS": "https://x.example"}


@contextmanager
def answering(status: int, body: object) -> Iterator[tuple[dict[str, str], list[Any]]]:
    """The environment of a function, and every request it made."""
    asked: list[Any] = []

    class Stub(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append((self.headers, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Stub)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield environment(server.server_port), asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def environment(port: int) -> dict[str, str]:
    keys = {"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "nothing-of-value", "AWS_SESSION_TOKEN": "token"}
    return {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "PORTAL_SECRET": NAME, **keys}


def test_it_becomes_the_variables_that_settings_are_read_from() -> None:
    with answering(200, {"SecretString": json.dumps(HELD)}) as (environ, asked):
        settings = read_settings(variables({**environ, **PLAIN, "PORTAL_BUCKET": "b"}))
    assert settings.lookup_secret == bytes.fromhex(HELD["lookup"])  # type: ignore[arg-type]
    ((headers, body),) = asked
    assert body == {"SecretId": NAME}
    assert headers["Authorization"].startswith("AWS4-HMAC-SHA256")


def test_a_value_in_the_environment_does_not_stand_in_its_way() -> None:
    with answering(200, {"SecretString": json.dumps(HELD)}) as (environ, _):
        assert variables({**environ, "PORTAL_LOOKUP_SECRET": "ff"})["PORTAL_LOOKUP_SECRET"] == HELD["lookup"]


def test_on_this_machine_there_is_no_secret_to_ask_for() -> None:
    assert variables({"PORTAL_LOOKUP_SECRET": "ff"}) == {"PORTAL_LOOKUP_SECRET": "ff"}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, {"__type": "AccessDeniedException"}),
        (200, {"SecretString": "not JSON"}),
        (200, {"SecretString": json.dumps({"lookup": "0b"})}),
        (200, {}),
        (200, []),
    ],
)
def test_without_it_nothing_starts_and_nothing_of_it_is_told(status: int, body: object) -> None:
    with answering(status, body) as (environ, _), pytest.raises(SecretUnreadable) as raised:
        secret_variables(NAME, environ)
    assert "0b" not in str(raised.value)


def test_a_service_that_is_away_is_a_sentence() -> None:
    with pytest.raises(SecretUnreadable, match="did not answer"):
        secret_variables(NAME, environment(free_port()))
