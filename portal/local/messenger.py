"""The messenger's loop on this machine: a sweep each second, the nightly job once a day, until told to stop.

Beside it stands the mail server that takes answers; the inbox takes them in at each sweep.
"""

import logging
import os
import signal
import threading
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

from functions.inbox import main as inbox
from functions.messenger.main import NOTICES, QUEUE, Sweeping, handle, sweeping
from functions.nightly import main as nightly
from portal.bootstrap.base import for_pages
from portal.bootstrap.inbox import for_inbox
from portal.bootstrap.messenger import for_messenger
from portal.bootstrap.nightly import for_nightly
from portal.domain.calendar import local
from portal.files.inbound import InboundMail
from portal.local import notices
from portal.local.letterbox import listening
from portal.services import journal
from portal.services.ports import Unavailable
from portal.settings import Settings, read_settings

EVERY_SECONDS = 1.0
log = logging.getLogger("portal.messages")


def loop(settings: Settings, stop: threading.Event) -> None:
    """Sweep until ``stop`` is set. A store that doesn't answer is tried again at the next sweep."""
    portal, night, letters = for_messenger(settings), for_nightly(settings), inbox.receiving(for_inbox(settings))
    needs = sweeping(portal)
    cleaned: date | None = None
    while not stop.wait(EVERY_SECONDS):
        today = local(portal.now()).date()
        try:
            take_notices(settings.mailbox, needs)
            handle({"task": "sweep"}, needs)
            inbox.handle({"task": "inbox"}, letters)
            if cleaned != today:
                nightly.handle({"task": "night"}, night)
                cleaned = today
        except Unavailable as problem:
            log.warning("the next sweep tries again: %s", problem)


def take_notices(mailbox: Path | None, needs: Sweeping) -> None:
    """What the queue of notices is on AWS."""
    for file in notices.waiting(mailbox) if mailbox else ():
        record = {"eventSource": QUEUE, "eventSourceARN": f"local{NOTICES}", "body": file.read_text()}
        handle({"Records": [record]}, needs)
        file.unlink()


def main() -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    settings = read_settings(os.environ)
    journal.keep(logging.getLogger(journal.OURS), settings.brand, settings.stage, "messenger")
    logging.getLogger("portal.event").setLevel(logging.WARNING)  # a sweep each second is no news
    port = int(os.environ.get("PORTAL_LETTERBOX", "0"))
    with _letterbox(settings, port) if port else nullcontext():
        loop(settings, stop)


def _letterbox(settings: Settings, port: int) -> AbstractContextManager[None]:
    mails = InboundMail(settings.replies, settings.bucket, settings.region, settings.s3_endpoint)
    return listening(mails, for_pages(settings).definition.brand.sender.replies, port)


if __name__ == "__main__":
    main()
