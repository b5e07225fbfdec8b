"""Events about what was said: contacts by themselves, their correction, and complaints."""

from typing import Annotated

from msgspec import Meta

from functions.planning_api.bodies.body import Body
from functions.planning_api.bodies.contact import Contact
from functions.planning_api.bodies.fields import Name, Names, Person, Text
from functions.planning_api.words import Words
from portal.domain.reports import AnswerComplaint, ChooseSilence, Command, Complain, CorrectContact, RaiseComplaint
from portal.domain.talk import Talk
from portal.services.talks import to_text


class Contacted(Body, tag="contact"):
    contact: Contact

    def news(self, words: Words) -> tuple[Command, ...]:
        return ()


class ContactCorrected(Body, tag="contact_corrected"):
    """``contact_id`` is how the log of the application calls the contact."""

    contact_id: Name
    employee: Person
    spoken_with: Person
    about: Text
    subjects: Names = ()

    def news(self, words: Words) -> tuple[Command, ...]:
        text = words.keep("correction", to_text(Talk(self.employee, self.spoken_with, self.about)))
        return (CorrectContact(self.contact_id, self.subjects, text, self.about),)


class Silence(Body, tag="silence"):
    """The customer told after how many working days without news they want to hear that there is none."""

    working_days: Annotated[int, Meta(ge=1, le=1000)]

    def news(self, words: Words) -> tuple[Command, ...]:
        return (ChooseSilence(self.working_days),)


class ComplaintMade(Body, tag="complaint"):
    """Written down for the customer."""

    text: Text

    def news(self, words: Words) -> tuple[Command, ...]:
        return (Complain(words.keep("complaint", self.text)),)


class ComplaintRaised(Body, tag="complaint_raised"):
    complaint: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (RaiseComplaint(self.complaint),)


class ComplaintAnswered(Body, tag="complaint_answered"):
    complaint: Name
    text: Text

    def news(self, words: Words) -> tuple[Command, ...]:
        return (AnswerComplaint(self.complaint, words.keep("answer", self.text), self.text),)
