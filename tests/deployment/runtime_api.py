"""The side of Lambda that a function speaks to: hands events to AWS's own runtime client and takes its answers."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

NEXT = "/2018-06-01/runtime/invocation/next"
INIT_ERROR = "/2018-06-01/runtime/init/error"
ACCOUNT = "123456789012"
DEADLINE_MS = 32_503_680_000_000
"""Milliseconds since 1970 at which an event must be answered: in the year 3000."""


@dataclass(frozen=True)
class Told:
    """What the client said last: ``kind`` is ``response``, ``error`` or ``init``."""

    kind: str
    body: Any


@dataclass
class RuntimeApi:
    """One function's queue of events, and what became of them."""

    name: str
    port: int = 0
    events: "SimpleQueue[tuple[str, bytes] | None]" = field(default_factory=SimpleQueue)
    told: "SimpleQueue[Told]" = field(default_factory=SimpleQueue)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def give(self, event: object) -> None:
        self.events.put((f"request-{next(self.numbers)}", json.dumps(event).encode()))

    def heard(self, seconds: float) -> Told | None:
        """The next thing the client says; None where it stays silent for so long."""
        try:
            return self.told.get(timeout=seconds)
        except Empty:
            return None


class Server(ThreadingHTTPServer):
    """Serves one client, and isn't surprised when that is killed."""

    def handle_error(self, request: Any, address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, address)


@contextmanager
def runtime_api(name: str) -> Iterator[RuntimeApi]:
    """Listens on 127.0.0.1 for one client; end that client first."""
    api = RuntimeApi(name)
    with Server(("127.0.0.1", 0), _handler(api)) as server:
        api.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield api
        finally:
            api.events.put(None)
            server.shutdown()
            thread.join()


def _handler(api: RuntimeApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True
        """Head and body leave together; else every answer waits 40 ms for the other side's confirmation."""

        def do_GET(self) -> None:
            event = api.events.get() if self.path == NEXT else None
            if event is None:
                self.close_connection = True
                return
            self._answer(200, event[1], _head(api.name, event[0]))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"null")
            kind = "init" if self.path == INIT_ERROR else self.path.rpartition("/")[2]
            self._answer(202, b"{}", {})
            self.wfile.flush()
            api.told.put(Told(kind, body))

        def _answer(self, status: int, body: bytes, head: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**head, "Content-Type": "application/json", "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The test tells what went wrong."""

    return Handler


def _head(name: str, request: str) -> dict[str, str]:
    return {
        "Lambda-Runtime-Aws-Request-Id": request,
        "Lambda-Runtime-Deadline-Ms": str(DEADLINE_MS),
        "Lambda-Runtime-Invoked-Function-Arn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:{name}",
        "Lambda-Runtime-Trace-Id": "Root=1-00000000-000000000000000000000000;Sampled=0",
    }
