"""Whatever comes and goes, the numbers above a list are those of a full read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.workbench.counts import COUNTED, counted, told
from functions.workbench.dues import Times
from portal.domain.events import Deadline
from portal.services.staff_ports import WorkFilter, WorkLine, WorkPage
from portal.store.tables import Tables
from portal.store.tasks import task_item, work_task
from portal.store.work import WorkStore
from tests.builders import NOW, a_reference, an_application

TIMES = Times.at(NOW)
NARROWED = (("", ""), ("arnhem", ""), ("", "2"), ("west", "1"))
"""Area and contact moment."""
numbers = count(1)
dues = st.integers(-2_000, 8_000).map(lambda hours: NOW + timedelta(minutes=hours * 2)) | st.sampled_from(
    [NOW, TIMES.day_ends, TIMES.week_ends]
)
lines = st.tuples(dues, st.sampled_from(["arnhem", "west"]), st.sampled_from(["1", "2"]))


def parts(whens: Iterable[datetime]) -> dict[str, int]:
    found = Counter(TIMES.section(when) for when in whens)
    return {section: found[section] for section in COUNTED}


def first_page(whens: list[datetime], limit: int) -> WorkPage:
    shown = [
        WorkLine(Deadline("1", "", "aannemer", when, "released"), "MA-1", "", "") for when in sorted(whens)[:limit]
    ]
    return WorkPage(tuple(shown), "more" if len(whens) > limit else "")


@given(st.lists(dues, max_size=30), st.integers(1, 20))
def test_what_the_first_lines_tell_is_so(whens: list[datetime], limit: int) -> None:
    real = parts(whens)
    for section, number in told(first_page(whens, limit), TIMES).items():
        assert int(number.rstrip("+")) <= real[section]
        assert number.endswith("+") or int(number) == real[section]


@given(st.lists(dues, max_size=20))
def test_a_list_of_one_page_tells_all_numbers(whens: list[datetime]) -> None:
    assert told(first_page(whens, 20), TIMES) == {section: str(number) for section, number in parts(whens).items()}


@pytest.mark.parametrize(
    ("lines", "after", "told_of"), [(0, "more", {}), (2, "more", {"late": "2+"}), (0, "", dict.fromkeys(COUNTED, "0"))]
)
def test_where_reading_stopped_nothing_is_told_of_what_lies_behind(
    lines: int, after: str, told_of: dict[str, str]
) -> None:
    page = first_page([NOW - timedelta(days=1)] * lines, 50)
    assert told(replace(page, after=after), TIMES) == told_of


@settings(max_examples=25)
@given(st.lists(lines, min_size=1, max_size=8), st.data())
def test_counts_are_those_of_what_is_open_whatever_opened_and_closed(
    tables: Tables, known: list[tuple[datetime, str, str]], data: st.DataObject
) -> None:
    """Each step opens a line, or closes it where it is open."""
    owner, store, is_open = f"teller{next(numbers)}", WorkStore(tables), set[int]()
    for step in data.draw(st.lists(st.integers(0, len(known) - 1), max_size=14)):
        when, area, moment = known[step]
        task = work_task(an_application(reference=a_reference(step)), Deadline(moment, "", owner, when, "released"))
        item = task_item(tables.work, replace(task, area=area))
        _ = item.delete() if step in is_open else item.save()
        is_open ^= {step}
    for area, moment in NARROWED:
        asked = [known[step] for step in is_open]
        whens = [line[0] for line in asked if area in ("", line[1]) and moment in ("", line[2])]
        found = counted(store, WorkFilter(owner, area=area, moment=moment), TIMES)
        assert found == {section: str(number) for section, number in parts(whens).items()}
