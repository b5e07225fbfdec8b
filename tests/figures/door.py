"""What gunicorn serves while the clocks run: the product's own front door, the plain page, and a note of CPU time."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from portal.bootstrap.planning_api import for_planning_api
from portal.local import front
from portal.settings import read_settings
from tests.figures import plain
from tests.figures.browsers import Wsgi
from tests.figures.visitor import PLAIN

SPENT = "X-Cpu-Ns"
"""Header with the CPU time, in nanoseconds, that this process spent between request and answer."""


def create(environ: Mapping[str, str] = os.environ) -> Wsgi:
    door = front.create(environ)
    bare = plain.create_app(for_planning_api(read_settings(environ)))

    def serve(request: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        app = bare if request["PATH_INFO"].startswith(PLAIN) else door
        return noted(app, request, start)

    return serve


def noted(app: Wsgi, request: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """The whole answer of ``app``, with what it cost in a header."""
    begun: list[Any] = []
    before = time.process_time_ns()
    answer = app(request, lambda *status_and_headers: begun.extend(status_and_headers))
    try:
        body = list(answer)
    finally:
        getattr(answer, "close", lambda: None)()
    status, headers, *rest = begun
    start(status, [*headers, (SPENT, str(time.process_time_ns() - before))], *rest)
    return body
