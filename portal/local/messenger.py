"""The messenger's loop on this machine: a sweep each second, the nightly job once a day, until told to stop."""

import logging
import os
import signal
import threading
from datetime import date
from pathlib import Path

from functions.messenger.main import Sweeping, handle, sweeping
from functions.nightly import main as nightly
from portal.bootstrap import for_messenger, for_nightly
from portal.domain.calendar import local
from portal.local import notices
from portal.services import journal
from portal.services.ports import Unavailable
from portal.settings import Settings, read_settings

EVERY_SECONDS = 1.0
log = logging.getLogger("portal.messages")


def loop(settings: Settings, stop: threading.Event) -> None:
    """Sweep until ``stop`` is set. A store that doesn't answer is tried again at the next sweep."""
    portal, night = for_messenger(settings), for_nightly(settings)
    needs = sweeping(portal)
    cleaned: date | None = None
    while not stop.wait(EVERY_SECONDS):
        today = local(portal.now()).date()
        try:
            take_notices(settings.mailbox, needs)
            handle({"task": "sweep"}, needs)
            if cleaned != today:
                nightly.handle({"task": "night"}, night)
                cleaned = today
        except Unavailable as problem:
            log.warning("the next sweep tries again: %s", problem)


def take_notices(mailbox: Path | None, needs: Sweeping) -> None:
    """What the queue of notices is on AWS."""
    for file in notices.waiting(mailbox) if mailbox else ():
        handle({"Records": [{"eventSource": "aws:sqs", "body": file.read_text()}]}, needs)
        file.unlink()


def main() -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    settings = read_settings(os.environ)
    journal.keep(logging.getLogger(journal.OURS), settings.brand, settings.stage, "messenger")
    logging.getLogger("portal.event").setLevel(logging.WARNING)  # a sweep each second is no news
    loop(settings, stop)


if __name__ == "__main__":
    main()
