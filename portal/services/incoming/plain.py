"""What somebody wrote, without what they quote, and without the markup around it."""

import re
from html.parser import HTMLParser

_QUOTES = (
    re.compile(r"^-{2,} ?(oorspronkelijk bericht|original message|doorgestuurd bericht|forwarded message).*$", re.I),
    re.compile(r"^(op|on)\b.{5,200}\b(schreef|wrote)\b.*:?\s*$", re.I),
    re.compile(r"^.{3,200} (schreef|wrote)( op| on)?\b.*:\s*$", re.I),
    re.compile(r"^_{5,}$"),
    re.compile(r"^-- ?$"),
)
_HEAD = re.compile(r"^\*?(van|from|verzonden|sent)\*?: ?\S", re.I)
"""The first of the lines with which some programs begin what they quote; the next must look like it too."""


def without_quotes(text: str) -> str:
    """The lines up to the first that is quoted; the whole where somebody answered only between the quotes."""
    lines = text.split("\n")
    end = next((place for place, _ in enumerate(lines) if _begins_quote(lines, place)), len(lines))
    said = "\n".join(line for line in lines[:end] if not line.startswith(">")).strip()
    between = "\n".join(line for line in lines if not line.startswith(">")).strip()
    return said or between


def _begins_quote(lines: list[str], place: int) -> bool:
    line = lines[place].strip()
    two = f"{line} {lines[place + 1].strip()}" if place + 1 < len(lines) else line
    if any(mark.match(line) for mark in _QUOTES) or _QUOTES[1].match(two):
        return True
    return bool(_HEAD.match(line)) and place + 1 < len(lines) and bool(re.match(r"^\*?\w+\*?: ", lines[place + 1]))


def from_html(markup: str) -> str:
    """The text of an HTML mail, a line for each block; quotes of mail programs are marked as such."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    SILENT = ("script", "style", "head", "title")
    BLOCKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote")

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._quiet = self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._quiet += tag in self.SILENT
        self._quoted += tag == "blockquote"
        if tag in self.BLOCKS:
            self.said.append("\n> " if self._quoted else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in self.SILENT and self._quiet > 0
        self._quoted -= tag == "blockquote" and self._quoted > 0
        if tag in self.BLOCKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.said.append(data.replace("\n", " "))
