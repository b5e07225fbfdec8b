"""The week of a planner: what is agreed on which day, what is only a week yet, and what opens a pavement twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from functions.workbench.dues import short
from functions.workbench.work import areas_of
from portal.bootstrap.workbench import Workbench
from portal.domain.agenda import PlanEntry, opens_again
from portal.domain.calendar import NotAWeek, is_working_day, iso_week, local, parse_week, week_days
from portal.domain.definition import Crew, Definition
from portal.domain.events import DayPart
from portal.domain.names import discipline_name
from portal.domain.staff import Employee
from portal.domain.wording import listed, week
from portal.services.staff_ports import Planned, WorkFilter
from portal.web.answers import page
from portal.web.language import say

MOST = 1500
"""Entries that are read, in one request of less than a megabyte; a list that stops there says so."""
NEAR = 3
"""Applications of the same street that one line names."""


@dataclass(frozen=True, slots=True)
class Near:
    """Another application for which the same pavement opens, and when."""

    reference: str
    when: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a day. ``twice``: this application opens the pavement on more than one day ([KCP] rule 13);
    ``near``: others open it too, on other days."""

    reference: str
    kind: str
    part: DayPart
    disciplines: str
    place: str
    area: str
    twice: int
    near: Sequence[Near]


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
        """One Query for the week and the weeks around it in which one of its streets may open again."""
        definition, monday = self._portal.definition, day - timedelta(days=day.weekday())
        areas = areas_of(employee, definition)
        area = next((id for id, _ in areas if id == request.args.get("gebied")), "")
        wanted = WorkFilter(employee.organisation, area=area)
        if employee.role == "coordinator":
            wanted = WorkFilter(combi=employee.organisation, area=area)
        crews = crews_of(employee, definition)
        crew = next((one for one in crews if one.id == request.args.get("ploeg")), None)
        found, around = self._found(wanted, monday)
        ours = [one for one in found if crew is None or _goes(crew, one)]
        entries = sorted(ours, key=lambda planned: (planned.area, planned.entry.part != "morning", planned.reference))
        lines = _Lines(definition, around)
        return page(
            "workbench/week.html",
            week=week(monday, "nl"),
            soft=[lines.entry(one) for one in entries if one.entry.kind == "soft"],
            days=list(self._days(monday, entries, lines)),
            links={name: _address(monday + timedelta(weeks=weeks), area, crew) for name, weeks in STEPS.items()},
            areas=areas,
            area=area,
            crews=crews,
            crew=crew,
            full=len(found) == MOST,
        )

    def _found(self, wanted: WorkFilter, monday: date) -> tuple[Sequence[Planned], Sequence[Planned]]:
        """What begins in the week, and all that was read; where that is too much, the week alone is asked for."""
        work, sunday = self._portal.work, monday + timedelta(days=6)
        around = timedelta(weeks=self._portal.definition.process.pavement_weeks)
        found = work.planned(wanted, monday - around, sunday + around, MOST)
        if len(found) == MOST:
            week = work.planned(wanted, monday, sunday, MOST)
            return week, week
        return [one for one in found if monday <= one.entry.first_day <= sunday], found

    def _days(self, monday: date, entries: Sequence[Planned], lines: "_Lines") -> Iterable[Day]:
        """Monday to Friday, and a day of the weekend only where something stands on it."""
        definition, today = self._portal.definition, local(self._portal.now()).date()
        for number in range(7):
            day = monday + timedelta(days=number)
            own = [one for one in entries if one.entry.kind != "soft" and one.entry.first_day == day]
            if number < 5 or own:
                free = not is_working_day(day, definition.holidays)
                yield Day(day, day == today, free, [lines.entry(one) for one in own])


STEPS = {"before": -1, "after": 1}
"""Pages to turn to, in weeks from this one."""


def _address(monday: date, area: str, crew: Crew | None) -> str:
    return url_for("week", week=iso_week(monday), gebied=area or None, ploeg=crew.id if crew else None)


def crews_of(employee: Employee, definition: Definition) -> tuple[Crew, ...]:
    """Those of a planner's own organisation."""
    ours = (one for one in definition.organisations.contractors if one.id == employee.organisation)
    return tuple(crew for contractor in ours for crew in contractor.crews)


def _goes(crew: Crew, planned: Planned) -> bool:
    """Whether it is work for that crew; a look at the site is for whoever works there."""
    theirs = not crew.disciplines or not planned.entry.disciplines or {*crew.disciplines} & {*planned.entry.disciplines}
    return planned.area in crew.areas and bool(theirs)


class _Lines:
    """Makes lines of what is planned; ``around``: what may open the same pavement."""

    def __init__(self, definition: Definition, around: Iterable[Planned]) -> None:
        self._definition = definition
        self._areas = {area.id: area.name for area in definition.organisations.areas}
        self._streets: dict[str, list[Planned]] = {}
        for planned in around:
            if planned.entry.pavement:
                self._streets.setdefault(planned.entry.pavement, []).append(planned)

    def entry(self, planned: Planned) -> Entry:
        entry = planned.entry
        names = [discipline_name(id, self._definition, "nl") for id in entry.disciplines]
        return Entry(
            planned.reference,
            entry.kind,
            entry.part,
            listed(names, "nl") if names else say("workbench.week.inspection"),
            planned.place,
            self._areas.get(planned.area, planned.area),
            entry.openings if entry.openings > 1 else 0,
            self._near(planned)[:NEAR],
        )

    def _near(self, planned: Planned) -> list[Near]:
        weeks = self._definition.process.pavement_weeks
        return [
            Near(other.reference, _when(other.entry))
            for other in self._streets.get(planned.entry.pavement, ())
            if other.reference != planned.reference and opens_again(planned.entry, other.entry, weeks)
        ]


def _when(entry: PlanEntry) -> str:
    return week(entry.first_day, "nl") if entry.kind == "soft" else short(entry.first_day)
