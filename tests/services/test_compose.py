from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from portal.domain.application import Application
from portal.domain.channels import Way
from portal.domain.definition import Language
from portal.domain.enquiries import ANSWERED, Enquiry
from portal.domain.events import NextContact
from portal.domain.follow import follow
from portal.domain.links import derive
from portal.domain.outgoing import Message
from portal.domain.person import Person
from portal.domain.replies import answered, is_genuine
from portal.domain.reports import Ask, LogContact
from portal.domain.talk import Talk
from portal.services.compose import Composer, Links, Piece
from portal.services.draft_ports import Draft
from portal.services.message_ports import Mail, Refused
from portal.services.talks import to_text
from tests.builders import (
    CONTRACTOR,
    KEYS,
    NOW,
    a_definition,
    a_person,
    a_reference,
    all_done,
    an_application,
    released,
    submitted,
)
from tests.fakes import InMemoryEnquiries
from tests.messages.letters import an_answered_enquiry
from tests.services.in_memory import InMemoryApplications
from tests.services.post import a_mail, a_message

SITE = "https://portaal.example"
REFERENCE = a_reference()
ASKED = {"news": "question_asked", "question": "q1", "by": "customer", "discipline": ""}


@dataclass
class Drafts:
    """As much of the drafts as a resume mail reads."""

    draft: Draft | None = None

    def load(self, id: str) -> Draft | None:
        return self.draft


@dataclass
class Scribe:
    """``portal.services.compose.Render`` that remembers what it was asked to write."""

    name: str = ""
    language: str = ""
    to: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    way: Way | None = None
    pieces: Sequence[Piece] = ()
    links: Links | None = None

    def __call__(
        self, id: str, pieces: Sequence[Piece], language: Language, way: Way, at: datetime, links: Links
    ) -> Mail:
        self.pieces, self.way, self.links = pieces, way, links
        self.name, self.language, self.to, self.values = pieces[0].name, language, way.address, pieces[0].values
        return a_mail(id)


def composed(
    message: Message | None = None,
    state: Application | None = None,
    person: Person | None = None,
    draft: Draft | None = None,
) -> Scribe:
    scribe = Scribe()
    mail = _compose(scribe, message or a_message(), state or an_application(), person or a_person(), draft)
    assert mail is not None
    return scribe


def _compose(
    scribe: Scribe, message: Message, state: Application | None, person: Person | None, draft: Draft | None = None
) -> Mail | None:
    applications = InMemoryApplications(*([state] if state else []))
    applications.people = {REFERENCE: person} if person else {}
    composer = Composer(applications, Drafts(draft), a_definition(), KEYS, SITE, scribe)  # type: ignore[arg-type]
    return composer(message, NOW)


def test_a_mail_goes_to_the_customer_in_their_own_language() -> None:
    english = composed(state=an_application(first=submitted(language="en")))
    assert (english.to, english.language) == (a_person().mail, "en")
    assert composed().language == "nl"


def test_a_mail_says_what_the_follow_page_says_at_that_moment() -> None:
    state = an_application(*all_done())
    assert composed(state=state).values["view"] == follow(state, a_definition(), "nl", NOW)


def test_a_mail_about_one_order_has_it_at_hand() -> None:
    assert composed(a_message(values={"discipline": "water"})).values["order"].name == "Water"
    assert composed(a_message()).values["order"] is None


def test_the_follow_link_is_made_while_composing() -> None:
    token = derive(KEYS, "follow", REFERENCE, "f1", 1)
    assert composed().values["follow_link"] == f"{SITE}/volgen/{REFERENCE}/{token}"
    english = composed(state=an_application(first=submitted(language="en")))
    assert english.values["follow_link"] == f"{SITE}/en/follow/{REFERENCE}/{token}"


def test_before_the_last_completion_there_is_no_survey_link() -> None:
    assert "survey_link" not in composed().values


@pytest.mark.parametrize(("language", "path", "word"), [("nl", "ktv", "cijfer"), ("en", "en/survey", "grade")])
def test_every_grade_has_a_link_of_its_own(language: Language, path: str, word: str) -> None:
    done = composed(state=an_application(*all_done(), first=submitted(language=language)))
    token = derive(KEYS, "survey", REFERENCE, "s1", 1)
    survey = f"{SITE}/{path}/{REFERENCE}/{token}"
    assert done.values["survey_link"] == survey
    assert done.values["scores"] == [(grade, f"{survey}?{word}={grade}") for grade in range(1, 11)]


def test_for_a_customer_without_an_address_a_mail_is_refused() -> None:
    with pytest.raises(Refused):
        composed(person=a_person(mail=""))


def test_for_a_customer_who_is_no_longer_known_no_mail_is_made() -> None:
    assert _compose(Scribe(), a_message(), an_application(), None) is None
    assert _compose(Scribe(), a_message(), None, a_person()) is None


def a_saved_draft(**changes: Any) -> Draft:
    answers = {"saved": {"mail": "sanne@klant.example"}}
    return Draft(
        **{"id": "d1", "language": "en", "answers": answers, "expires_at": NOW + timedelta(days=14), **changes}
    )


A_RESUME = a_message("d1.resume", subject="d1", name="resume", about_draft=True)


