"""What travels hidden in a form: an id that makes it one report, and how much of the log its page showed."""

import re
from collections.abc import Callable

from portal.web.fields import Hidden

ID = re.compile(r"[a-z2-7]{26}")
"""As ``portal.bootstrap.chance.new_id`` draws it."""


def with_id(field: Hidden, new_id: Callable[[], str]) -> None:
    """An id that we never gave out is replaced, so that nobody chooses the key under which something is kept."""
    if not ID.fullmatch(field.data):
        field.data = new_id()


def version_in(field: Hidden) -> int:
    """Number of events; 0 where the field holds none."""
    return int(field.data) if field.data.isascii() and field.data.isdecimal() else 0
