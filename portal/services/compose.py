"""What a message says: the application as the customer would see it now, and the links only they may have."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol, cast

from portal.domain.application import Application, Contact
from portal.domain.calendar import local
from portal.domain.channels import Way, ways
from portal.domain.definition import Definition, Language, Written
from portal.domain.enquiries import ANSWERED, Enquiry
from portal.domain.follow import follow
from portal.domain.follow_talk import talk_view
from portal.domain.links import LinkKeys, derive
from portal.domain.news import news
from portal.domain.outgoing import APART, Message
from portal.domain.paths import SITE, follow_path, optional_path, resume_path, survey_path
from portal.domain.person import Person
from portal.domain.replies import mail_id, reply_address
from portal.services.apart import Addressing
from portal.services.draft_ports import Draft, Drafts
from portal.services.message_ports import Made, Refused
from portal.services.my_applications import MESSAGE, link_values
from portal.services.optional import optional_token
from portal.services.ports import Applications
from portal.services.talks import from_text

SCORES = range(1, 11)


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of those that go together, and what its templates say."""

    name: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Links:
    """What surrounds the pieces: where a short message or a letter leads, and where to unsubscribe."""

    look_at: str
    reference: str = ""
    unsubscribe: str = ""
    reply_to: str = ""
    """Where an answer to a mail goes; "" where that is the sender's own address."""
    in_reply_to: str = ""
    """Message-ID of the customer's mail that this one answers."""


class Finds(Protocol):
    """As much of ``portal.services.enquire.Enquiries`` as composing needs."""

    def find(self, id: str) -> Enquiry | None: ...


class Render(Protocol):
    def __call__(
        self, id: str, pieces: Sequence[Piece], language: Language, way: Way, at: datetime, links: Links
    ) -> Made: ...


