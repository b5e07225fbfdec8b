"""A service of AWS that answers as it is told, and notes what it was asked: Secrets Manager, or SES."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:portal"


@dataclass
class Service:
    """``answers``: (status, body) one after the other, the last for ever; ``asked``: (headers, body)."""

    answers: list[tuple[int, bytes]]
    url: str = ""
    asked: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)

    def next_answer(self) -> tuple[int, bytes]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def holding(secret: object) -> tuple[int, bytes]:
    """The answer of Secrets Manager that holds this."""
    return 200, json.dumps({"Name": SECRET, "SecretString": json.dumps(secret)}).encode()


@contextmanager
def a_service(*answers: tuple[int, bytes]) -> Iterator[Service]:
    stub = Service(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.asked.append((dict(self.headers.items()), asked))
            status, body = stub.next_answer()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The test tells what went wrong."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        stub.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield stub
        finally:
            server.shutdown()
            thread.join()
