"""Two ways to reach the functions: over a socket of this machine, or inside this process; both keep cookies."""

import http.client
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, Protocol
from urllib.parse import urlencode

from werkzeug.test import EnvironBuilder, run_wsgi_app

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
"""What a browser says when a page of the site itself makes the request."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")


class Line(Protocol):
    """Sends one request and waits for its answer."""

    def __call__(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer: ...


@dataclass
class Browser:
    """Cookies of one visitor; ``last`` is the newest answer."""

    line: Line
    cookies: dict[str, str] = field(default_factory=dict)
    last: Answer = Answer(0, (), b"")

    def get(self, path: str) -> Answer:
        return self._open("GET", path, None, {})

    def post(self, path: str, fields: Mapping[str, object]) -> Answer:
        headers = {**OWN_PAGE, "Content-Type": "application/x-www-form-urlencoded"}
        return self._open("POST", path, urlencode(fields, doseq=True).encode(), headers)

    def send(self, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """What a machine posts."""
        return self._open("POST", path, body, headers)

    def _open(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        kept = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        self.last = self.line(method, path, body, {**headers, **kept})
        for name, value in self.last.headers:
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        return self.last


@dataclass(frozen=True)
class OverSocket:
    """A connection for each request, as gunicorn's sync workers want it."""

    port: int

    def __call__(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return Answer(answer.status, tuple(answer.getheaders()), answer.read())
        finally:
            connection.close()


@dataclass(frozen=True)
class Inside:
    """The same application without a server between."""

    app: Wsgi

    def __call__(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        asked = EnvironBuilder(path=path, method=method, data=body or b"", headers=list(headers.items()))
        parts, status, got = run_wsgi_app(self.app, asked.get_environ())
        return Answer(int(status.split()[0]), tuple(got.items()), b"".join(parts))