@dataclass(frozen=True, slots=True)
class Composer:
    """``portal.services.deliver_messages.Compose``: reads the application or the draft, derives links, renders.

    ``order``: the brand's ways of writing, as far as there is a way out for each.
    """

    applications: Applications
    drafts: Drafts
    definition: Definition
    keys: LinkKeys
    base_url: str
    render: Render
    order: tuple[Written, ...] = ("mail",)
    enquiries: Finds | None = None
    """Questions that belong to no application; None where their answers don't leave by mail."""

    def __call__(self, message: Message, now: datetime, tried: Collection[Written] = ()) -> Made | None:
        """What leaves, as it stands now and as the customer wants it now; not by the ways that were tried.

        None where there is nobody to send it to any more, or who doesn't want it. Raises Refused where no way is left.
        """
        if message.name == ANSWERED:
            return self._answer(message, now)
        return self._resume(message, now) if message.about_draft else self._about_application(message, now, tried)

    def _about_application(self, message: Message, now: datetime, tried: Collection[Written]) -> Made | None:
        state = self.applications.load(message.subject)
        person = self.applications.person(message.subject)
        if state is None or person is None or (state.unsubscribed and not message.necessary):
            return None
        if message.name in APART:
            return self._apart(message, state, person, now)
        order: tuple[Written, ...] = ("mail",) if message.name == MESSAGE else self.order
        way = chosen_way(message, ways(person, order), tried)
        pieces = [piece for part in message.parts or (message,) if (piece := self._piece(part, state, person, now))]
        if way is None or not pieces:
            return None
        links = self._links(state)
        look_at = links["survey_link" if message.name == "survey" else "follow_link"]
        filled = [replace(piece, values={**piece.values, **links}) for piece in pieces]
        around = Links(
            str(look_at),
            state.reference,
            "" if message.necessary else self._unsubscribe(state),
            reply_address(state, self.keys, self.definition.brand.sender.replies),
            self._answers(message, state),
        )
        return self.render(message.id, filled, state.language, way, now, around)

    def _apart(self, message: Message, state: Application, person: Person, now: datetime) -> Made | None:
        addressing = Addressing(self.applications, self.definition, self.keys, self.base_url, self.order)
        told = addressing(message, state, person)
        if told is None:
            return None
        piece = Piece(message.name, told.values)
        link = str(told.values.get("follow_link", self.base_url))
        return self.render(message.id, [piece], told.language, told.way, now, Links(link, state.reference))

    def _piece(self, message: Message, state: Application, person: Person, now: datetime) -> Piece | None:
        """None where what it is about was taken back."""
        contact = contact_of(state, message)
        text = self.applications.text(state.reference, contact.text) if contact else None
        if "contact" in message.values and text is None:
            return None
        known = values_of(state, person, message, text, self.definition, now)
        mine = link_values(message.values, self.keys, self.base_url, state.language)
        return Piece(message.name, {**known, **self._news(message, state), **mine})

    def _news(self, message: Message, state: Application) -> Mapping[str, object]:
        if "news" not in message.values:
            return {}
        told = news(message.values, state, self.definition, state.language)
        words = self.applications.text(state.reference, told.text) if told.text else None
        return {"news": told, "words": words or ""}

    def _answers(self, message: Message, state: Application) -> str:
        """The Message-ID of the mail in which the customer asked what this one answers."""
        asked = next((one for one in state.questions if one.id == message.values.get("question")), None)
        if asked is None or asked.means != "mail":
            return ""
        return self.applications.text(state.reference, mail_id(asked.text)) or ""

    def _answer(self, message: Message, now: datetime) -> Made | None:
        """To a question that belongs to no application, in the thread of the mail it came by."""
        enquiry = self.enquiries.find(message.subject) if self.enquiries else None
        if enquiry is None:
            return None
        reply = enquiry.replies[int(message.values["reply"])]
        piece = Piece(
            message.name, {"asked": enquiry.text, "answer": reply.text, "who": reply.by, "name": enquiry.name}
        )
        links = Links(self.base_url + SITE[enquiry.language], in_reply_to=enquiry.message_id)
        return self.render(message.id, [piece], enquiry.language, Way("mail", enquiry.mail), now, links)

    def _unsubscribe(self, state: Application) -> str:
        token = optional_token(self.keys, state.reference)
        return self.base_url + optional_path(state.language, state.reference, token)

    def _links(self, state: Application) -> Mapping[str, object]:
        tokens = {
            known.purpose: derive(self.keys, known.purpose, state.reference, known.id, known.version)
            for known in reversed(state.capabilities)  # of several that open the same, the applicant has the first
        }
        follow_link = self.base_url + follow_path(state.language, state.reference, tokens["follow"])
        if "survey" not in tokens:
            return {"follow_link": follow_link}
        survey = self.base_url + survey_path(state.language, state.reference, tokens["survey"])
        word = "grade" if state.language == "en" else "cijfer"
        scores = [(score, f"{survey}?{word}={score}") for score in SCORES]
        return {"follow_link": follow_link, "survey_link": survey, "scores": scores}

    def _resume(self, message: Message, now: datetime) -> Made | None:
        draft = self.drafts.load(message.subject)
        if draft is None or draft.reference or _saved_again(draft, message):
            return None
        to = str(draft.answers.get("saved", {}).get("mail", ""))
        if not to:
            raise Refused("the draft holds no mail address")
        language = cast(Language, draft.language)
        token = derive(self.keys, "resume", draft.id, "r1", draft.version)
        link = self.base_url + resume_path(language, draft.id, token)
        piece = Piece(message.name, {"resume_link": link, "expires": _day(draft)})
        return self.render(message.id, [piece], language, Way("mail", to), now, Links(link))


def chosen_way(message: Message, possible: Sequence[Way], tried: Collection[Written]) -> Way | None:
    """The first that wasn't tried. None where a message goes by one way only, and that isn't there or is preferred
    anyhow. Raises Refused where no way is left."""
    left = [way for way in possible if way.channel not in tried]
    if message.channel:
        beside = [way for way in left if way.channel == message.channel]
        return beside[0] if beside and possible[0] not in beside else None
    if not left:
        raise Refused("no way is left to reach the customer")
    return left[0]


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


def _saved_again(draft: Draft, message: Message) -> bool:
    """A reminder of what was saved again since has one of its own that is younger."""
    saved = message.values.get("saved")
    return saved is not None and saved != draft.answers.get("saved", {}).get("at")


def _day(draft: Draft) -> date:
    """The last day on which the link works from morning till night."""
    return local(draft.expires_at - timedelta(days=1)).date()
