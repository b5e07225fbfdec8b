"""Finds the line of every key in a TOML file, which ``tomllib`` doesn't tell. Only read when there is a mistake."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.definitions.mistakes import KeyPath

TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<comment>#[^\n]*)|(?P<end>\n)|(?P<mark>\[\[|\]\]|[\[\]{},=.])|(?P<bare>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)


class Token(NamedTuple):
    kind: str
    text: str
    line: int


Lines = dict[KeyPath, int]


def find_lines(text: str) -> Lines:
    """Line (from 1) of every table, key and list item of a valid TOML text."""
    return _Walk(text).lines


def line_of(lines: Lines, path: KeyPath) -> int:
    """The line of a key path, or of the nearest thing around it that stands in the file; 0 for the file itself."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


class _Walk:
    """One pass over the tokens. The text is valid, so nothing is checked here."""

    def __init__(self, text: str) -> None:
        self.lines: Lines = {}
        self.counts: dict[KeyPath, int] = {}
        self.tokens = list(_tokens(text))
        self.place = 0
        table: KeyPath = ()
        while self._skip_ends():
            if self.tokens[self.place].text in ("[", "[["):
                table = self._header()
            else:
                self._pair(table)

    def _skip_ends(self) -> bool:
        while self.place < len(self.tokens) and self.tokens[self.place].kind == "end":
            self.place += 1
        return self.place < len(self.tokens)

    def _take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def _header(self) -> KeyPath:
        opening = self._take()
        path = self._key((), opening.line)
        self._take()
        if opening.text == "[[":
            self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, self.counts[path])
            self.lines[path] = opening.line
        return path

    def _key(self, path: KeyPath, line: int) -> KeyPath:
        """A dotted key below ``path``; a list of tables on the way stands for its newest one."""
        while True:
            if path in self.counts:
                path = (*path, self.counts[path])
            path = (*path, self._take().text.strip("\"'"))
            self.lines.setdefault(path, line)
            if self.tokens[self.place].text != ".":
                return path
            self._take()

    def _pair(self, table: KeyPath) -> None:
        path = self._key(table, self.tokens[self.place].line)
        self._take()
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        opening = self.tokens[self.place].text
        if opening in ("[", "[["):
            self._list(path)
        elif opening == "{":
            self._inline(path)
        else:
            while self.place < len(self.tokens) and self.tokens[self.place].text not in (",", "]", "]]", "}", "\n"):
                self.place += 1

    def _list(self, path: KeyPath) -> None:
        self._split("[[", "[")
        self._take()
        count = 0
        while self._skip_ends() and not self.tokens[self.place].text.startswith("]"):
            if self.tokens[self.place].text == ",":
                self._take()
                continue
            self.lines[(*path, count)] = self.tokens[self.place].line
            self._value((*path, count))
            count += 1
        self._split("]]", "]")
        self._take()

    def _inline(self, path: KeyPath) -> None:
        self._take()
        while self._skip_ends() and self.tokens[self.place].text != "}":
            if self.tokens[self.place].text == ",":
                self._take()
            else:
                self._pair(path)
        self._take()

    def _split(self, double: str, single: str) -> None:
        """``[[`` opens two lists in a value, where it opens one list of tables in a header."""
        token = self.tokens[self.place]
        if token.text == double:
            half = token._replace(text=single)
            self.tokens[self.place : self.place + 1] = [half, half]


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for match in TOKEN.finditer(text):
        if match.lastgroup != "comment":
            yield Token(match.lastgroup or "", match.group(), line)
        line += match.group().count("\n")
