"""Message templates as an editor writes them: sandboxed, in the brand's folder or the shared one.

A message is a folder with, for each language, ``subject.txt``, ``body.txt`` and ``body.html``; the HTML goes inside
the brand's letter (``letter.html`` beside this file).
"""

import re
from collections.abc import Mapping
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
        subject = self._text.get_template(f"{folder}/subject.txt").render(values)
        text = self._text.get_template(f"{folder}/body.txt").render(values)
        body = self._html.get_template(f"{folder}/body.html").render(values)
        letter = self._html.get_template("letter.html")
        html = letter.render({**values, "body": body, "subject": subject.strip()})
        return Rendered(" ".join(subject.split()), GAP.sub("\n\n", text).strip() + "\n", html)
