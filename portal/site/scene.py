"""What a generated block may know: the definition, the words, one language, and the day on which the site is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.definitions.sentences import Words
from portal.domain.definition import Definition, Language, Role, Term, Text
from portal.domain.wording import term as term_words


@dataclass(frozen=True, slots=True)
class Scene:
    definition: Definition
    words: Words
    language: Language
    today: date
    """The Dutch calendar day on which the site is made; every example date counts from it."""

    def say(self, key: str, **values: object) -> str:
        return self.words.say(key, self.language, **values)

    def text(self, text: Text) -> str:
        return text.in_(self.language)

    def listed(self, items: Iterable[str]) -> str:
        """ "a, b en c"; ``""`` for nothing."""
        *most, last = [*items] or [""]
        return self.say("site.list.and", most=", ".join(most), last=last) if most else last

    def who(self, role: Role) -> str:
        """ "uw netbeheerder", "de aannemer", "u", "wij"."""
        return self.say(f"site.role.{role}")

    def by_when(self, term: Term) -> str:
        """ "binnen 5 werkdagen nadat de aannemer uw opdracht heeft"."""
        length = term_words(term, self.language)
        return self.say("site.term.within", length=length, after=self.say(f"site.after.{term.after}"))


def sentence(words: str) -> str:
    """The same words with a capital first."""
    return words[:1].upper() + words[1:]
