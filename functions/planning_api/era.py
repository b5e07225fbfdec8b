"""Days and instants that our calendar can reckon with: what lies further away is a slip, and no year to count in."""

from datetime import date
from typing import Any

from msgspec import Struct

FIRST, LAST = 2000, 2099


def outside(value: Any, path: str = "") -> str:
    """The path of the first day or instant that lies outside these years; ``""`` where none does."""
    if isinstance(value, date):
        return "" if FIRST <= value.year <= LAST else path
    if isinstance(value, Struct):
        inner = [(name, getattr(value, name)) for name in value.__struct_fields__]
    elif isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, tuple):
        inner = [(str(place), each) for place, each in enumerate(value)]
    else:
        return ""
    found = (outside(each, f"{path}.{name}" if path else name) for name, each in inner)
    return next((each for each in found if each), "")
