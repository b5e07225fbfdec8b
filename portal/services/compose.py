"""What a message says: the application as the customer would see it now, and the links only they may have."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol, cast

from portal.domain.application import Application, Contact
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.follow import follow
from portal.domain.follow_talk import talk_view
from portal.domain.links import LinkKeys, derive
from portal.domain.news import news
from portal.domain.outgoing import Message
from portal.domain.paths import follow_path, resume_path, survey_path
from portal.domain.person import Person
from portal.domain.replies import reply_address
from portal.services.ports import Applications, Draft, Drafts, Mail, Refused
from portal.services.talks import from_text

SCORES = range(1, 11)


class Render(Protocol):
    def __call__(
        self, id: str, name: str, language: Language, to: str, at: datetime, values: Mapping[str, object]
    ) -> Mail: ...


@dataclass(frozen=True, slots=True)
class Composer:
    """``portal.services.deliver_messages.Compose``: reads the application or the draft, derives links, renders."""

    applications: Applications
    drafts: Drafts
    definition: Definition
    keys: LinkKeys
    base_url: str
    render: Render

    def __call__(self, message: Message, now: datetime) -> Mail | None:
        """The mail as it stands now. Raises Refused where there is no address to send to."""
        return self._resume(message, now) if message.about_draft else self._about_application(message, now)

    def _about_application(self, message: Message, now: datetime) -> Mail | None:
        state = self.applications.load(message.subject)
        person = self.applications.person(message.subject)
        if state is None or person is None:
            return None
        if not person.mail:
            raise Refused("the customer gave no mail address")
        contact = contact_of(state, message)
        text = self.applications.text(state.reference, contact.text) if contact else None
        if "contact" in message.values and text is None:
            return None
        known = values_of(state, person, message, text, self.definition, now)
        values = {**known, **self._news(message, state), **self._links(state)}
        mail = self.render(message.id, message.name, state.language, person.mail, now, values)
        domain = self.definition.brand.sender.replies
        return replace(mail, reply_to=reply_address(state, self.keys, domain))

    def _news(self, message: Message, state: Application) -> Mapping[str, object]:
        if "news" not in message.values:
            return {}
        told = news(message.values, state, self.definition, state.language)
        words = self.applications.text(state.reference, told.text) if told.text else None
        return {"news": told, "words": words or ""}

    def _links(self, state: Application) -> Mapping[str, object]:
        tokens = {
            known.purpose: derive(self.keys, known.purpose, state.reference, known.id, known.version)
            for known in state.capabilities
        }
        follow_link = self.base_url + follow_path(state.language, state.reference, tokens["follow"])
        if "survey" not in tokens:
            return {"follow_link": follow_link}
        survey = self.base_url + survey_path(state.language, state.reference, tokens["survey"])
        word = "grade" if state.language == "en" else "cijfer"
        scores = [(score, f"{survey}?{word}={score}") for score in SCORES]
        return {"follow_link": follow_link, "survey_link": survey, "scores": scores}

    def _resume(self, message: Message, now: datetime) -> Mail | None:
        draft = self.drafts.load(message.subject)
        if draft is None or draft.reference:
            return None
        to = str(draft.answers.get("saved", {}).get("mail", ""))
        if not to:
            raise Refused("the draft holds no mail address")
        language = cast(Language, draft.language)
        token = derive(self.keys, "resume", draft.id, "r1", draft.version)
        values = {"resume_link": self.base_url + resume_path(language, draft.id, token), "expires": _day(draft)}
        return self.render(message.id, message.name, language, to, now, values)


def values_of(
    state: Application, person: Person, message: Message, text: str | None, definition: Definition, now: datetime
) -> dict[str, object]:
    """What the template of a message about an application may say, links apart; ``text`` holds the words of a talk."""
    view = follow(state, definition, state.language, now)
    about = (order for order in view.orders if order.discipline == message.values.get("discipline"))
    values = {"reference": state.reference, "name": person.name, "view": view, "order": next(about, None)}
    contact = contact_of(state, message)
    if contact is None or text is None:
        return values
    talk = talk_view(state, contact, from_text(text), message.values, definition, state.language)
    return {**values, "talk": talk}


def contact_of(state: Application, message: Message) -> Contact | None:
    """The contact that a message is about; None where it is about none, or where that was taken back."""
    id = message.values.get("contact")
    return next((contact for contact in state.contacts if contact.id == id), None)


def _day(draft: Draft) -> date:
    """The last day on which the link works from morning till night."""
    return local(draft.expires_at - timedelta(days=1)).date()
