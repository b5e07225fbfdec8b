"""What the pages say, in every language; filled when it is said."""

from collections.abc import Mapping
from string import Formatter

from portal.domain.definition import Language

Sentences = Mapping[str, Mapping[Language, str]]


class NoSuchWords(LookupError):
    """A page asks for a text that isn't there, or leaves out what must be filled in."""


class Words:
    """Every text of every page of one brand."""

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences

    def say(self, key: str, language: Language, /, **values: object) -> str:
        """The text with its values filled in; plain text, so a page must still escape it. Raises NoSuchWords."""
        try:
            return self.sentences[key][language].format_map(values)
        except KeyError as fault:
            raise NoSuchWords(self._fault(key, fault)) from fault

    def has(self, key: str) -> bool:
        return key in self.sentences

    def starting(self, start: str) -> list[str]:
        """The keys that begin with this."""
        return [key for key in self.sentences if key.startswith(start)]

    def pages(self) -> tuple[str, ...]:
        """The names of the files, which are the first parts of the keys."""
        return tuple(sorted({key.partition(".")[0] for key in self.sentences}))

    def needs(self, key: str) -> frozenset[str]:
        """The names that must be filled in when this text is said."""
        return placeholders(self.sentences[key]["nl"])

    def _fault(self, key: str, fault: KeyError) -> str:
        if key in self.sentences:
            return f"The text {key} needs a value for {fault}."
        return f"There is no text {key} in content/words/{key.partition('.')[0]}.toml."


def placeholders(text: str) -> frozenset[str]:
    """Names in braces. Raises ValueError where a brace stands alone or holds something else than a name."""
    names = frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    for name in names:
        if not name.isidentifier():
            raise ValueError(f"{{{name}}} is no name")
    return names
