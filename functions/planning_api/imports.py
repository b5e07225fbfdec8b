"""Many lines at once: each is taken in or refused by itself, and the answer has a report for each.

Lines are safe to send again: their event ids and sources say what was taken in before. Where the organisation's limit
or the time is up, the answer says with which line to go on, and when.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import islice

from flask import Response, request
from msgspec import Struct
from msgspec.json import encode

from functions.planning_api.door import Door, opened
from functions.planning_api.importing import LineReport, Understood, parts, read, take
from functions.planning_api.lines import MOST_LINES, Raw, csv_lines, json_lines
from portal.bootstrap.planning_api import PlanningApi
from portal.services.keys import Key
from portal.services.limiting import TooOften
from portal.services.ports import Unavailable
from portal.services.recent import Recent
from portal.web.errors import RETRY_AFTER

READERS: Mapping[str, Callable[[bytes], Iterator[Raw]]] = {
    "text/csv": csv_lines,
    "application/x-ndjson": json_lines,
}
LONGEST = timedelta(seconds=4)
"""One request's work, within the time-out of the function and of whoever waits."""


class NotAListOfLines(Exception):
    """The request doesn't say that its body is CSV or NDJSON."""


class ImportReport(Struct):
    """``next`` is the line to go on with after ``retry_after`` seconds; both are null once all lines are dealt with."""

    lines: list[LineReport]
    next: int | None = None
    retry_after: int | None = None


class Imports:
    def __init__(self, portal: PlanningApi) -> None:
        self._portal, self._door = portal, Door(portal)

    def receive(self) -> Response:
        key = opened(self._door.key(), "import")
        reader = READERS.get(request.mimetype)
        if reader is None:
            raise NotAListOfLines
        raws, process = list(islice(reader(request.get_data()), MOST_LINES + 1)), self._portal.definition.process
        report = self._all(key, [read(key, raw, process) for raw in raws[:MOST_LINES]])
        if report.next is None and len(raws) > MOST_LINES:
            report.next, report.retry_after = raws[MOST_LINES].number, 0
        return Response(encode(report), content_type="application/json")

    def _all(self, key: Key, lines: list[Understood]) -> ImportReport:
        """Until the time is up, the limit is reached or the store doesn't answer."""
        report, until = ImportReport([]), self._portal.now() + LONGEST
        recent = Recent(self._portal.applications)
        for part in parts(lines):
            report.next = part[0].number
            if self._portal.now() > until:
                report.retry_after = 0
                return report
            allowed, refused = self._allowed(key, len(part), counted=not report.lines)
            try:
                if allowed:
                    report.lines += take(self._portal, recent, key, part[:allowed])
            except Unavailable:
                report.retry_after = RETRY_AFTER
                return report
            if refused:
                report.next, report.retry_after = part[allowed].number, refused.seconds
                return report
        report.next = None
        return report

    def _allowed(self, key: Key, lines: int, *, counted: bool) -> tuple[int, TooOften | None]:
        """How many of these the limit lets in, and its refusal of the next; ``counted``: the first, at the door."""
        for line in range(lines):
            try:
                if line or not counted:
                    self._portal.limiter.count("event_sent", key.organisation)
            except TooOften as refused:
                return line, refused
        return lines, None
