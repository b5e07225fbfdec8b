"""The survey's pages: asking, thanking, asking to be called, and a link that opens nothing any more."""

from dataclasses import dataclass
from datetime import date

from flask import request
from flask.typing import ResponseReturnValue

from functions.survey.form import SurveyForm, form_for, worded
from portal.bootstrap.survey import Survey
from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.links import capability_in
from portal.domain.reference import read_reference
from portal.domain.survey import call_by, seconds_since, stamp
from portal.services.answer_survey import SurveyClosed, answer_survey, open_answered, open_survey, request_call
from portal.services.follow_link import NoSuchLink
from portal.web.answers import page, see_other
from portal.web.choices import GRADES
from portal.web.errors import error_answer
from portal.web.forms import from_request
from portal.web.language import current_language
from portal.web.limiting import refusal

PRESELECT = ("cijfer", "grade")
"""What a tap in the mail brings along; it fills in the page and is stored by nothing but the button."""
GONE = 410


@dataclass(frozen=True, slots=True)
class Call:
    """The call that is promised or offered; ``first`` where the grade is so low that it is offered before all else."""

    planner: str
    by: date
    asked: bool
    first: bool


class Views:
    """One method per page; ``portal`` is what they share."""

    def __init__(self, portal: Survey) -> None:
        self._portal = portal
        self._form = form_for(portal.definition.survey)

    def ask(self, ref: str, token: str) -> ResponseReturnValue:
        """GET: one read. POST: one read and one transaction."""
        portal, now = self._portal, self._portal.now()
        keys = portal.settings.link_keys
        reference = self._reference(ref)
        state = open_survey(portal.applications, keys, reference, token, now)
        form = self._filled_in(reference)
        if request.method == "POST" and form.validate():
            answer = form.answer(seconds_since(keys, reference, form.opened.data, now))
            answer_survey(portal.applications, portal.definition, state, answer, portal.new_id(), now)
            return see_other("thanks", ref=reference, token=token)
        return page("survey/ask.html", form=form, survey=portal.definition.survey)

    def thanks(self, ref: str, token: str) -> ResponseReturnValue:
        """One read; whoever has not answered yet is asked."""
        state = self._answered(ref, token)
        if state is None:
            return see_other("ask", ref=ref, token=token)
        return page("survey/thanks.html", state=state, token=token, call=self._call(state))

    def call(self, ref: str, token: str) -> ResponseReturnValue:
        """Ask to be called: one read and, the first time, one transaction."""
        state = self._answered(ref, token)
        if state is None:
            return see_other("ask", ref=ref, token=token)
        request_call(self._portal.applications, self._portal.definition, state, self._portal.now())
        return see_other("thanks", ref=ref, token=token)

    def closed(self, fault: SurveyClosed) -> ResponseReturnValue:
        """A genuine link that opens no survey: say why, kindly."""
        refused = refusal(self._portal.limiter, "link_refused") if request.method == "POST" else None
        if refused is not None:
            return refused
        token = (request.view_args or {})["token"]
        capability = fault.state.capability(capability_in(token))
        until = local(capability.expires_at).date() if capability and capability.expires_at else None
        answer = page("survey/closed.html", state=fault.state, token=token, standing=fault.standing, until=until)
        answer.status_code = GONE
        return answer

    def no_such_link(self, _: NoSuchLink) -> ResponseReturnValue:
        return refusal(self._portal.limiter, "link_refused") or error_answer(404)

    def _filled_in(self, reference: str) -> SurveyForm:
        """The form as it was sent, or a new one with the grade that was tapped in the mail."""
        portal = self._portal
        tapped = next((request.args[name] for name in PRESELECT if request.args.get(name) in GRADES), None)
        opened = stamp(portal.settings.link_keys, reference, portal.now())
        form = from_request(self._form, data={"opened": opened, "grade": int(tapped) if tapped else None})
        return worded(form, portal.definition.survey, current_language())

    def _answered(self, ref: str, token: str) -> Application | None:
        portal = self._portal
        reference = self._reference(ref)
        return open_answered(portal.applications, portal.settings.link_keys, reference, token, portal.now())

    def _call(self, state: Application) -> Call | None:
        """Who calls and by when; None where this brand calls nobody."""
        definition = self._portal.definition
        by = call_by(state, definition, self._portal.now())
        if by is None:
            return None
        planners = {contractor.id: contractor.planner for contractor in definition.organisations.contractors}
        return Call(
            planner=planners.get(state.contractor, definition.brand.name),
            by=local(by).date(),
            asked=state.call_requested_at is not None,
            first=state.survey_grade is not None and state.survey_grade < definition.survey.call_below,
        )

    def _reference(self, typed: str) -> str:
        reference = read_reference(self._portal.definition.brand.reference_prefix, typed)
        if reference is None:
            raise NoSuchLink(typed)
        return reference
