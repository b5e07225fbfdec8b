"""A reader of a feed misses nothing, however late what it passed by is written."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.describe import functions
from portal.domain.feed import KEPT, Change, News
from portal.services.feed import OVERLAP, Feed, NotACursor, read_page
from tests.builders import NOW

WINDOW = timedelta(seconds=20)
"""No command takes longer in these histories."""


@dataclass
class Written:
    """``portal.services.feed.Feed`` in memory: what was written by the time it is read."""

    items: dict[str, News] = field(default_factory=dict)

    def write(self, at: datetime, number: int) -> None:
        item = News("contractor", f"MA-{number}", 1, at, (Change("released", "water"),))
        self.items[f"{at.isoformat()}#{item.id}"] = item

    def page(self, organisation: str, after: str, limit: int) -> tuple[tuple[str, News], ...]:
        return tuple(sorted((key, item) for key, item in self.items.items() if key > after)[:limit])


def seconds(count: float) -> datetime:
    return NOW + timedelta(seconds=count)


def read(feed: Feed, cursor: str, now: datetime, overlap: timedelta = WINDOW) -> tuple[set[str], str]:
    """Every page there is now; what was read and the cursor after it."""
    seen: set[str] = set()
    more = True
    while more:
        page = read_page(feed, "contractor", cursor, now, 2, overlap)
        assert len(page.items) <= 2
        seen |= {item.id for item in page.items}
        cursor, more = page.cursor, page.more
    return seen, cursor


commands = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 19)), max_size=12)


@given(commands, st.lists(st.integers(0, 130), max_size=8))
def test_whatever_is_written_is_read(commands: list[tuple[int, int]], reads: list[int]) -> None:
    """A command is decided at one second and written up to 19 later; reads come in between."""
    feed, cursor, seen = Written(), "", set[str]()
    writes = sorted((decided + took, decided, number) for number, (decided, took) in enumerate(commands))
    for now in [*sorted(reads), 200]:
        for written, decided, number in writes:
            if written <= now:
                feed.write(seconds(decided), number)
        found, cursor = read(feed, cursor, seconds(now))
        seen |= found
    assert seen == {item.id for item in feed.items.values()}


def test_without_going_back_a_late_commit_would_be_missed() -> None:
    feed = Written()
    feed.write(seconds(10), 1)
    _, cursor = read(feed, "", seconds(12), timedelta(0))
    feed.write(seconds(11), 2)
    assert read(feed, cursor, seconds(13), timedelta(0))[0] == set()

    _, cursor = read(feed, "", seconds(12))
    feed.write(seconds(11.5), 3)
    assert "MA-3.1" in read(feed, cursor, seconds(13))[0]


def test_what_was_read_long_ago_is_not_read_again() -> None:
    feed = Written()
    feed.write(seconds(0), 1)
    _, cursor = read(feed, "", seconds(60))
    assert read(feed, cursor, seconds(61))[0] == set()


def test_a_pass_that_is_long_under_way_goes_back_to_where_it_began() -> None:
    feed = Written()
    for number in range(4):
        feed.write(seconds(number), number)
    first = read_page(feed, "contractor", "", seconds(5), 2, WINDOW)
    feed.write(seconds(0.5), 9)  # passed by, and written an hour before the pass goes on
    _, cursor = read(feed, first.cursor, seconds(3600))

    assert "MA-9.1" in read(feed, cursor, seconds(3601))[0]


@pytest.mark.parametrize("text", ["x", "é", "MTIzfDQ1Ng", "YXxifDAwMDEtMDEtMDE", "||||", "A" * 500])
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(NotACursor):
        read_page(Written(), "contractor", text, NOW)


def test_no_function_that_writes_to_a_feed_runs_half_as_long_as_the_cursor_goes_back() -> None:
    writers = [one for one in functions().values() if "PutItem" in one.tables.get("applications", ())]
    assert writers
    assert max(one.timeout for one in writers) * 2 <= OVERLAP.total_seconds()


def test_who_stayed_away_longer_than_items_are_kept_is_told_so_and_not_left_to_miss_something() -> None:
    cursor = read_page(Written(), "contractor", "", NOW).cursor
    assert read_page(Written(), "contractor", cursor, NOW + KEPT - OVERLAP).items == ()
    with pytest.raises(NotACursor, match="older than the 730 days"):
        read_page(Written(), "contractor", cursor, NOW + KEPT)


def test_a_first_reader_may_take_its_time_over_the_oldest_items() -> None:
    """What stands there a little longer than it is kept makes no cursor old."""
    feed = Written()
    for number in range(3):
        feed.write(NOW - KEPT - timedelta(hours=number), number)
    first = read_page(feed, "contractor", "", NOW, 1)
    assert len(read_page(feed, "contractor", first.cursor, NOW, 1).items) == 1
