"""``/gezond``: does this function answer, and its store? Says no more than that (ASVS 5.0 13.4.5).

200 means: the process runs, its settings, secret and definition were read, and one consistent read of the table of
applications came back. It says nothing of mail, of the other functions, or of their rights.
"""

from collections.abc import Callable

from flask import Response

View = Callable[[], Response]


def health(check: Callable[[], object] | None = None) -> View:
    """A view; ``check`` may ask the store something cheap and raise its own error, which becomes a 503."""

    def view() -> Response:
        if check is not None:
            check()
        return Response("gezond\n", content_type="text/plain; charset=utf-8")

    return view
