"""The week of a planner: what is agreed on which day, what is only a week yet, and what opens a pavement twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from functions.workbench.work import areas_of
from portal.bootstrap import Workbench
from portal.domain.calendar import NotAWeek, is_working_day, local, parse_week, week_days, week_of
from portal.domain.definition import Definition
from portal.domain.events import DayPart
from portal.domain.names import discipline_name
from portal.domain.staff import Employee
from portal.domain.wording import listed, week
from portal.services.staff_ports import Planned, WorkFilter
from portal.web.answers import page
from portal.web.language import say

MOST = 500
"""Entries of one week that are read; a list that stops there says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a day. ``twice``: this application opens the pavement on more than one day ([KCP] rule 13)."""

    reference: str
    kind: str
    part: DayPart
    disciplines: str
    place: str
    area: str
    twice: int


@dataclass(frozen=True, slots=True)
class Day:
    """``free``: a weekend or a holiday, on which nothing is planned."""

    day: date
    today: bool
    free: bool
    entries: Sequence[Entry]


class WeekViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def now(self, employee: Employee) -> ResponseReturnValue:
        return self._page(employee, local(self._portal.now()).date())

    def week(self, employee: Employee, week: str) -> ResponseReturnValue:
        try:
            monday, _ = week_days(*parse_week(week))
        except NotAWeek as fault:
            raise NotFound from fault
        return self._page(employee, monday)

    def _page(self, employee: Employee, day: date) -> ResponseReturnValue:
        """One Query for the whole week."""
        definition, monday = self._portal.definition, day - timedelta(days=day.weekday())
        areas = areas_of(employee, definition)
        area = next((id for id, _ in areas if id == request.args.get("gebied")), "")
        wanted = WorkFilter(employee.organisation, area=area)
        if employee.role == "coordinator":
            wanted = WorkFilter(combi=employee.organisation, area=area)
        found = self._portal.work.planned(wanted, monday, monday + timedelta(days=6), MOST)
        entries = sorted(found, key=lambda planned: (planned.area, planned.entry.part != "morning", planned.reference))
        return page(
            "workbench/week.html",
            week=week(monday, "nl"),
            soft=[_entry(one, definition) for one in entries if one.entry.kind == "soft"],
            days=list(self._days(monday, entries)),
            links={name: _address(monday + timedelta(weeks=weeks), area) for name, weeks in STEPS.items()},
            areas=areas,
            area=area,
            full=len(found) == MOST,
        )

    def _days(self, monday: date, entries: Sequence[Planned]) -> Iterable[Day]:
        """Monday to Friday, and a day of the weekend only where something stands on it."""
        definition, today = self._portal.definition, local(self._portal.now()).date()
        for number in range(7):
            day = monday + timedelta(days=number)
            own = [one for one in entries if one.entry.kind != "soft" and one.entry.first_day == day]
            if number < 5 or own:
                free = not is_working_day(day, definition.holidays)
                yield Day(day, day == today, free, [_entry(one, definition) for one in own])


STEPS = {"before": -1, "after": 1}
"""Pages to turn to, in weeks from this one."""


def _address(monday: date, area: str) -> str:
    year, number = week_of(monday)
    return url_for("week", week=f"{year}-W{number:02}", gebied=area or None)


def _entry(planned: Planned, definition: Definition) -> Entry:
    entry = planned.entry
    names = [discipline_name(id, definition, "nl") for id in entry.disciplines]
    areas = {area.id: area.name for area in definition.organisations.areas}
    return Entry(
        planned.reference,
        entry.kind,
        entry.part,
        listed(names, "nl") if names else say("workbench.week.inspection"),
        planned.place,
        areas.get(planned.area, planned.area),
        entry.openings if entry.openings > 1 else 0,
    )
