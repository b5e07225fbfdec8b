"""One port for everything: the functions by the start of their path, the site for the rest.

On AWS an HTTP API and a CDN do this; here a table of prefixes, made from what each function says of itself.
"""

import importlib
import logging
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from portal.bootstrap import portal_for
from portal.bootstrap.base import for_pages
from portal.bootstrap.clock import clock, machine_clock
from portal.local import bucket, clock_page, postvak, site
from portal.services import journal
from portal.settings import Settings, read_settings

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
FUNCTIONS = ("apply", "track", "survey", "planning_api", "workbench")


def create(environ: Mapping[str, str] = os.environ) -> Wsgi:
    """The whole front door as one WSGI application (gunicorn calls this in each worker)."""
    settings = read_settings(environ)
    journal.keep(logging.getLogger(journal.OURS), settings.brand, settings.stage, "front")
    table = {**_functions(settings), **_local_pages(settings, environ)}
    prefixes = sorted(table, key=len, reverse=True)
    pages = site.create_app(Path(environ["PORTAL_SITE"]))

    def front(request: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = f"{request.get('PATH_INFO', '')}/"
        found = next((prefix for prefix in prefixes if path.startswith(f"{prefix}/")), None)
        return (table[found] if found else pages)(request, start)

    return front


def _functions(settings: Settings) -> dict[str, Wsgi]:
    table: dict[str, Wsgi] = {}
    for name in FUNCTIONS:
        package = importlib.import_module(f"functions.{name}")
        app = importlib.import_module(f"functions.{name}.app").create_app(portal_for(name, settings))
        table |= dict.fromkeys(package.PREFIXES, app)
    return table


def _local_pages(settings: Settings, environ: Mapping[str, str]) -> dict[str, Wsgi]:
    uploads = bucket.uploads_of(settings, environ)
    base = for_pages(settings)
    local: dict[str, Wsgi] = {
        bucket.PATH.rstrip("/"): bucket.create_app(uploads, machine_clock),
        "/postvak": postvak.create_app(base, int(environ.get("PORTAL_LETTERBOX", "0"))),
    }
    if settings.clock_file:
        local["/klok"] = clock_page.create_app(base, settings.clock_file, clock(settings))
    return local
