"""My work: what is due, soonest first; late, today, this week, and what comes after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from flask import make_response, request
from flask.typing import ResponseReturnValue

from functions.workbench.choices import Choices
from functions.workbench.dues import Due, Section, Times, due_words
from functions.workbench.filters import Filters, read_filters
from functions.workbench.tasks import discipline_words, task_name
from portal.bootstrap import Workbench
from portal.domain.definition import Definition
from portal.domain.staff import Employee
from portal.services.staff_ports import WorkFilter, WorkLine
from portal.web.answers import page

COUNTED: tuple[Section, ...] = ("late", "today", "week")
MOST = 1000
"""Counts are exact up to here, then "1000+"."""
STICKY = "werk"


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
        """One Query for the lines and one for each count, however much there is."""
        definition, now = self._portal.definition, self._portal.now()
        filters = read_filters(self._asked(), definition)
        wanted, times = wanted_by(employee, filters), Times.at(now)
        found = self._portal.work.page(times.within(wanted, filters.when), filters.after)
        counts = {section: self._count(times.within(wanted, section)) for section in COUNTED}
        answer = make_response(
            page(
                "workbench/work.html",
                sections=list(_sections(found.lines, times, definition, now)),
                counts=counts,
                filters=filters,
                more=replace(filters, after=found.after).query() if found.after else "",
                areas=areas_of(employee, definition),
                moments=definition.process.contact_moments,
            )
        )
        if request.query_string:
            self._choices.remember(answer, STICKY, replace(filters, after="").text())
        return answer

    def _asked(self) -> str:
        """What the address asks for; without any, what was asked for last on this machine."""
        return request.query_string.decode("ascii", "replace") or self._choices.remembered(STICKY)

    def _count(self, wanted: WorkFilter) -> str:
        count, more = self._portal.work.count(wanted, MOST)
        return f"{count}+" if more else str(count)


def wanted_by(employee: Employee, filters: Filters) -> WorkFilter:
    """The list of their organisation, or of the whole combi for who coordinates it."""
    if employee.role == "coordinator":
        return WorkFilter(combi=employee.organisation, area=filters.area, moment=filters.moment)
    return WorkFilter(employee.organisation, area=filters.area, moment=filters.moment)


def areas_of(employee: Employee, definition: Definition) -> tuple[tuple[str, str], ...]:
    """Ids and names of the areas in which their organisation works."""
    return tuple(
        (area.id, area.name)
        for area in definition.organisations.areas
        if employee.organisation in (area.combi, area.contractor, *area.operators.values())
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
