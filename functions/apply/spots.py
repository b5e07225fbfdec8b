"""A spot on the map as people copy it from their phone: ``52.09051, 5.12143``."""

import re

SPOT = re.compile(r"\s*(\d{2}[.,]\d{1,8})\s*°?\s*[NnZz]?\s*[,;\s]\s*(\d[.,]\d{1,8})\s*°?\s*[EeOo]?\s*", re.ASCII)
SOUTH, NORTH, WEST, EAST = 50.7, 53.7, 3.2, 7.3
"""The Netherlands, in degrees (WGS 84)."""


def read_spot(text: str) -> tuple[str, str] | None:
    """Latitude and longitude in decimal degrees with a point; None where it is no spot in the Netherlands."""
    found = SPOT.fullmatch(text)
    if found is None:
        return None
    latitude, longitude = (part.replace(",", ".") for part in found.groups())
    inside = SOUTH <= float(latitude) <= NORTH and WEST <= float(longitude) <= EAST
    return (latitude, longitude) if inside else None
