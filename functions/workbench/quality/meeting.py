"""The report for a combi's meeting: this week's backlog, terms kept, and what the sample showed ([KCP] rule 14)."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

from flask import Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from functions.workbench.quality.sampling import sample_of
from functions.workbench.quality.weeks import Week, asked_week, week_with
from portal.bootstrap.workbench import Workbench
from portal.domain.calendar import local
from portal.domain.definition import Combi
from portal.domain.names import party_name
from portal.domain.staff import Employee
from portal.services.staff_ports import WorkFilter
from portal.web.answers import page
from portal.web.language import say

MOST = 1000
HEADS = ("organisation", "late", "logged", "with_term", "in_time", "drawn", "judged", "right")


@dataclass(frozen=True, slots=True)
class Row:
    """``with_term``: whatever was due and done, of which ``in_time``. ``right``: answers "yes" of those that were "yes"
    or "no"."""

    organisation: str
    late: int
    logged: int
    with_term: int
    in_time: int
    drawn: int
    judged: int
    right: str

    def cells(self) -> tuple[str, ...]:
        return tuple(str(getattr(self, head)) for head in HEADS)


class MeetingViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def combis(self, employee: Employee) -> ResponseReturnValue:
        return page("workbench/quality/combis.html", combis=self._own(employee), week=self._this_week().moved(-1))

    def report(self, employee: Employee, combi: str, week: str) -> ResponseReturnValue:
        there, asked = self._asked(employee, combi, week)
        rows = self._rows(there, asked)
        heads = [say(f"workbench_quality.head.{head}") for head in HEADS]
        cells = [row.cells() for row in rows]
        return page("workbench/quality/meeting.html", combi=there, week=asked, heads=heads, rows=cells)

    def as_csv(self, employee: Employee, combi: str, week: str) -> ResponseReturnValue:
        """The same numbers, with semicolons, as Dutch spreadsheets read them."""
        there, asked = self._asked(employee, combi, week)
        written = io.StringIO()
        out = csv.writer(written, delimiter=";", lineterminator="\r\n")
        out.writerow(("combi", "week", *HEADS))
        out.writerows((there.id, asked.id, *row.cells()) for row in self._rows(there, asked))
        headers = {"Content-Disposition": f'attachment; filename="{there.id}-{asked.id}.csv"'}
        return Response(written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)

    def _rows(self, combi: Combi, week: Week) -> list[Row]:
        late = self._late(combi)
        return [self._row(organisation, late[organisation], week) for organisation in members(combi)]

    def _row(self, organisation: str, late: int, week: Week) -> Row:
        logged = self._portal.samples.logged(organisation, week.year, week.number)
        ended = self._portal.samples.terms(organisation, week.year, week.number)
        timed = [term.in_time for one in ended for term in one.terms]
        sample = sample_of(self._portal, organisation, week)
        said = [answer for one in sample.contacts if one.checked for answer in one.checked.answers.values()]
        counted = said.count("yes") + said.count("no")
        return Row(
            organisation=party_name(organisation, self._portal.definition.organisations),
            late=late,
            logged=len(logged),
            with_term=len(timed),
            in_time=sum(timed),
            drawn=len(sample.contacts),
            judged=sample.judged,
            right=f"{said.count('yes')}/{counted}" if counted else "",
        )

    def _late(self, combi: Combi) -> Counter[str]:
        """What each organisation is late with now, up to a thousand lines of the combi's list."""
        wanted = WorkFilter("", combi=combi.id, due_before=self._portal.now())
        found = self._portal.work.page(wanted, limit=MOST)
        return Counter(line.deadline.owner for line in found.lines)

    def _asked(self, employee: Employee, combi: str, week: str) -> tuple[Combi, Week]:
        there = next((one for one in self._own(employee) if one.id == combi), None)
        if there is None:
            raise NotFound
        return there, asked_week(week, local(self._portal.now()).date())

    def _own(self, employee: Employee) -> list[Combi]:
        """The combis that somebody reports about: their own, those of their organisation, or all of the brand."""
        ours = employee.organisation
        return [
            one for one in self._portal.definition.organisations.combis if not ours or ours in (one.id, *members(one))
        ]

    def _this_week(self) -> Week:
        return week_with(local(self._portal.now()).date())


def members(combi: Combi) -> tuple[str, ...]:
    return (*combi.contractors, *combi.operators)
