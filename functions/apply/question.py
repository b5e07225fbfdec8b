"""A question to a person, or a request to be called, from whoever has no application yet: nothing typed is lost.

The page is reached from searching (with the words typed so far), from any page of the form (with the half-filled form),
or by itself.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import request
from flask.typing import ResponseReturnValue

from functions.apply.desk import Desk
from functions.apply.filled import Filled
from functions.apply.road import STEP_OF, first_unfinished
from functions.apply.told import told
from portal.domain.calendar import local
from portal.domain.enquiries import Enquiry, Origin, due_at
from portal.domain.wording import clock, day
from portal.services.drafts import ID, AlreadySent, NoSuchDraft
from portal.services.enquire import enquire
from portal.web.answers import page, see_other
from portal.web.choices import Select
from portal.web.fields import Hidden, Line, Lines, Mail, Phone
from portal.web.forms import PageForm, from_request, refuse
from portal.web.language import current_language, say
from portal.web.question import Card
from portal.web.searching import asked
from portal.web.visitor import visitor

PARTS = ("day", "morning", "afternoon")
FROM = "bij"
"""In the query: the page of the form that somebody left for this one."""


class QuestionForm(PageForm):
    once = Hidden()
    searched = Hidden(longest=200)
    at = Hidden()
    text = Lines("question.text", hint="question.text_hint", missing="question.text_missing")
    phone = Phone("question.phone", hint="question.phone_hint", optional=True)
    part = Select("question.part")
    mail = Mail("question.mail", hint="question.mail_hint", optional=True)
    name = Line("question.name", autocomplete="name", optional=True)


@dataclass(frozen=True, slots=True)
class Whence:
    """What somebody was busy with: the half-filled form, where there is one."""

    filled: Filled | None
    step: str


class Questions:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self) -> ResponseReturnValue:
        whence = self._whence()
        form = self._form(whence)
        if request.method == "POST" and form.validate() and self._reachable(form):
            self._desk.portal.limiter.count("question_asked", visitor())
            enquiry = self._enquiry(form, whence)
            enquire(self._desk.portal.enquiries, enquiry, self._desk.portal.definition)
            return see_other("question_sent", per="bellen" if enquiry.phone else "mail")
        return page("apply/question.html", form, whence=whence)

    def sent(self) -> ResponseReturnValue:
        """The same page for everybody: by when they hear, as if they had asked just now."""
        due = due_at(self._desk.portal.definition, self._desk.portal.now())
        return page("apply/question_sent.html", by_phone=request.args.get("per") == "bellen", due=_said(due))

    def _form(self, whence: Whence) -> QuestionForm:
        words = asked()
        known = self._known(whence.filled)
        form = from_request(
            QuestionForm,
            {**known, "once": self._desk.portal.new_id(), "text": words, "searched": words, "at": whence.step},
        )
        form.part.cards = [Card(part, say(f"question.parts.{part}")) for part in PARTS]
        form.part.data = form.part.data or PARTS[0]
        return form

    def _known(self, filled: Filled | None) -> dict[str, str]:
        """Who they are, as far as the form knows by now."""
        if filled is None:
            return {}
        steps = {**filled.step("who"), **filled.step("contact")}
        return {name: str(steps.get(name, "")) for name in ("name", "phone", "mail")}

    def _reachable(self, form: QuestionForm) -> bool:
        if not form.phone.data and not form.mail.data:
            refuse(form.phone, "question.unreachable")
        return not form.errors

    def _enquiry(self, form: QuestionForm, whence: Whence) -> Enquiry:
        portal = self._desk.portal
        now = portal.now()
        return Enquiry(
            id=form.once.data if ID.fullmatch(form.once.data) else portal.new_id(),
            at=now,
            due=due_at(portal.definition, now),
            language=current_language(),
            origin=_origin(form, whence),
            text=form.text.data,
            name=form.name.data,
            phone=form.phone.data,
            mail=form.mail.data,
            part=form.part.data,
            searched=form.searched.data,
            step=say(f"apply.steps.{whence.step}") if whence.step else "",
            typed=told(whence.filled) if whence.filled else (),
        )

    def _whence(self) -> Whence:
        """The form in this browser, if one was begun and not sent."""
        try:
            filled = self._desk.open()
        except (NoSuchDraft, AlreadySent):
            return Whence(None, "")
        at = request.args.get(FROM) or request.form.get("at", "")
        step = STEP_OF.get(at, at)
        return Whence(filled, step if step in STEP_OF.values() else first_unfinished(filled).step)


def _origin(form: QuestionForm, whence: Whence) -> Origin:
    if form.searched.data:
        return "search"
    return "form" if whence.filled else "page"


def _said(due: datetime) -> str:
    """ "dinsdag 24 november 2026, 17.00 uur"."""
    here = local(due)
    return f"{day(here.date(), current_language())}, {clock(here.time(), current_language())}"
