"""What an HTTP API does between a visitor and a function (payload 2.0), as a WSGI application.

Header names are lower case, of one that comes twice the values are joined by a comma, cookies stand apart, a body that
isn't plain text or JSON comes in base64. The path comes decoded, the query as it was sent.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

Invoke = Callable[[Mapping[str, Any]], Mapping[str, Any]]
TEXT = ("text/", "application/json", "application/javascript", "application/xml")
HOST = "abc123.execute-api.eu-west-1.amazonaws.com"
SOURCE = "192.0.2.1"


def an_event(method: str = "GET", path: str = "/", query: str = "", body: bytes = b"", **more: Any) -> dict[str, Any]:
    """A request as the API passes it on; there may be ``headers``, ``cookies`` and ``source``, the caller's address."""
    headers = {"host": HOST, "x-forwarded-proto": "https", "x-forwarded-port": "443", **more.get("headers", {})}
    source = more.get("source", SOURCE)
    http = {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": source, "userAgent": "test"}
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {"x-forwarded-for": source, **headers},
        "requestContext": {"stage": "$default", "http": http, "requestId": "id", "domainName": HOST},
        "isBase64Encoded": False,
    }
    if more.get("cookies"):
        event["cookies"] = list(more["cookies"])
    return event | _body(body, headers.get("content-type", "")) if body else event


def gateway(invoke: Invoke, more: Mapping[str, str]) -> Callable[..., Iterable[bytes]]:
    """A WSGI application in front of a function; ``more`` are headers that a CDN adds."""

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        answer = invoke(_event(environ, more))
        content = answer.get("body") or ""
        body = b64decode(content) if answer.get("isBase64Encoded") else content.encode()
        status = HTTPStatus(answer["statusCode"])
        cookies = [("Set-Cookie", cookie) for cookie in answer.get("cookies", ())]
        start(f"{status.value} {status.phrase}", [*answer["headers"].items(), *cookies])
        return [body]

    return app


def _event(environ: Mapping[str, Any], more: Mapping[str, str]) -> dict[str, Any]:
    headers = {_name(key): str(value) for key, value in environ.items() if key.startswith("HTTP_")}
    cookies = headers.pop("cookie", "")
    if environ.get("CONTENT_TYPE"):
        headers["content-type"] = environ["CONTENT_TYPE"]
    size = int(environ.get("CONTENT_LENGTH") or 0)
    if size:
        headers["content-length"] = str(size)
    return an_event(
        method=environ["REQUEST_METHOD"],
        path=environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace"),
        query=environ["QUERY_STRING"],
        body=environ["wsgi.input"].read(size),
        headers={**headers, **more},
        cookies=cookies.split("; ") if cookies else [],
        source=environ.get("REMOTE_ADDR", SOURCE),
    )


def _name(key: str) -> str:
    return key.removeprefix("HTTP_").lower().replace("_", "-")


def _body(body: bytes, kind: str) -> dict[str, Any]:
    if kind.startswith(TEXT):
        return {"body": body.decode(), "isBase64Encoded": False}
    return {"body": b64encode(body).decode(), "isBase64Encoded": True}
