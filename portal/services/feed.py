"""Reading a feed page by page with a cursor that misses nothing, however late a commit arrives.

Items are sorted by the time at which their command was decided, which is before it was written. So what a reader has
passed may still grow: for as long as a command may take. The cursor therefore goes back once each pass, by more than
that (``OVERLAP``), and the reader drops what it has by its id (docs/decisions/0017-feed.md).
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from portal.domain.feed import KEPT, News

OVERLAP = timedelta(minutes=10)
"""Longer than any function may run that writes to a feed; a test holds it against their time-outs."""
MOST = 100
"""Items on a page."""
FIRST_YEAR = 2026
BETWEEN = "|"


class NotACursor(Exception):
    """The text is no cursor of ours, or one from which something may be missed: its items are kept no longer."""


class Feed(Protocol):
    def page(self, organisation: str, after: str, limit: int) -> tuple[tuple[str, News], ...]:
        """Up to ``limit`` items with their keys, of which each is larger than ``after``. Raises Unavailable."""


@dataclass(frozen=True, slots=True)
class Page:
    """``more`` says that the next page can be asked for at once."""

    items: tuple[News, ...]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Everything up to ``settled`` was read for good; in this pass, which began at ``began``, up to ``read``."""

    settled: str
    read: str
    began: str


def read_page(
    feed: Feed, organisation: str, cursor: str, now: datetime, limit: int = MOST, overlap: timedelta = OVERLAP
) -> Page:
    """The page after ``cursor`` (``""``: the first). Raises NotACursor, Unavailable."""
    at = _read(cursor) if cursor else _Cursor("", "", "")
    if cursor and (at.began or at.settled) < _key(now - KEPT):
        raise NotACursor(f"The cursor after is older than the {KEPT.days} days that a feed is kept; leave it out.")
    began = at.began or _key(now)
    found = feed.page(organisation, at.read, limit + 1)
    items = tuple(item for _, item in found[:limit])
    if len(found) > limit:
        return Page(items, _write(_Cursor(at.settled, found[limit - 1][0], began)), more=True)
    settled = max(at.settled, _key(_instant(began) - overlap))
    return Page(items, _write(_Cursor(settled, settled, "")), more=False)


def _key(at: datetime) -> str:
    """As keys of the feed begin: it sorts as time does."""
    return at.astimezone(UTC).isoformat()


def _instant(key: str) -> datetime:
    return datetime.fromisoformat(key)


def _began(text: str) -> str:
    """Raises ValueError for what can't be the time at which a pass began."""
    at = datetime.fromisoformat(text)
    if at.utcoffset() != timedelta(0) or at.year < FIRST_YEAR:
        raise ValueError(text)
    return text


def _write(cursor: _Cursor) -> str:
    text = BETWEEN.join((cursor.settled, cursor.read, cursor.began))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(text: str) -> _Cursor:
    try:
        settled, read, began = urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}").decode("ascii").split(BETWEEN)
        return _Cursor(settled, read, _began(began) if began else "")
    except ValueError as fault:
        raise NotACursor("The cursor after should be one that an earlier answer gave, or left out.") from fault
