"""Refuses unsafe requests that another site made: no token, but what the browser itself says about the origin.

Every browser in use sends ``Sec-Fetch-Site`` or ``Origin`` with a POST. ``none`` is a person at the address bar.
Paths under ``/api/`` are exempt: a program shows its key there, and a browser never sends one by itself (ASVS 3.5.1).
"""

from collections.abc import Collection, Sequence

from flask import Flask, Request, request
from werkzeug.exceptions import Forbidden

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PROGRAMS = "open to programs"
ONE_CLICK = "List-Unsubscribe"
"""What a mail program sends by itself once its reader asked it to (RFC 8058): it shows nothing and follows nothing."""
OWN_SITES = frozenset({"same-origin", "none"})


class ForeignOrigin(Forbidden):
    """A form was sent from a page that is not ours."""

    description = "an unsafe request must come from a page of this site"


def refuse_foreign_origins(app: Flask, origins: Collection[str]) -> None:
    def check() -> None:
        if request.method not in SAFE_METHODS and not _is_program(app) and not _is_own(request, origins):
            raise ForeignOrigin

    app.before_request(check)


def own_origin(origins: Sequence[str]) -> str:
    """Where the customer sees us: the public address, or another of ours that was asked for by name."""
    asked = request.host_url.rstrip("/")
    return asked if asked in origins else origins[0]


def open_to_programs(app: Flask, endpoint: str, field: str) -> None:
    """A mail program that sends this field may post here (RFC 8058): what opens it is in the address, so no other site
    can."""
    app.extensions.setdefault(PROGRAMS, {})[endpoint] = field


def _is_program(app: Flask) -> bool:
    field = app.extensions.get(PROGRAMS, {}).get(request.endpoint)
    return is_api(request.path) or (field is not None and field in request.form)


def is_api(path: str) -> bool:
    return path.startswith("/api/")


def _is_own(asked: Request, origins: Collection[str]) -> bool:
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN_SITES
    return asked.headers.get("Origin", "") in origins
