"""What is to be done in one application and by whom, soonest first; for one's own with the page that does it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from functions.workbench.acts.table import possible
from functions.workbench.dues import Due, due_words
from functions.workbench.talk.moments import moment_called, own_moments
from functions.workbench.tasks import discipline_words, task_name
from portal.bootstrap.workbench import Workbench
from portal.domain.application import PORTAL, Application
from portal.domain.events import Deadline
from portal.domain.names import organisation_name
from portal.domain.permissions import speaks_for
from portal.domain.reports import REPORTABLE
from portal.domain.running import is_watch
from portal.domain.staff import Employee
from portal.web.language import say

WITH_ACT = {"quote_sent": "offerte", "invoice_sent": "factuur", "completed": "gereed", "resumed": "hervatten"}
"""What ends a deadline, and the act that reports it, where that has a form of its own."""
ITS_OWN = {
    "point": "restpunt-opgelost",
    "complaint": "klacht-antwoord",
    "question": "vraag-antwoord",
    "call": "vraag-antwoord",
    "wish": "wens-nee",
}
"""The same, for what has a number of its own."""
TALKS = ("contacted", "replanned")
"""What ends by speaking to the customer."""


@dataclass(frozen=True, slots=True)
class Owed:
    task: str
    disciplines: str
    who: str
    due: Due
    own: bool
    url: str
    """Where it is done; ``""`` where there is nothing to do here."""


def owed(portal: Workbench, employee: Employee, state: Application) -> tuple[Owed, ...]:
    """One's own first."""
    acts = possible(state, employee)
    found = [_owed(portal, employee, state, due, acts) for due in _soonest(state)]
    return tuple(sorted(found, key=lambda one: not one.own))


def _soonest(state: Application) -> list[Deadline]:
    shown = (due for due in state.deadlines if due.owner != PORTAL and not is_watch(due.moment))
    return sorted(shown, key=lambda due: due.due)


def _owed(portal: Workbench, employee: Employee, state: Application, due: Deadline, acts: tuple[str, ...]) -> Owed:
    definition = portal.definition
    own = due.owner == speaks_for(employee)
    return Owed(
        task=task_name(due, definition),
        disciplines=discipline_words(due, definition),
        who=organisation_name(due.owner, definition) or say("workbench_app.customer"),
        due=due_words(due.due, portal.now()),
        own=own,
        url=_url(portal, employee, state, due, acts) if own and acts else "",
    )


def _url(portal: Workbench, employee: Employee, state: Application, due: Deadline, acts: tuple[str, ...]) -> str:
    kind, _, id = due.moment.partition(":")
    act = ITS_OWN.get(kind) or WITH_ACT.get(due.closes_on)
    if moment_called(due.moment, own_moments(state, employee.organisation, portal.definition)):
        return url_for("log_contact", ref=state.reference, kcm=due.moment)
    name = "question" if kind == "call" else kind
    about = {"discipline": due.discipline, "milestone": due.closes_on} | ({name: id} if id else {})
    if act not in acts and due.closes_on in REPORTABLE:
        act = "bereikt"
    if act in acts:
        return f"{url_for('act', ref=state.reference, act=act)}?{urlencode(about)}"
    return url_for("log_contact", ref=state.reference, kcm="-") if due.closes_on in TALKS else ""
