"""My work: what is due, soonest first; late, today, this week, and what comes after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from flask import make_response, request
from flask.typing import ResponseReturnValue

from functions.workbench.choices import Choices
from functions.workbench.counts import counted, told
from functions.workbench.dues import Due, Section, Times, due_words
from functions.workbench.filters import Filters, read_filters
from functions.workbench.tasks import discipline_words, task_name
from portal.bootstrap.workbench import Workbench
from portal.domain.definition import Definition
from portal.domain.permissions import speaks_for
from portal.domain.staff import Employee
from portal.services.staff_ports import WorkFilter, WorkLine, WorkPage
from portal.web.answers import page

STICKY, COUNTING = "werk", "tellen"
YES = "ja"


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is read."""

    reference: str
    task: str
    disciplines: str
    place: str
    area: str
    due: Due


class WorkViews:
    def __init__(self, portal: Workbench, choices: Choices) -> None:
        self._portal, self._choices = portal, choices

    def mine(self, employee: Employee) -> ResponseReturnValue:
        """One Query for the lines, however much there is; what else is read is told at ``_counts``."""
        definition, now = self._portal.definition, self._portal.now()
        filters = read_filters(self._asked(), definition)
        wanted, times, counting = wanted_by(employee, filters), Times.at(now), self._counting()
        found = self._portal.work.page(times.within(wanted, filters.when), filters.after)
        top = None if filters.when or filters.after else found
        answer = make_response(
            page(
                "workbench/work.html",
                sections=list(_sections(found.lines, times, definition, now)),
                counts=self._counts(wanted, times, top, exact=counting),
                counting=counting,
                filters=filters,
                more=replace(filters, after=found.after).query() if found.after else "",
                areas=areas_of(employee, definition),
                moments=definition.process.contact_moments,
            )
        )
        if request.query_string:
            self._choices.remember(answer, STICKY, replace(filters, after="").text())
            self._choices.remember(answer, COUNTING, YES if counting else "")
        return answer

    def _asked(self) -> str:
        """What the address asks for; without any, what was asked for last on this machine."""
        return request.query_string.decode("ascii", "replace") or self._choices.remembered(STICKY)

    def _counts(self, wanted: WorkFilter, times: Times, top: WorkPage | None, *, exact: bool) -> Mapping[Section, str]:
        """One Query for each where exact counts are asked for; else what the lines at the ``top`` tell, which are read
        where they aren't on the page."""
        work = self._portal.work
        return counted(work, wanted, times) if exact else told(top or work.page(wanted), times)

    def _counting(self) -> bool:
        """Whether exact counts are asked for, in the address or the last time on this machine."""
        return request.args.get(COUNTING, self._choices.remembered(COUNTING)) == YES


def wanted_by(employee: Employee, filters: Filters) -> WorkFilter:
    """The list of their organisation or of the brand's own customer service, or of the whole combi for who coordinates
    it."""
    if employee.role == "coordinator":
        return WorkFilter(combi=employee.organisation, area=filters.area, moment=filters.moment)
    return WorkFilter(speaks_for(employee), area=filters.area, moment=filters.moment)


def areas_of(employee: Employee, definition: Definition) -> tuple[tuple[str, str], ...]:
    """Ids and names of the areas in which their organisation works; all of them for the brand's own people."""
    return tuple(
        (area.id, area.name)
        for area in definition.organisations.areas
        if not employee.organisation or employee.organisation in (area.combi, area.contractor, *area.operators.values())
    )


def _sections(
    lines: tuple[WorkLine, ...], times: Times, definition: Definition, now: datetime
) -> Iterator[tuple[Section, list[Row]]]:
    for section, own in groupby(lines, key=lambda line: times.section(line.deadline.due)):
        yield section, [_row(line, definition, now) for line in own]


def _row(line: WorkLine, definition: Definition, now: datetime) -> Row:
    areas = {area.id: area.name for area in definition.organisations.areas}
    return Row(
        line.reference,
        task_name(line.deadline, definition),
        discipline_words(line.deadline, definition),
        line.place,
        areas.get(line.area, line.area),
        due_words(line.deadline.due, now),
    )
