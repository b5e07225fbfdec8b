"""What a file is, by how it begins: the name and the browser's word for it prove nothing."""

from typing import Literal

Kind = Literal["pdf", "png", "jpeg"]

BEGINNINGS: dict[bytes, Kind] = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
LOOK_AT = max(map(len, BEGINNINGS))
"""Bytes that are enough to tell."""


def kind_of(first_bytes: bytes) -> Kind | None:
    """None where it is none of the kinds that we take."""
    return next((kind for beginning, kind in BEGINNINGS.items() if first_bytes.startswith(beginning)), None)
