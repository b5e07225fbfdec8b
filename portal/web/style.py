"""One stylesheet per brand: its tokens as custom properties, then the plain CSS of ``style/``, without the air.

The site build writes it to ``/stijl/<hash>.css``; every page links to it by that name, so it may be kept for ever.
"""

import re
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from portal.domain.definition import Brand, Tokens

SOURCES = Path(__file__).parent / "style"
NAMED = SOURCES / "name.txt"
ORDER = ("base", "frame", "forms", "parts", "apply", "follow", "survey", "search", "print")
"""Files of ``style/`` in the order in which their rules win."""

HAIR = 0.4
"""How much of the line's colour is left in ``--hair``, the line that only separates and needs no contrast."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
AIR = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+|\s+$")


@lru_cache(maxsize=2)
def stylesheet(brand: Brand) -> str:
    """The whole stylesheet of a brand, as CSS text."""
    rules = "".join((SOURCES / f"{name}.css").read_text(encoding="utf-8") for name in ORDER)
    return squeezed(properties(brand.tokens) + rules)


@lru_cache(maxsize=2)
def stylesheet_name(brand: Brand) -> str:
    """File name that changes whenever the text does; a zip has the name in place of the text (``NAMED``)."""
    if NAMED.is_file():
        return NAMED.read_text(encoding="utf-8")
    return f"{sha256(stylesheet(brand).encode()).hexdigest()[:12]}.css"


def properties(tokens: Tokens) -> str:
    """``:root{--ink:#1b1b1b;…}``; ``on_accent`` becomes ``--on-accent``."""
    colours = {**asdict(tokens), "hair": mixed(tokens.line, tokens.paper, HAIR)}
    pairs = (f"--{name.replace('_', '-')}:{colour}" for name, colour in colours.items())
    return f":root{{{';'.join(pairs)}}}"


def mixed(one: str, other: str, share: float) -> str:
    """The colour with that share of ``one`` and the rest of ``other``, all written as #rrggbb."""
    places = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(mine * share + theirs * (1 - share)):02x}" for mine, theirs in places)


def squeezed(css: str) -> str:
    """The same rules without comments and needless white space."""
    flat = re.sub(r"\s+", " ", COMMENT.sub("", css))
    return AIR.sub(lambda found: found[1] or "", flat.strip()).replace(";}", "}")
