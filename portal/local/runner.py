"""``make run``: everything of one brand on one port, ended cleanly by Ctrl-C.

Starts the engine, makes the tables and the bucket, builds the site where it changed, and keeps two processes: the
front door (gunicorn) and the messenger's loop. Whatever ends, ends all of it; nothing is left behind.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import FrameType

from portal.definitions.loading import load
from portal.definitions.mistakes import Mistakes
from portal.definitions.report import check
from portal.definitions.searchable import write as write_answers
from portal.definitions.words import load_words
from portal.domain.definition import Definition
from portal.local.bucket import uploads_of
from portal.local.engine import running_engine
from portal.local.keys import give_keys
from portal.local.place import Place, environment
from portal.local.processes import answers_on, free_port, listens_on, running
from portal.local.provider import running_provider
from portal.settings import CONTENT, read_settings
from portal.site.build import build_site
from portal.site.sections import indexes
from portal.store.tables import connect, create
from portal.web.style import stylesheet, stylesheet_name

LETTERBOX_BEYOND = 25
HIGHEST_PORT = 65_535


class Interrupted(Exception):
    """Somebody asked to stop."""


class PortTaken(Exception):
    """Something else listens on the port; the sentence says how to choose another."""


def run(place: Place, today: date, *, dev: bool = False) -> int:
    """Run until interrupted. Raises Mistakes where a definition is wrong: a wrong file never starts."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        return _run(place, today, dev=dev)
    except Interrupted:
        print("\nGestopt. Alle gegevens staan in .data en zijn er de volgende keer weer.")
        return 0


def _run(place: Place, today: date, *, dev: bool) -> int:
    place = place if place.letterbox else replace(place, letterbox=letterbox_port(place.port))
    mistakes = check(CONTENT, [place.brand])
    if mistakes:
        raise Mistakes(mistakes)
    definition = load(place.brand, CONTENT)
    if listens_on(place.port):
        raise PortTaken(f"Port {place.port} is in use. Stop what listens there, or choose another: make run PORT=8001.")
    with (
        prepared(place, definition, today, dev=dev) as variables,
        running_provider(place, definition) as provider,
        _processes(place, {**variables, **provider}, dev=dev) as running,
    ):
        print(_welcome(place, definition), flush=True)
        return _until_one_ends(running)


def letterbox_port(port: int) -> int:
    """As far from the front door as mail is from the web; any other where something listens there."""
    usual = port + LETTERBOX_BEYOND
    return usual if usual <= HIGHEST_PORT and not listens_on(usual) else free_port()


@contextmanager
def prepared(place: Place, definition: Definition, today: date, *, dev: bool = False) -> Iterator[dict[str, str]]:
    """A running engine with its tables, bucket, keys and the built site; gives the variables for processes."""
    with running_engine(place.engine) as engine:
        variables = {**environment(place, engine.endpoint, dev=dev), "PORTAL_SITE": str(place.site)}
        os.environ.update(variables)
        settings = read_settings(variables)
        tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
        create(tables)
        uploads = uploads_of(settings, variables)
        uploads.create()
        replace(uploads, name=place.replies).create()
        give_keys(place, definition.organisations, tables)
        style = (stylesheet_name(definition.brand), stylesheet(definition.brand))
        if build_site(definition, CONTENT, place.site, style, today) or not place.answers.is_file():
            write_answers(indexes(definition, load_words(place.brand, CONTENT), CONTENT), place.answers)
        yield variables


@contextmanager
def _processes(place: Place, variables: dict[str, str], *, dev: bool) -> Iterator[dict[str, int]]:
    """The front door and the messenger, by name with their process ids; both end with the block."""
    web = [sys.executable, "-m", "gunicorn", "portal.local.front:create()", "--bind", f"127.0.0.1:{place.port}"]
    web += ["--workers", "1" if dev else "2", "--threads", "4", "--no-control-socket", *(["--reload"] if dev else [])]
    messenger = [sys.executable, "-m", "portal.local.messenger"]
    with (
        running(web, lambda: answers_on(place.port, "/gezond"), place.data / "web.log", variables) as front,
        running(messenger, lambda: True, place.data / "messenger.log", variables) as sender,
    ):
        yield {"the front door (web.log)": front, "the messenger (messenger.log)": sender}


def _until_one_ends(running: dict[str, int]) -> int:
    while True:
        for name, pid in running.items():
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
                print(f"{name} ended by itself; its log in .data says why. Stopping.", file=sys.stderr)
                return 1
        time.sleep(0.2)


def _welcome(place: Place, definition: Definition) -> str:
    home = f"http://127.0.0.1:{place.port}"
    return (
        f"\n{definition.brand.name}\n"
        f"  {home}/           de site\n"
        f"  {home}/aanvragen/ aanvragen\n"
        f"  {home}/medewerkers/ de werkbank; kies bij het inloggen wie u bent\n"
        f"  {home}/postvak/   de berichten die verstuurd zouden zijn\n"
        f"  smtp://127.0.0.1:{place.letterbox} neemt antwoorden op die berichten aan\n"
        f"  sleutels voor de planning: {place.keys}\n"
        "Stoppen met Ctrl-C.\n"
    )


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interrupted
