"""One line per request on the logger ``portal.access``: what was asked, of which function, and how long it took.

Never a path, a query, an address or a name: the pattern of the route says which page it was, and nothing says whose.
"""

import logging
from time import perf_counter

from flask import Flask, Response, g, request

from portal.web.shared import shared_portal

LOG = logging.getLogger("portal.access")
ID_LENGTH = 10
"""Characters of the drawn id that are kept: 50 bits, short enough to read over the phone."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


def log_requests(app: Flask, function: str) -> None:
    """Give every request an id, in ``X-Request-Id`` and in the log; register this first, so that it runs last."""

    def begin() -> None:
        g.request_id = shared_portal().new_id()[:ID_LENGTH]
        g.began = perf_counter()

    def end(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        LOG.info("request", extra={"told": _told(function, response.status_code)})
        return response

    app.before_request(begin)
    app.after_request(end)


def request_id() -> str:
    """The id a customer can read to us from an error page."""
    return str(g.get("request_id", ""))


def _told(function: str, status: int) -> dict[str, object]:
    """``route`` is empty where no route fits; ``ms`` is None where the request never began."""
    began = g.get("began")
    return {
        "request": request_id(),
        "function": function,
        "brand": shared_portal().definition.brand.id,
        "route": request.url_rule.rule if request.url_rule else "",
        "method": request.method if request.method in METHODS else "other",
        "status": status,
        "ms": round((perf_counter() - began) * 1000, 1) if began is not None else None,
    }
