"""One act: its form, and its one submit."""

from dataclasses import replace
from hashlib import sha256

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from functions.workbench.acts.filling import filled_in, prepare
from functions.workbench.acts.form import ActForm, only
from functions.workbench.acts.reports import CantRead, commands
from functions.workbench.acts.table import ACTS, possible
from functions.workbench.acts.thread import waiting_words
from functions.workbench.happened import told
from functions.workbench.looking import application_of
from functions.workbench.talk.checking import planning_word
from functions.workbench.typed import sent
from portal.bootstrap.workbench import Workbench
from portal.domain.application import Application, Contact
from portal.domain.calendar import local
from portal.domain.permissions import speaks_for
from portal.domain.reports import CorrectContact, Impossible, NotYours
from portal.domain.staff import Employee
from portal.domain.talk import Talk
from portal.services.record_event import ChangedMeanwhile, EventIdTaken, Report, record_event
from portal.services.take_back import undoable
from portal.services.talks import from_text, to_text
from portal.web.answers import page, see_other
from portal.web.forms import refuse
from portal.web.ids import version_in, with_id
from portal.web.language import say

FROM_LINK = ("discipline", "milestone", "point", "complaint", "contact", "question", "wish")


class ActViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def do(self, employee: Employee, ref: str, act: str) -> ResponseReturnValue:
        portal = self._portal
        state = application_of(portal, employee, ref, f"act {act}")
        if act not in possible(state, employee):
            raise NotFound
        form = self._form(employee, state, act)
        if not sent() or not self._complete(form, state, employee):
            return self._page(act, form, state)
        return self._save(employee, state, act, form)

    def _form(self, employee: Employee, state: Application, act: str) -> ActForm:
        posted = request.form if request.method == "POST" else MultiDict[str, str]()
        asked = {name: request.args[name] for name in FROM_LINK if name in request.args}
        first = {"id": self._portal.new_id(), **filled_in(act, state, asked)}
        form = only(ActForm(posted) if posted else ActForm(data=first), ACTS[act].asks)
        with_id(form.id, self._portal.new_id)
        today = local(self._portal.now()).date()
        prepare(form, act, state, speaks_for(employee), self._portal.definition, today)
        return form

    def _complete(self, form: ActForm, state: Application, employee: Employee) -> bool:
        """Also: no operator writes of planning ([KCP] rule 1); a customer's question may be about nothing else."""
        if not form.validate():
            return False
        own_words = "words" in form and "topic" not in form
        word = planning_word(form.words.data, self._portal.definition) if own_words else ""
        if word and speaks_for(employee) != state.contractor:
            refuse(form.words, "workbench_talk.about.planning", word=word)
        return not form.errors

    def _save(self, employee: Employee, state: Application, act: str, form: ActForm) -> ResponseReturnValue:
        portal = self._portal
        try:
            report = self._report(employee, state, act, form)
            result = record_event(portal.applications, portal.definition, report, portal.now())
        except CantRead as fault:
            refuse(getattr(form, fault.name), f"workbench_acts.refused.{fault.name}")
            return self._page(act, form, state)
        except ChangedMeanwhile as changed:
            form.version.data = str(changed.state.version)
            return self._conflict(act, form, changed.state, changed=told(changed.events, portal.definition))
        except EventIdTaken:
            return self._conflict(act, form, state, refused=say("workbench_acts.refused.twice"))
        except (NotYours, Impossible) as refusal:
            return self._conflict(act, form, state, refused=say(f"workbench_refused.{refusal.why}"))
        if result == "taken_back":
            form.id.data = portal.new_id()
            return self._conflict(act, form, state, refused=say("workbench_acts.refused.again"))
        return see_other("application", ref=state.reference, gedaan=form.id.data)

    def _report(self, employee: Employee, state: Application, act: str, form: ActForm) -> Report:
        """Raises CantRead."""
        reported, definition = commands(act, form), self._portal.definition
        if isinstance(reported[0], CorrectContact):
            reported = (replace(reported[0], subjects=_wrong(state, form).subjects),)
        texts = {form.id.data: self._words(employee, state, act, form)} if "words" in form else {}
        said = sha256(repr((reported, sorted(texts.items()))).encode()).hexdigest()
        version, wait = version_in(form.version), undoable(definition)
        ours = speaks_for(employee)
        return Report(ours, form.id.data, state.reference, said, reported, texts, seen=version, wait=wait)

    def _words(self, employee: Employee, state: Application, act: str, form: ActForm) -> str:
        """Plain words; for a contact that is corrected the talk they belong to."""
        if act != "contact-verbeteren":
            return str(form.words.data)
        text = self._portal.applications.text(state.reference, _wrong(state, form).text)
        talk = from_text(text) if text else Talk(employee.name, "", "")
        return to_text(replace(talk, about=form.words.data))

    def _page(self, act: str, form: ActForm, state: Application, **told: object) -> Response:
        """With the customer's own words where the act is about them."""
        thread = waiting_words(self._portal, state, act)
        return page(
            "workbench/acts/act.html", form=form, act=act, state=state, asks=ACTS[act].asks, thread=thread, **told
        )

    def _conflict(self, act: str, form: ActForm, state: Application, **told: object) -> Response:
        answer = self._page(act, form, state, **told)
        answer.status_code = 409
        return answer


def _wrong(state: Application, form: ActForm) -> Contact:
    """The contact that is corrected: one of those that could be chosen."""
    return next(contact for contact in state.contacts if contact.id == form.contact.data)
