"""The code on a letter that a phone's camera reads."""

import segno


def code(link: str) -> str:
    """The link as an SVG drawing, readable with a quarter of it soiled (error correction level Q)."""
    drawing: str = segno.make(link, error="q", micro=False).svg_inline(omitsize=True, border=2)
    return drawing
