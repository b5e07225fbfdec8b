"""The reference of an application: short, speakable, without look-alikes, with a check character (MA-7K3F-92Q)."""

from collections.abc import Callable

ALPHABET = "234679CDFGHJKMNPQRTVWXY"
"""No 0/O, 1/I/L, 5/S, 8/B, Z, U, and no vowels: nothing to misread, nothing that spells a word. 23 is prime."""
RANDOM_CHARACTERS = 6


def new_reference(prefix: str, below: Callable[[int], int]) -> str:
    """A new reference; ``below(n)`` draws a random whole number in [0, n)."""
    body = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(RANDOM_CHARACTERS))
    return _shape(prefix, body + _check(body))


def read_reference(prefix: str, typed: str) -> str | None:
    """The reference as we write it, from what a person typed; None where it can't be one of this brand's."""
    characters = "".join(character for character in typed.upper() if character.isalnum())
    body = characters.removeprefix(prefix) if len(characters) > RANDOM_CHARACTERS + 1 else characters
    if len(body) != RANDOM_CHARACTERS + 1 or any(character not in ALPHABET for character in body):
        return None
    return _shape(prefix, body) if _check(body[:-1]) == body[-1] else None


def _check(body: str) -> str:
    """Weighted sum modulo a prime: finds every single wrong character and every swap of two neighbours."""
    total = sum((place + 2) * ALPHABET.index(character) for place, character in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def _shape(prefix: str, body: str) -> str:
    return f"{prefix}-{body[:4]}-{body[4:]}"
