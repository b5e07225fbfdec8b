"""``/.well-known/security.txt`` (RFC 9116): where to report a weakness, until when this page may be believed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Response

from portal.bootstrap.base import Portal

PATH = "/.well-known/security.txt"
VALID = timedelta(days=180)
"""RFC 9116 2.5.5 advises less than a year."""
CACHED = "public, max-age=86400"


def security_txt(portal: Portal) -> Callable[[], Response]:
    """A view for ``PATH``; the text is made anew each day, so that it never expires while the site is up."""

    def view() -> Response:
        text = security_text(portal.definition.brand.mail, portal.settings.origins[0], portal.now())
        return Response(text, content_type="text/plain; charset=utf-8", headers={"Cache-Control": CACHED})

    return view


def security_text(mail: str, origin: str, now: datetime) -> str:
    """The file's lines; ``now`` is an aware datetime in UTC."""
    expires = (now + VALID).strftime("%Y-%m-%dT00:00:00Z")
    return f"Contact: mailto:{mail}\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {origin}{PATH}\n"
