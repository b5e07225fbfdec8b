"""My work: what is due, soonest first."""

from dataclasses import dataclass

from flask.typing import ResponseReturnValue

from functions.workbench.dues import Due, due_words
from functions.workbench.tasks import discipline_words, task_name
from portal.bootstrap import Workbench
from portal.domain.staff import Employee
from portal.services.ports import WorkFilter, WorkLine
from portal.web.answers import page


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is read."""

    reference: str
    task: str
    disciplines: str
    place: str
    due: Due


class WorkViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def mine(self, employee: Employee) -> ResponseReturnValue:
        found = self._portal.work.page(WorkFilter(employee.organisation))
        return page("workbench/work.html", rows=[self._row(line) for line in found.lines])

    def _row(self, line: WorkLine) -> Row:
        definition = self._portal.definition
        return Row(
            line.reference,
            task_name(line.deadline, definition),
            discipline_words(line.deadline, definition),
            line.place,
            due_words(line.deadline.due, self._portal.now()),
        )
