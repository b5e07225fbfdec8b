"""What Lambda calls for a page: Zappa's handler behind a door that knows the HTTP API and nobody else.

Zappa's own handler takes many kinds of event, one of which runs Python that stands in it. Nothing but a request of an
HTTP API (payload 2.0) gets past this door, and where the CDN adds a secret header, nothing that lacks it.

Zappa also takes the visitor's address from ``X-Forwarded-For``, which a visitor may begin as it likes, and writes it to
the log with the whole path, links and all. Here it gets the address that AWS saw, and its log line stays away.
"""

import gc
import hmac
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeGuard

from infra import bundle

SECRET_HEADER = "x-origin-secret"  # noqa: S105 - the name of the header
VIEWER_HEADER = "x-viewer-address"
"""An address; the CDN's function writes it over whatever a visitor sent (infra/site.yaml). CloudFront's own header of
that kind can't be passed on without the visitor's Host, which the HTTP API refuses, and a visitor may send one too."""
CHECKED = os.environ.get("PORTAL_ORIGIN_CHECK") == "yes"
REFUSED = {
    "statusCode": 403,
    "headers": {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"},
    "body": "This address is not open; the portal is.\n",
    "isBase64Encoded": False,
}


class ForeignEvent(Exception):
    """Something else than an HTTP API called; it is raised, so that it shows."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """What a start makes lives as long as the function: looking for garbage in it is a sixth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


HERE = Path(__file__).resolve().parent

with _uncollected():
    bundle.use(HERE.parent)
    from infra import worked_out

    with worked_out.used(worked_out.read(HERE / worked_out.WORKED_OUT)):
        from infra import wsgi
        from infra.light import zappa_handler


logging.getLogger("zappa.wsgi").setLevel(logging.WARNING)


def lambda_handler(event: object, context: object) -> dict[str, Any]:
    """The answer to one request, as the HTTP API wants it. Raises ForeignEvent."""
    if not _is_request(event):
        known = sorted(event) if isinstance(event, Mapping) else type(event).__name__
        raise ForeignEvent(f"this function answers requests of an HTTP API, not {known}")
    headers = event.get("headers") or {}
    if CHECKED and not _from_the_cdn(headers):
        return REFUSED
    seen = {**headers, "x-forwarded-for": _address(event, headers)}
    answer: dict[str, Any] = zappa_handler({**event, "headers": seen}, context)
    return _cookies_once(answer)


def _is_request(event: object) -> TypeGuard[Mapping[str, Any]]:
    if not isinstance(event, Mapping) or event.get("version") != "2.0":
        return False
    context = event.get("requestContext")
    return isinstance(context, Mapping) and isinstance(context.get("http"), Mapping)


def _address(event: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """Whom the CDN saw, once it is certain that the CDN says so; else who called the API."""
    viewer = headers.get(VIEWER_HEADER, "") if CHECKED else ""
    return viewer or str(event["requestContext"]["http"].get("sourceIp", ""))


def _from_the_cdn(headers: Mapping[str, str]) -> bool:
    shown = headers.get(SECRET_HEADER, "")
    return hmac.compare_digest(shown.encode(), wsgi.environ["PORTAL_ORIGIN_SECRET"].encode())


def _cookies_once(answer: dict[str, Any]) -> dict[str, Any]:
    """Zappa 0.63 sends every cookie twice; their order stays."""
    if "cookies" in answer:
        answer["cookies"] = list(dict.fromkeys(answer["cookies"]))
    return answer
