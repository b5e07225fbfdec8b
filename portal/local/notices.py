"""Notices about mails that came back, in a folder beside the mails: ``/postvak/`` puts them there, as SES would."""

import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

FOLDER = "notices"


def put(mailbox: Path, key: str, message: EmailMessage) -> None:
    """This mail bounced; saying so twice says it once."""
    folder = mailbox / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    tags = {
        "reference": [str(message["X-Reference"] or "")],
        "message": [str(message["Message-ID"]).strip("<>").partition("@")[0]],
    }
    bounce = {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": str(message["To"])}]}
    notice = {"eventType": "Bounce", "bounce": bounce, "mail": {"tags": tags}}
    half = folder / f"{key}.half"
    half.write_text(json.dumps(notice))
    half.rename(folder / f"{key}.json")


def waiting(mailbox: Path) -> Iterator[Path]:
    """Oldest first."""
    folder = mailbox / FOLDER
    if folder.exists():
        yield from sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
