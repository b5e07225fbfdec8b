"""The cookies that open follow pages, one for each application: no more of them than fit in a request."""

from collections.abc import Iterable

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

MOST_FOLLOWED = 40
"""Applications that one browser follows side by side. A cookie of each goes with every request, some 75 bytes; all
headers together may be 10,240 bytes (HTTP API), and a browser by itself would keep 150 or more of them."""


def too_many(names: Iterable[str], newest: str) -> tuple[str, ...]:
    """Which have to go for ``newest`` to come; browsers send the oldest first (RFC 6265 5.4)."""
    start = newest.partition("volg-")[0] + "volg-"
    others = [name for name in names if name.startswith(start) and name != newest]
    return tuple(others[: max(0, len(others) + 1 - MOST_FOLLOWED)])


def make_room(answer: Response | AnyResponse, newest: str, *, secure: bool) -> None:
    """Let the browser forget what is too many: the link in the mail brings each back."""
    for name in too_many(request.cookies, newest):
        answer.delete_cookie(name, secure=secure, httponly=True, samesite="Lax")
