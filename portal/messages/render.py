"""Makes the mail of a message: the values its template may use, and only while sending the links."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from hashlib import sha256

from portal.definitions.sentences import Words
from portal.domain import wording
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.follow_sentences import Sentences
from portal.domain.paths import SITE
from portal.messages.templates import MessageTemplates
from portal.services.ports import Mail
from portal.settings import Settings


class Renderer:
    """Turns a message's name, language and values into a finished mail in the brand's look."""

    def __init__(self, settings: Settings, definition: Definition, words: Words) -> None:
        self._base_url = settings.base_url
        self._brand = definition.brand
        self._words = words
        self._templates = MessageTemplates(settings.content, settings.brand)

    def __call__(
        self, id: str, name: str, language: Language, to: str, at: datetime, values: Mapping[str, object]
    ) -> Mail:
        """The mail with id ``id``: the same id always gives the same Message-ID."""
        rendered = self._templates.render(name, language, {**self._common(language), **values})
        sender = self._brand.sender
        return Mail(
            message_id=f"<{sha256(id.encode()).hexdigest()[:32]}@{sender.domain}>",
            to=to,
            sender_name=sender.name,
            sender_mail=sender.mail,
            subject=rendered.subject,
            text=rendered.text,
            html=rendered.html,
            language=language,
            at=at,
        )

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
