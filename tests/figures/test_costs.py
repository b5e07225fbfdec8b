"""What each act asks of the store: counted, so it holds on any machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.figures.bench import bench
from tests.figures.costs import Cost, costs
from tests.figures.history import EVENTS
from tests.figures.targets import SNAPSHOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Cost]]:
    folder: Path = tmp_path_factory.mktemp("bench")
    with bench(folder, durable=False) as there:
        yield {cost.act: cost for cost in costs(there)}


def test_an_answered_step_of_the_form_is_one_read_and_one_write(counted: dict[str, Cost]) -> None:
    assert counted["who, answered"].requests == "1 GetItem, 1 UpdateItem"


def test_sending_is_one_transaction(counted: dict[str, Cost]) -> None:
    assert counted["send"].requests == "1 GetItem, 1 ListObjectsV2, 1 TransactWriteItems"


def test_the_first_visit_of_a_follow_link_reads_nothing(counted: dict[str, Cost]) -> None:
    assert counted["follow, first visit"].count == 0


def test_the_follow_page_is_one_read_of_one_item(counted: dict[str, Cost]) -> None:
    assert counted["follow page, planned"].requests == "1 GetItem"


def test_that_item_stays_small_however_much_happens(counted: dict[str, Cost]) -> None:
    long = counted[f"follow page, after {EVENTS:,} events"]
    assert long.requests == "1 GetItem"
    assert counted["follow page, planned"].largest < long.largest <= SNAPSHOT.limit


def test_a_survey_answer_is_one_read_and_one_transaction(counted: dict[str, Cost]) -> None:
    assert counted["survey answer"].requests == "1 GetItem, 1 TransactWriteItems"


def test_a_planning_event_is_one_read_and_one_transaction_once_the_key_is_known(counted: dict[str, Cost]) -> None:
    assert counted["planning event: hard date"].requests == "1 GetItem, 1 TransactWriteItems"


def test_writes_are_counted_in_units_of_what_they_leave(counted: dict[str, Cost]) -> None:
    """One for the draft, one for the count of drafts that this visitor begins."""
    first = counted["kind, answered"]
    assert (first.reads, first.writes) == (0, 2)
