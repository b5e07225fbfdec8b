"""Message templates as an editor writes them: sandboxed, in the brand's folder or the shared one.

A message is a folder with, for each language, ``subject.txt``, ``body.txt``, ``body.html`` and ``sms.txt``; the HTML
goes inside the brand's letter (``letter.html`` beside this file), and a letter on paper has the words of the text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from portal.domain.definition import Language

LETTER = Path(__file__).parent
GAP = re.compile(r"\n\s*\n")
"""Between two paragraphs of text stands one empty line, whatever the templates leave."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What one message says; ``html`` without the letter around it."""

    subject: str
    text: str
    html: str


class MessageTemplates:
    def __init__(self, content: Path, brand: str) -> None:
        folders = [content / "brands" / brand / "messages", content / "messages", LETTER]
        loader = FileSystemLoader(folders)
        self._text = ImmutableSandboxedEnvironment(loader=loader, undefined=StrictUndefined, trim_blocks=True)
        self._html = ImmutableSandboxedEnvironment(
            loader=loader, undefined=StrictUndefined, trim_blocks=True, autoescape=True
        )

    def render(self, message: str, language: Language, values: Mapping[str, object]) -> Rendered:
        """Raises jinja2 errors where a template is missing or names something that isn't given to it."""
        folder = f"{message}/{language}"
        text = self._text.get_template(f"{folder}/body.txt").render(values)
        html = self._html.get_template(f"{folder}/body.html").render(values)
        return Rendered(self.subject(message, language, values), tidy(text), html)

    def subject(self, message: str, language: Language, values: Mapping[str, object]) -> str:
        return self._line(f"{message}/{language}/subject.txt", values)

    def short(self, message: str, language: Language, values: Mapping[str, object]) -> str:
        """What a text message says of it, link apart; as ``render``."""
        return self._line(f"{message}/{language}/sms.txt", values)

    def paper(self, message: str, language: Language, values: Mapping[str, object]) -> str:
        """The words of a letter."""
        return tidy(self._text.get_template(f"{message}/{language}/body.txt").render(values))

    def letter(self, subject: str, bodies: Iterable[str], values: Mapping[str, object]) -> str:
        """The whole mail as HTML, in the brand's look."""
        letter = self._html.get_template("letter.html")
        return letter.render({**values, "bodies": list(bodies), "subject": subject})

    def sheet(self, values: Mapping[str, object]) -> str:
        """A letter as it is printed (``paper.html``)."""
        return self._html.get_template("paper.html").render(values)

    def _line(self, template: str, values: Mapping[str, object]) -> str:
        return " ".join(self._text.get_template(template).render(values).split())


def tidy(text: str) -> str:
    return GAP.sub("\n\n", text).strip() + "\n"
