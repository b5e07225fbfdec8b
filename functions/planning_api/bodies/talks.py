"""Events about what was said: contacts by themselves, their correction, complaints and questions."""

from typing import Annotated

from msgspec import Meta

from functions.planning_api.bodies.body import Body
from functions.planning_api.bodies.contact import Contact
from functions.planning_api.bodies.fields import Name, Names, Person, Short, Text
from functions.planning_api.words import Words
from portal.domain.reports import (
    AnswerComplaint,
    AnswerQuestion,
    Ask,
    ChooseSilence,
    Command,
    Complain,
    CorrectContact,
    DecideWish,
    PassOnQuestion,
    RaiseComplaint,
)
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


class QuestionAsked(Body, tag="question"):
    """Written down for the customer; ``topic`` is one of the definition, and names who owns the answer."""

    text: Text
    topic: Short = ""
    discipline: Short = ""

    def news(self, words: Words) -> tuple[Command, ...]:
        return (Ask(words.keep("question", self.text), self.topic, self.discipline, "phone"),)


class QuestionPassedOn(Body, tag="question_passed_on"):
    """To who can answer it ([KCP] rule 2): an organisation of this application, or customer service."""

    question: Name
    to: Name

    def news(self, words: Words) -> tuple[Command, ...]:
        return (PassOnQuestion(self.question, self.to),)


class QuestionAnswered(Body, tag="question_answered"):
    question: Name
    text: Text

    def news(self, words: Words) -> tuple[Command, ...]:
        return (AnswerQuestion(self.question, words.keep("answer", self.text), self.text),)


class WishDecided(Body, tag="wish_decided"):
    """``text`` says why. A date that is granted is sent first, as the date it is."""

    wish: Name
    granted: bool
    text: Text

    def news(self, words: Words) -> tuple[Command, ...]:
        return (DecideWish(self.wish, self.granted, words.keep("answer", self.text), self.text),)
