"""The page of one application, and the customer's page as it is looked at by staff."""

from datetime import datetime

from flask import request
from flask.typing import ResponseReturnValue

from functions.workbench.acts.table import possible
from functions.workbench.looking import application_of
from functions.workbench.one.orders import as_seen_by, order_lines, own_disciplines
from functions.workbench.one.owed import owed
from functions.workbench.one.timeline import timeline
from functions.workbench.one.waiting import waiting
from portal.bootstrap.workbench import Workbench
from portal.domain.application import SERVICE, Application
from portal.domain.events import Event
from portal.domain.follow import follow
from portal.domain.follow_sentences import Sentences
from portal.domain.permissions import may, speaks_for
from portal.domain.staff import Employee
from portal.domain.wording import moment
from portal.services.take_back import undoable
from portal.web.answers import page
from portal.web.following import shown
from portal.web.language import speaker


class ApplicationViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def show(self, employee: Employee, ref: str) -> ResponseReturnValue:
        """Four reads: the snapshot, the person, the log, and what was said and sent."""
        portal = self._portal
        state = application_of(portal, employee, ref, "application")
        applications, definition, now = portal.applications, portal.definition, portal.now()
        log, own = applications.log(state.reference), own_disciplines(state, employee)
        texts, mails = applications.texts(state.reference), applications.deliveries(state.reference)
        waits = waiting(state.reference, log, mails, definition, now)
        talks = may(employee, "log_contact") and speaks_for(employee) in {*state.organisations, SERVICE}
        return page(
            "workbench/one/application.html",
            state=state,
            person=applications.person(state.reference),
            view=follow(state, definition, "nl", now),
            say=Sentences(speaker(), "nl"),
            orders=order_lines(state, definition, own),
            owed=owed(portal, employee, state),
            acts=possible(state, employee),
            may_log=talks,
            undo=self._undo(log, employee, now) if talks else 0,
            gedaan=request.args.get("gedaan", ""),
            entries=timeline(log, texts, mails, waits, definition, own),
        )

    def as_customer(self, employee: Employee, ref: str) -> ResponseReturnValue:
        """The very page, made by the same view and the same template."""
        portal = self._portal
        state = application_of(portal, employee, ref, "page of the customer")
        now = portal.now()
        view = follow(state, portal.definition, "nl", now)
        if _is_operator(state, employee):
            view = as_seen_by(view, own_disciplines(state, employee))
        seen = shown(view, speaker(), "nl", now)
        return page("workbench/one/customer.html", state=state, now=moment(now, "nl"), **seen)

    def _undo(self, log: tuple[Event, ...], employee: Employee, now: datetime) -> int:
        """The version that can be taken back; 0 where there is none."""
        last = log[-1]
        ours = last.by == speaks_for(employee) and type(last).__name__ not in ("Undone", "ApplicationSubmitted")
        return len(log) if ours and now <= last.at + undoable(self._portal.definition) else 0


def _is_operator(state: Application, employee: Employee) -> bool:
    return employee.organisation in state.organisations - {state.contractor}
