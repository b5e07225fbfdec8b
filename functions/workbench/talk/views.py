"""Log a contact: fill in, see the mail, write it once; and in two minutes take it back."""

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from functions.workbench.door import not_yours
from functions.workbench.happened import told
from functions.workbench.looking import application_of
from functions.workbench.talk.checking import complete, refused
from functions.workbench.talk.desk import Desk, seat
from functions.workbench.talk.logged import logged_view
from functions.workbench.typed import sent
from portal.bootstrap.workbench import Workbench
from portal.domain.application import SERVICE
from portal.domain.permissions import speaks_for
from portal.domain.reports import Impossible, NotYours
from portal.domain.staff import Employee
from portal.services.message_ports import Mail
from portal.services.preview import Previewing, preview
from portal.services.record_event import ChangedMeanwhile, EventIdTaken, record_event
from portal.services.take_back import MessageLeft, SomethingHappened, Undo, take_back
from portal.web.answers import page, see_other
from portal.web.language import say

Refusal = NotYours | Impossible


class TalkViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def log(self, employee: Employee, ref: str) -> ResponseReturnValue:
        """The form, the mail it would make, and the one submit; the button says which of them."""
        portal = self._portal
        state = application_of(portal, employee, ref, "contact")
        if speaks_for(employee) not in {*state.organisations, SERVICE}:
            return not_yours()
        desk = seat(portal, employee, state)
        if not sent() or request.form.get("step") == "edit":
            return _page(desk)
        if not complete(desk.form, state, portal.definition, speaks_for(employee), portal.now()):
            return _page(desk)
        return self._save(desk) if request.form.get("step") == "save" else self._preview(desk)

    def logged(self, employee: Employee, ref: str, id: str) -> ResponseReturnValue:
        """What was just logged, with the button that takes it back for as long as that can be."""
        state = application_of(self._portal, employee, ref, "logged contact")
        view = logged_view(self._portal, employee, state.reference, id)
        return page("workbench/talk/logged.html", view=view, state=state)

    def take_back(self, employee: Employee, ref: str) -> ResponseReturnValue:
        portal = self._portal
        state = application_of(portal, employee, ref, "taking back")
        id, version = request.form.get("id", ""), request.form.get("version", "")
        asked = Undo(speaks_for(employee), state.reference, int(version) if version.isdecimal() else 0, id)
        try:
            take_back(portal.applications, portal.definition, asked, portal.now())
        except (SomethingHappened, MessageLeft, NotYours, Impossible) as refusal:
            return _with_status(page("workbench/talk/stays.html", why=say(_why(refusal)), state=state), 409)
        return see_other("logged", ref=state.reference, id=id)

    def _preview(self, desk: Desk) -> ResponseReturnValue:
        try:
            mail = self._mail(desk)
        except (NotYours, Impossible) as refusal:
            return self._refused(desk, refusal)
        return page("workbench/talk/preview.html", desk=desk, mail=mail, fields=desk.fields)

    def _mail(self, desk: Desk) -> Mail | None:
        portal = self._portal
        needs = Previewing(portal.definition, portal.render(), portal.settings.base_url)
        report = desk.report
        return preview(needs, desk.state, desk.person, report.commands, report.organisation, report.texts, portal.now())

    def _save(self, desk: Desk) -> ResponseReturnValue:
        portal = self._portal
        try:
            result = record_event(portal.applications, portal.definition, desk.report, portal.now())
        except ChangedMeanwhile as changed:
            desk = seat(portal, desk.employee, changed.state)
            news = told(changed.events, portal.definition)
            return _with_status(_page(desk.at_version(changed.state.version), changed=news), 409)
        except EventIdTaken:
            return _with_status(page("workbench/talk/twice.html", state=desk.state), 409)
        except (NotYours, Impossible) as refusal:
            return self._refused(desk, refusal)
        if result == "taken_back":
            return _with_status(_page(desk.anew(portal.new_id()), again=True), 409)
        return see_other("logged", ref=desk.state.reference, id=desk.form.id.data)

    def _refused(self, desk: Desk, refusal: Refusal) -> ResponseReturnValue:
        refused(desk.form, refusal)
        return _page(desk)


def _why(refusal: SomethingHappened | MessageLeft | Refusal) -> str:
    if isinstance(refusal, NotYours | Impossible):
        return f"workbench_refused.{refusal.why}"
    return f"workbench_talk.stays.{'mailed' if isinstance(refusal, MessageLeft) else 'changed'}"


def _page(desk: Desk, **told: object) -> Response:
    return page("workbench/talk/form.html", form=desk.form, desk=desk, **told)


def _with_status(answer: Response, status: int) -> Response:
    answer.status_code = status
    return answer