def test_a_draft_is_mailed_to_the_address_saved_in_it() -> None:
    resume = composed(A_RESUME, draft=a_saved_draft())
    assert (resume.name, resume.to, resume.language) == ("resume", "sanne@klant.example", "en")
    token = derive(KEYS, "resume", "d1", "r1", 1)
    assert resume.values["resume_link"] == f"{SITE}/en/apply/resume/d1/{token}"


def test_a_reminder_of_what_was_saved_again_is_not_sent() -> None:
    draft = a_saved_draft(answers={"saved": {"mail": "sanne@klant.example", "at": "2026-11-20T09:00:00+00:00"}})
    told = replace(A_RESUME, name="resume_reminder", values={"saved": "2026-11-20T09:00:00+00:00"})
    assert composed(told, draft=draft).name == "resume_reminder"
    older = replace(told, values={"saved": "2026-11-19T09:00:00+00:00"})
    assert _compose(Scribe(), older, None, None, draft) is None


def test_the_last_day_on_which_a_draft_can_be_resumed_is_a_whole_day() -> None:
    resume = composed(A_RESUME, draft=a_saved_draft())
    assert resume.values["expires"] == (NOW + timedelta(days=13)).date()


def test_a_draft_that_was_sent_or_is_gone_gets_no_mail() -> None:
    assert _compose(Scribe(), A_RESUME, None, None, a_saved_draft(reference=REFERENCE)) is None
    assert _compose(Scribe(), A_RESUME, None, None, None) is None


def test_a_draft_without_an_address_is_refused() -> None:
    with pytest.raises(Refused):
        _compose(Scribe(), A_RESUME, None, None, a_saved_draft(answers={}))


A_TALK = a_message("t", name="contact", values={"contact": "c1", "next_week": "2027-03-01", "next_by": CONTRACTOR})


def after_a_call(text: str = "t1") -> Application:
    call = LogContact("1", NOW, "phone", True, (), text, "", NextContact(date(2027, 3, 1), CONTRACTOR, "phone"))
    return an_application(released(), call)


def composed_talk(state: Application, words: Mapping[str, str]) -> Scribe | None:
    scribe, applications = Scribe(), InMemoryApplications(state)
    applications.people = {REFERENCE: a_person()}
    applications.words = {(REFERENCE, id): text for id, text in words.items()}
    composer = Composer(applications, Drafts(), a_definition(), KEYS, SITE, scribe)  # type: ignore[arg-type]
    return scribe if composer(A_TALK, NOW) else None


def test_a_mail_about_a_talk_says_who_spoke_with_whom_about_what_and_what_comes_next() -> None:
    told = composed_talk(after_a_call(), {"t1": to_text(Talk("Jet", "Sanne", "De meterkast is klaar."))})
    assert told is not None
    talk = told.values["talk"]
    assert (talk.who, talk.spoken_with, talk.about) == ("Jet", "Sanne", "De meterkast is klaar.")
    assert talk.next_week == date(2027, 3, 1)


def test_a_talk_that_was_taken_back_or_whose_words_were_erased_is_not_mailed() -> None:
    assert composed_talk(an_application(released()), {"t1": to_text(Talk("Jet", "Sanne", "Niets"))}) is None
    assert composed_talk(after_a_call(), {}) is None


def threaded(message: Message, state: Application, words: Mapping[str, str], enquiry: Enquiry | None = None) -> Links:
    """What surrounds the mail: where an answer to it goes, and which mail it answers itself."""
    scribe, applications = Scribe(), InMemoryApplications(state)
    applications.people = {REFERENCE: a_person()}
    applications.words = {(REFERENCE, id): text for id, text in words.items()}
    composer = Composer(applications, Drafts(), a_definition(), KEYS, SITE, scribe)  # type: ignore[arg-type]
    asked = InMemoryEnquiries({enquiry.id: enquiry} if enquiry else {})
    assert replace(composer, enquiries=asked)(message, NOW) is not None
    assert scribe.links is not None
    return scribe.links


def test_a_mail_is_answered_to_an_address_of_its_own_application() -> None:
    state = an_application()
    genuine = answered(threaded(a_message(), state, {}).reply_to, a_definition().brand.sender.replies)
    assert genuine is not None
    assert genuine.reference == REFERENCE
    assert is_genuine(state, genuine, KEYS, NOW)


def test_the_answer_to_a_mail_stays_in_its_thread() -> None:
    asked = an_application(released(), Ask("t1", means="mail"))
    about = a_message(name="news", values=ASKED)
    assert threaded(about, asked, {"t1": "Hoe?", "t1.mail": "<1@x.example>"}).in_reply_to == "<1@x.example>"
    assert threaded(a_message(), asked, {"t1.mail": "<1@x.example>"}).in_reply_to == ""


def test_a_question_from_the_follow_page_answers_no_mail() -> None:
    asked = an_application(released(), Ask("t1", "planning"))
    about = a_message(name="news", values=ASKED)
    assert threaded(about, asked, {"t1": "Hoe?"}).in_reply_to == ""


def test_who_belongs_to_no_application_is_answered_in_the_thread_of_their_mail() -> None:
    enquiry = an_answered_enquiry()
    message = Message("m1", enquiry.id, ANSWERED, "answer", NOW, {"reply": "0"}, about_draft=True)
    links = threaded(message, an_application(), {}, enquiry)
    assert (links.in_reply_to, links.reply_to, links.reference) == ("<1@x.example>", "", "")
