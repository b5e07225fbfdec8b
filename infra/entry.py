"""What Lambda calls for a page: Zappa's handler behind a door that knows the HTTP API and nobody else.

Zappa's own handler takes many kinds of event, one of which runs Python that stands in it. Nothing but a request of an
HTTP API (payload 2.0) gets past this door, and where the CDN adds a secret header, nothing that lacks it.
"""

import hmac
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from infra import wsgi

STAND_INS = ("boto3", "durationpy")
"""Zappa imports these for its command; its handler never calls them."""
SECRET_HEADER = "x-origin-secret"  # noqa: S105 - the name of the header
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
def _light_import() -> Iterator[None]:
    """Leaves out what only Zappa's command needs, for as long as its handler is imported."""
    absent = [name for name in STAND_INS if name not in sys.modules]
    for name in absent:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules["boto3"]).setdefault("Session", object)
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _light_import():
    from zappa.handler import lambda_handler as zappa_handler


def lambda_handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """The answer to one request, as the HTTP API wants it. Raises ForeignEvent."""
    if event.get("version") != "2.0" or "http" not in event.get("requestContext", {}):
        raise ForeignEvent(f"this function answers requests of an HTTP API, not {sorted(event)}")
    if CHECKED and not _from_the_cdn(event.get("headers", {})):
        return REFUSED
    answer: dict[str, Any] = zappa_handler(event, context)
    return _cookies_once(answer)


def _from_the_cdn(headers: Mapping[str, str]) -> bool:
    shown = headers.get(SECRET_HEADER, "")
    return hmac.compare_digest(shown.encode(), wsgi.environ["PORTAL_ORIGIN_SECRET"].encode())


def _cookies_once(answer: dict[str, Any]) -> dict[str, Any]:
    """Zappa 0.63 sends every cookie twice; their order stays."""
    if "cookies" in answer:
        answer["cookies"] = list(dict.fromkeys(answer["cookies"]))
    return answer
