"""A calendar as text (RFC 5545), with what calendars need to read it again (RFC 7986).

Times are Dutch clock times with the rules of Europe/Amsterdam beside them, so that no calendar has to know the zone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE"""
LINE_OCTETS = 75
"""RFC 5545 3.1."""
AGAIN = "PT6H"
"""How often a calendar may read it again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``starts`` and ``ends`` are Dutch clock times of the one day; None where it takes whole days."""

    uid: str
    summary: str
    description: str
    place: str
    url: str
    status: str
    sequence: int
    changed_at: datetime
    first_day: date
    last_day: date
    starts: time | None = None
    ends: time | None = None


def calendar(name: str, maker: str, entries: Iterable[Entry]) -> str:
    """The whole file, lines folded and ended as the standard has it."""
    head = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(maker)}//NL", "CALSCALE:GREGORIAN"),
        *(f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"),
        *(f"REFRESH-INTERVAL;VALUE=DURATION:{AGAIN}", f"X-PUBLISHED-TTL:{AGAIN}"),
    ]
    events = (line for entry in entries for line in _event(entry))
    lines = [*head, *ZONE.splitlines(), *events, "END:VCALENDAR"]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_instant(entry.changed_at)}"
    yield f"LAST-MODIFIED:{_instant(entry.changed_at)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield from _times(entry)
    yield f"SUMMARY:{_text(entry.summary)}"
    yield f"DESCRIPTION:{_text(entry.description)}"
    yield f"LOCATION:{_text(entry.place)}"
    yield f"URL:{entry.url}"
    yield f"STATUS:{entry.status}"
    yield f"TRANSP:{'TRANSPARENT' if entry.starts is None else 'OPAQUE'}"
    yield "END:VEVENT"


def _times(entry: Entry) -> Iterator[str]:
    """Whole days end on the day after the last one (RFC 5545 3.6.1)."""
    if entry.starts is None or entry.ends is None:
        yield f"DTSTART;VALUE=DATE:{entry.first_day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.last_day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART;TZID=Europe/Amsterdam:{entry.first_day:%Y%m%d}T{entry.starts:%H%M%S}"
        yield f"DTEND;TZID=Europe/Amsterdam:{entry.last_day:%Y%m%d}T{entry.ends:%H%M%S}"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """RFC 5545 3.3.11."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """At most 75 octets each, no character cut in two; what goes on begins with a space."""
    part = b""
    for character in line:
        more = character.encode()
        if len(part) + len(more) > LINE_OCTETS:
            yield part.decode()
            part = b" "
        part += more
    yield part.decode()
