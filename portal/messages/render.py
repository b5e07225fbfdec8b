"""Makes what leaves for a message: the values its templates may use, and only while sending the links."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import cast

from portal.definitions.sentences import Words
from portal.domain import wording
from portal.domain.calendar import local
from portal.domain.channels import Way
from portal.domain.definition import Definition, Language
from portal.domain.follow_sentences import Sentences
from portal.domain.gsm import as_gsm
from portal.domain.paths import SITE
from portal.messages.templates import MessageTemplates
from portal.services.compose import Links, Piece
from portal.services.message_ports import Letter, Made, Mail, Sms
from portal.settings import Settings

Filled = Sequence[tuple[str, Mapping[str, object]]]
"""The names of messages that go together, each with all its template may use."""


class Renderer:
    """Turns messages that go together into one finished mail, text message or letter in the brand's look."""

    def __init__(self, settings: Settings, definition: Definition, words: Words) -> None:
        self._base_url = settings.base_url
        self._brand = definition.brand
        self._words = words
        self._templates = MessageTemplates(settings.content, settings.brand)

    def __call__(
        self, id: str, pieces: Sequence[Piece], language: Language, way: Way, at: datetime, links: Links
    ) -> Made:
        """What leaves with id ``id``: the same id always gives the same Message-ID."""
        common = {**self._common(language), "channel": way.channel, "unsubscribe_link": links.unsubscribe}
        last = len(pieces) - 1
        filled = [
            (piece.name, {**common, "first": place == 0, "last": place == last, **piece.values})
            for place, piece in enumerate(pieces)
        ]
        if way.channel == "sms":
            return self._sms(id, filled, language, way, at, links)
        if way.channel == "letter":
            return self._letter(id, filled, language, way, at, links)
        return self._mail(id, filled, language, way, at, links)

    def _mail(self, id: str, filled: Filled, language: Language, way: Way, at: datetime, links: Links) -> Mail:
        rendered = [self._templates.render(name, language, values) for name, values in filled]
        together = self._together(filled, language)
        subject = together or rendered[0].subject
        html = self._templates.letter(subject, [one.html for one in rendered], {**filled[-1][1], "together": together})
        sender = self._brand.sender
        return Mail(
            message_id=message_id(id, sender.domain),
            to=way.address,
            sender_name=sender.name,
            sender_mail=sender.mail,
            subject=subject,
            text="\n".join(filter(None, (together and f"{together}\n", *(one.text for one in rendered)))),
            html=html,
            language=language,
            at=at,
            reference=links.reference,
            unsubscribe=links.unsubscribe,
            reply_to=links.reply_to,
            in_reply_to=links.in_reply_to,
        )

    def _sms(self, id: str, filled: Filled, language: Language, way: Way, at: datetime, links: Links) -> Sms:
        said = " ".join(self._templates.short(name, language, values) for name, values in filled)
        text = as_gsm(f"{self._brand.name}: {said} {links.look_at}")
        return Sms(message_id(id, self._brand.sender.domain), way.address, text, self._brand.name, language, at)

    def _letter(self, id: str, filled: Filled, language: Language, way: Way, at: datetime, links: Links) -> Letter:
        subject = self._together(filled, language) or self._templates.subject(filled[0][0], language, filled[0][1])
        text = "\n".join(self._templates.paper(name, language, values) for name, values in filled)
        to = f"{filled[0][1]['name']}\n{way.address}"
        return Letter(id, to, subject, text, links.look_at, language, at)

    def sheet(self, letter: Letter, sheet: str = "", style: str = "") -> str:
        """A letter as a page to print; ``sheet`` is the address of its style, or ``style`` the style itself."""
        from portal.messages.code import code  # only who prints needs it

        paragraphs = [part for part in letter.text.split("\n\n") if part.strip()]
        language = cast(Language, letter.language)
        return self._templates.sheet(
            {
                **self._common(language),
                "letter": letter,
                "paragraphs": paragraphs,
                "code": code(letter.link),
                "sheet": sheet,
                "style": style,
            }
        )

    def _together(self, filled: Filled, language: Language) -> str:
        """What heads several pieces of news; ``""`` where there is one."""
        if len(filled) == 1:
            return ""
        return self._say(language, "messages.together", count=len(filled), reference=filled[0][1]["reference"])

    def _common(self, language: Language) -> Mapping[str, object]:
        say = partial(self._say, language)
        return {
            "brand": self._brand,
            "tokens": self._brand.tokens,
            "language": language,
            "site": self._base_url + SITE[language],
            "t": say,
            "say": Sentences(say, language),
            "day": partial(wording.day, language=language),
            "week": partial(wording.week, language=language),
            "moment": partial(wording.moment, language=language),
            "on": lambda at: wording.day(local(at).date(), language),
            "money": partial(wording.money, language=language),
            "hours": self._hours(say, language),
        }

    def _hours(self, say: Callable[..., str], language: Language) -> str:
        """When a person can be reached, within a sentence."""
        opens, closes = self._brand.hours.opens, self._brand.hours.closes
        return say("common.hours", opens=wording.clock(opens, language), closes=wording.clock(closes, language))

    def _say(self, language: Language, key: str, **values: object) -> str:
        return self._words.say(key, language, **values)


def message_id(id: str, domain: str) -> str:
    """As a mail bears it: always the same for a message, on the sender's own domain."""
    return f"<{sha256(id.encode()).hexdigest()[:32]}@{domain}>"
