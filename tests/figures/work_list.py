"""My work over lists of very unlike length: what its first page asks of the engine, and exact counts; and the cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from functions.workbench.counts import counted
from functions.workbench.dues import Times
from portal.domain.events import Deadline
from portal.services.staff_ports import WorkFilter
from portal.store.tables import Tables
from portal.store.tasks import task_item, work_task
from portal.store.work import WorkStore
from tests.builders import a_reference, an_application
from tests.figures.capacity import item_size, read_units

NOW = datetime(2027, 3, 3, 11, 0, tzinfo=UTC)
"""A Wednesday at noon."""
FILTERS = {"all": {}, "one area": {"area": "arnhem"}, "one area and contact moment": {"area": "arnhem", "moment": "1"}}


@dataclass(frozen=True)
class Cost:
    """``units``: eventually consistent reads."""

    requests: int
    units: float


def fill_list(tables: Tables, owner: str, many: int) -> None:
    """So many open deadlines, a tenth late, spread over four months; one application stands for all of them."""
    state = an_application(reference=a_reference(1))
    with tables.work.batch_write() as batch:
        for number in range(many):
            due = NOW + timedelta(minutes=(number - many // 10) * 120 * 1_440 // many)
            task = work_task(state, Deadline("1", f"d{number}", owner, due, "soft_date_agreed"))
            batch.save(task_item(tables.work, task))


def first_page(tables: Tables, owner: str, only: dict[str, str]) -> Cost:
    """The page as the workbench asks for it: its lines tell the numbers above them."""
    with _answers(tables) as answers:
        WorkStore(tables).page(WorkFilter(owner, **only))
    return _cost(tables, owner, answers)


def exact_counts(tables: Tables, owner: str, only: dict[str, str]) -> Cost:
    """What is asked beside it by who wants exact numbers."""
    with _answers(tables) as answers:
        counted(WorkStore(tables), WorkFilter(owner, **only), Times.at(NOW))
    return _cost(tables, owner, answers)


def _cost(tables: Tables, owner: str, answers: list[dict[str, Any]]) -> Cost:
    size = _line_size(tables, owner)
    return Cost(len(answers), sum(read_units(size * answer["ScannedCount"], consistent=False) for answer in answers))


def _line_size(tables: Tables, owner: str) -> int:
    """Bytes of one line; they are all as long, and a count reads them as a page does."""
    return item_size(next(iter(tables.work.query(f"ORG#{owner}", limit=1))).serialize())


@contextmanager
def _answers(tables: Tables) -> Iterator[list[dict[str, Any]]]:
    """What the engine answers to each request of the work list."""
    connection, found = tables.work._get_connection(), list[dict[str, Any]]()
    ask = connection.query

    def noted(*given: Any, **named: Any) -> dict[str, Any]:
        found.append(ask(*given, **named))
        return found[-1]

    with patch.object(connection, "query", noted):
        yield found
