"""A text as the words that searching compares: small letters without accents, one form for each way of writing."""

import re
from unicodedata import combining, normalize

LONGEST = 200
"""Characters of a question that are looked at."""

_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> tuple[str, ...]:
    """ "Foto's van de Meterkast" → foto, s, van, de, meterkast; a sign or an apostrophe parts words."""
    return tuple(_WORD.findall(plain(text)))


def plain(text: str) -> str:
    """Small letters, accents taken off: "Enquête" → "enquete"."""
    parted = normalize("NFKD", text.lower())
    return "".join(character for character in parted if not combining(character))
