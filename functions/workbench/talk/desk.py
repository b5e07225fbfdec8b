"""Everything that one contact form is made of: whose it is, about which contact moment, and its call script."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from flask import request
from werkzeug.datastructures import MultiDict

from functions.workbench.talk.command import About, commands_of, talk_of
from functions.workbench.talk.filling import filled_in, prepare
from functions.workbench.talk.form import TalkForm
from functions.workbench.talk.moments import (
    JOIN,
    Outcome,
    due_moment,
    joined_to,
    moment_called,
    outcome_of,
    own_moments,
)
from portal.bootstrap.workbench import Workbench
from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import ContactMoment, Text
from portal.domain.permissions import speaks_for
from portal.domain.person import Person
from portal.domain.reports import Inspect
from portal.domain.staff import Employee
from portal.services.record_event import Report
from portal.services.take_back import undoable
from portal.services.talks import to_text
from portal.web.ids import version_in, with_id

OUTSIDE = "-"
"""In an address: about no contact moment."""


@dataclass(frozen=True)
class Desk:
    portal: Workbench
    employee: Employee
    state: Application
    person: Person | None
    moment: ContactMoment | None
    others: tuple[ContactMoment, ...]
    """What else this organisation could log a contact about."""
    outcome: Outcome
    form: TalkForm
    joined: ContactMoment | None = None
    """Made in the same talk."""
    joinable: tuple[ContactMoment, ...] = ()
    """What could be."""

    @property
    def report(self) -> Report:
        """What the form says; asked only of one that is complete. The same form gives the same report."""
        joined = About(self.joined, outcome_of(self.joined, self.state, self._us)) if self.joined else None
        commands = commands_of(self.form, About(self.moment, self.outcome), joined, self._disciplines)
        talk = to_text(talk_of(self.form, self.employee.name))
        texts = {self.form.id.data: talk}
        texts |= {one.text: self.form.about.data for one in commands if isinstance(one, Inspect)}
        said = sha256(repr((commands, sorted(texts.items()))).encode()).hexdigest()
        version, wait = version_in(self.form.version), undoable(self.portal.definition)
        reference = self.state.reference
        return Report(self._us, self.form.id.data, reference, said, commands, texts, seen=version, wait=wait)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What was typed, to travel along with the preview."""
        return [(name, value) for name, value in request.form.items(multi=True) if name not in ("step", "_terug")]

    def scripted(self, part: Literal["tell", "ask", "never"]) -> list[Text]:
        """What the call scripts of this talk say of it."""
        scripts = [one.script for one in (self.moment, self.joined) if one and one.script]
        return [line for script in scripts for line in getattr(script, part)]

    @property
    def _us(self) -> str:
        return speaks_for(self.employee)

    @property
    def _disciplines(self) -> tuple[str, ...]:
        organisation = self.employee.organisation
        if organisation == self.state.contractor:
            return ()
        return tuple(order.discipline for order in self.state.orders if order.part.operator == organisation)

    def at_version(self, version: int) -> "Desk":
        """The same input, now that whoever typed it is shown what changed."""
        self.form.version.data = str(version)
        return self

    def anew(self, id: str) -> "Desk":
        """The same input as another contact."""
        self.form.id.data = id
        return replace(self)


def seat(portal: Workbench, employee: Employee, state: Application) -> Desk:
    """The form as it was posted, or filled in from the process."""
    definition, now = portal.definition, portal.now()
    us = speaks_for(employee)
    moments = own_moments(state, us, definition)
    posted = request.form if request.method == "POST" else MultiDict[str, str]()
    asked = posted.get("moment") if posted else request.args.get("kcm")
    wanted, _, with_it = (due_moment(state, us, definition) if asked is None else asked).partition(JOIN)
    moment = moment_called(wanted, moments)
    joinable = joined_to(moment, moments)
    joined = moment_called(with_it, joinable)
    made = tuple(one for one in (moment, joined) if one)
    outcome, its_outcome = outcome_of(moment, state, us), outcome_of(joined, state, us)
    person = portal.applications.person(state.reference)
    if posted:
        form = TalkForm(posted)
    else:
        form = TalkForm(
            data={"id": portal.new_id(), **filled_in(state, person, made, (outcome, its_outcome), definition, now)}
        )
    with_id(form.id, portal.new_id)
    prepare(form, state, outcome, definition, local(now).date(), its_outcome)
    others = tuple(other for other in moments if other not in made)
    return Desk(portal, employee, state, person, moment, others, outcome, form, joined, joinable)
