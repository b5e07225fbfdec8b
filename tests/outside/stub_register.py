"""A register on this machine that answers as it is told: well, slowly, or with nonsense."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Register:
    """``documents`` by (postcode, number); ``asked`` are the queries that came in; with ``waits`` it never answers."""

    documents: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    raw: bytes | None = None
    status: int = 200
    waits: threading.Event | None = None
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    url: str = ""

    def answer(self, query: dict[str, list[str]]) -> bytes:
        self.asked.append(query)
        if self.raw is not None:
            return self.raw
        filters = dict(part.split(":", 1) for part in query["fq"])
        found = self.documents.get((filters["postcode"], filters["huisnummer"]))
        return json.dumps({"response": {"numFound": len(found or ()), "docs": [found] if found else []}}).encode()


@contextmanager
def a_register(**told: object) -> Iterator[Register]:
    register = Register(**told)  # type: ignore[arg-type]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = register.answer(parse_qs(urlsplit(self.path).query))
            if register.waits:
                register.waits.wait(timeout=30)
                return
            self.send_response(register.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """The test's own output is enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    register.url = f"http://127.0.0.1:{server.server_port}/free"
    try:
        yield register
    finally:
        if register.waits:
            register.waits.set()
        server.shutdown()
        server.server_close()
