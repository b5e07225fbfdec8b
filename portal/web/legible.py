"""Which characters may stand in what a person sends: everything that can be shown, kept and read back."""

import re

_BROKEN = "\ud800-\udfff\ufffd"
"""Lone surrogates, and what is left of bytes that were not UTF-8."""
_TURNING = "\u202a-\u202e\u2066-\u2069"
"""Marks that turn the reading direction of what follows, so that a text shows other than it is."""
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
"""Code points that Unicode keeps free of characters; no page of HTML may hold one."""

ILLEGIBLE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BROKEN}{_TURNING}{_NO_CHARACTERS}]")
"""Does not find a tab or a line end."""
ILLEGIBLE_IN_ADDRESS = re.compile(f"[\x00-\x1f\x7f-\x9f{_BROKEN}{_TURNING}{_NO_CHARACTERS}]")
"""For a path or a query, in which no tab or line end belongs."""
