"""What people type in one of many ways, written in the one way we keep; what can't be read stays as it was typed."""

import re
from unicodedata import normalize

SPACES = re.compile(r"\s+")
POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
SEPARATORS = re.compile(r"[\s().\-/]")
DUTCH_NUMBER = re.compile(r"(?:\+31|0031|0)0?([1-9][0-9]{8})")
FOREIGN_NUMBER = re.compile(r"(?:\+|00)([1-9][0-9]{6,14})")


def line(typed: str) -> str:
    """Composed characters, single spaces, none at the ends."""
    return SPACES.sub(" ", normalize("NFC", typed)).strip()


def lines(typed: str) -> str:
    """Composed characters and ``\\n`` at line ends; a browser sends ``\\r\\n``."""
    return normalize("NFC", typed).replace("\r\n", "\n").replace("\r", "\n").strip()


def postcode(typed: str) -> str:
    """``6811ab`` → ``6811 AB``."""
    found = POSTCODE.fullmatch(line(typed))
    return f"{found[1]} {found[2].upper()}" if found else line(typed)


def phone(typed: str) -> str:
    """``06-12 34 56 78`` and ``+31 (0)6 12345678`` → ``+31612345678`` (E.164)."""
    bare = SEPARATORS.sub("", line(typed))
    if dutch := DUTCH_NUMBER.fullmatch(bare):
        return f"+31{dutch[1]}"
    if foreign := FOREIGN_NUMBER.fullmatch(bare):
        return f"+{foreign[1]}"
    return line(typed)


def mail(typed: str) -> str:
    """The domain in lower case: only that part is without case (RFC 5321 2.4)."""
    name, at, domain = line(typed).rpartition("@")
    return f"{name}{at}{domain.lower()}"
