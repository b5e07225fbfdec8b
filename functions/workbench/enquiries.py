"""Questions that belong to no application: what waits for customer service, and the answer by phone or mail.

They are the brand's own: whoever works for one of its organisations has no part in them.
"""

from dataclasses import dataclass

from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from functions.workbench.door import not_yours
from functions.workbench.dues import Due, due_words
from functions.workbench.typed import sent
from portal.bootstrap.workbench import Workbench
from portal.domain.enquiries import Enquiry, NotAnswerable, Reply
from portal.domain.staff import Employee
from portal.services.enquire import NoSuchEnquiry, answer
from portal.services.ports import Conflict
from portal.web.answers import page, see_other
from portal.web.choices import Pick
from portal.web.fields import Lines
from portal.web.forms import PageForm, from_request, refuse
from portal.web.language import say
from portal.web.question import Card

BY_MAIL, SPOKEN, NOT_REACHED = "mail", "spoken", "not_reached"


class AnswerForm(PageForm):
    text = Lines("workbench_enquiries.text", hint="workbench_enquiries.text_hint", longest=4000)
    how = Pick("workbench_enquiries.how")


@dataclass(frozen=True, slots=True)
class Row:
    enquiry: Enquiry
    due: Due


class EnquiryViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def waiting(self, employee: Employee) -> ResponseReturnValue:
        """The most urgent first; whoever of the brand's own people takes one."""
        if employee.organisation:
            return not_yours()
        now = self._portal.now()
        rows = [Row(enquiry, due_words(enquiry.due, now)) for enquiry in self._portal.enquiries.waiting()]
        return page("workbench/enquiries.html", rows=rows)

    def one(self, employee: Employee, id: str) -> ResponseReturnValue:
        if employee.organisation:
            return not_yours()
        enquiry = self._portal.enquiries.find(id)
        if enquiry is None:
            raise NotFound
        form = _form(enquiry)
        if sent() and not enquiry.settled and form.validate():
            try:
                answer(self._portal.enquiries, id, self._reply(form, employee), self._portal.definition)
            except (Conflict, NotAnswerable, NoSuchEnquiry):
                refuse(form.text, "workbench_enquiries.changed")
            else:
                return see_other("enquiry", id=id)
        due = due_words(enquiry.due, self._portal.now())
        return page("workbench/enquiry.html", form=None if enquiry.settled else form, enquiry=enquiry, due=due)

    def _reply(self, form: AnswerForm, employee: Employee) -> Reply:
        how = form.how.data
        return Reply(self._portal.now(), employee.name, form.text.data, how == BY_MAIL, how != NOT_REACHED)


def _form(enquiry: Enquiry) -> AnswerForm:
    """Only the ways that this customer left open."""
    ways = [*((BY_MAIL,) if enquiry.mail else ()), *((SPOKEN, NOT_REACHED) if enquiry.phone else ())]
    form = from_request(AnswerForm, {"how": ways[0]} if len(ways) == 1 else None)
    form.how.cards = [Card(way, say(f"workbench_enquiries.ways.{way}")) for way in ways]
    return form
