"""Text messages as they are counted: the GSM alphabet (3GPP TS 23.038, 6.2.1) and how many parts a text takes."""

from unicodedata import combining, normalize

ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = frozenset("^{}\\[~]|€")
"""In the extension table: these take two places."""
ONE, PART = 160, 153
"""Places in a text of one part, and in each part of a longer one."""
INSTEAD = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "·": "-", "\u00a0": " "}


def as_gsm(text: str) -> str:
    """The same words in the alphabet that every phone reads: ``ë`` becomes ``e``, what has no likeness ``?``."""
    return "".join(_likeness(character) for character in normalize("NFC", text))


def parts(text: str) -> int:
    """How many parts a text in this alphabet is sent and paid as."""
    places = sum(2 if character in TWICE else 1 for character in text)
    return 1 if places <= ONE else -(-places // PART)


def _likeness(character: str) -> str:
    if character in ALPHABET or character in TWICE:
        return character
    if character in INSTEAD:
        return INSTEAD[character]
    bare = "".join(part for part in normalize("NFKD", character) if not combining(part))
    return bare if bare and all(part in ALPHABET for part in bare) else "?"
