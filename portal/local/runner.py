"""``make run``: everything of one brand on one port, ended cleanly by Ctrl-C.

Starts the engine, makes the tables and the bucket, builds the site where it changed, and keeps two processes: the
front door (gunicorn) and the messenger's loop. Whatever ends, ends all of it; nothing is left behind.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType

from portal.definitions import load
from portal.domain.definition import Definition
from portal.local.bucket import Bucket
from portal.local.engine import engine
from portal.local.keys import give_keys
from portal.local.place import Place, environment
from portal.settings import CONTENT, read_settings
from portal.site.build import build_site
from portal.store.tables import connect, create
from portal.web.style import stylesheet, stylesheet_name

GRACE_SECONDS = 8


class Interrupted(Exception):
    """Somebody asked to stop."""


def run(place: Place, today: date, *, dev: bool = False) -> int:
    """Run until interrupted. Raises Mistakes where a definition is wrong: a wrong file never starts."""
    signal.signal(signal.SIGTERM, _interrupt)
    definition = load(place.brand, CONTENT)
    try:
        with prepared(place, definition, today, dev=dev) as environ, _processes(place, environ, dev=dev) as running:
            print(_welcome(place, definition), flush=True)
            return _until_one_ends(running)
    except (KeyboardInterrupt, Interrupted):
        print("\nGestopt. Alle gegevens staan in .data en zijn er de volgende keer weer.")
        return 0


@contextmanager
def prepared(place: Place, definition: Definition, today: date, *, dev: bool = False) -> Iterator[dict[str, str]]:
    """A running engine with its tables, bucket, keys and the built site; gives the environment for processes."""
    with engine(place.engine) as running:
        environ = {**os.environ, **environment(place, running.endpoint, dev=dev), "PORTAL_SITE": str(place.site)}
        os.environ.update(environ)
        settings = read_settings(environ)
        tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
        create(tables)
        Bucket(
            settings.bucket,
            settings.region,
            running.endpoint,
            environ["AWS_ACCESS_KEY_ID"],
            environ["AWS_SECRET_ACCESS_KEY"],
        ).create()
        give_keys(place, definition.organisations, tables)
        style = (stylesheet_name(definition.brand), stylesheet(definition.brand))
        build_site(definition, CONTENT, place.site, style, today)
        yield environ


@contextmanager
def _processes(place: Place, environ: dict[str, str], *, dev: bool) -> Iterator[list[subprocess.Popen[bytes]]]:
    web = [sys.executable, "-m", "gunicorn", "portal.local.front:create()", "--bind", f"127.0.0.1:{place.port}"]
    web += ["--workers", "1" if dev else "2", "--threads", "4", "--log-level", "warning"]
    messenger = [sys.executable, "-m", "portal.local.messenger"]
    running = [
        subprocess.Popen([*web, *(["--reload"] if dev else [])], env=environ, start_new_session=True),
        subprocess.Popen(messenger, env=environ, start_new_session=True),
    ]
    try:
        yield running
    finally:
        for process in running:
            process.terminate()
        for process in running:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _until_one_ends(running: list[subprocess.Popen[bytes]]) -> int:
    while True:
        for process in running:
            code = process.poll()
            if code is not None:
                print(f"{process.args[2]} ended by itself with code {code}; stopping.", file=sys.stderr)  # type: ignore[index]
                return 1
        time.sleep(0.2)


def _welcome(place: Place, definition: Definition) -> str:
    home = f"http://127.0.0.1:{place.port}"
    return (
        f"\n{definition.brand.name}\n"
        f"  {home}/           de site\n"
        f"  {home}/aanvragen/ aanvragen\n"
        f"  {home}/postvak/   de berichten die verstuurd zouden zijn\n"
        f"  sleutels voor de planning: {place.keys}\n"
        "Stoppen met Ctrl-C.\n"
    )


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interrupted
