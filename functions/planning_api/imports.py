"""Many lines at once: each is taken in or refused by itself, and the answer has a report for each.

Lines are safe to send again: their event ids and sources say what was taken in before. Where the organisation's limit
or the time is up, the answer says with which line to go on, and when.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, timedelta
from hashlib import sha256

from flask import Response, request
from msgspec import Struct
from msgspec.json import encode

from functions.planning_api.bodies.running import RunningApplication
from functions.planning_api.door import Door, NotOpened, opened
from functions.planning_api.lines import MOST_LINES, Line, Raw, csv_lines, json_lines
from functions.planning_api.reading import SHOULD_BE, NotJson, WrongField, understood, within_era
from functions.planning_api.taking import REFUSALS, take_in
from portal.bootstrap import PlanningApi
from portal.domain.calendar import NotAWeek
from portal.domain.submission import NotDeliverable
from portal.services.keys import Key
from portal.services.limiting import TooOften
from portal.services.ports import Unavailable
from portal.services.recent import Recent
from portal.services.record_event import EventIdTaken, UnknownApplication
from portal.services.take_over import Running, TakingOver, take_over
from portal.web.errors import RETRY_AFTER

READERS: Mapping[str, Callable[[bytes], Iterator[Raw]]] = {
    "text/csv": csv_lines,
    "application/x-ndjson": json_lines,
}
LONGEST = timedelta(seconds=4)
"""One request's work, within the time-out of the function and of whoever waits."""


class NotAListOfLines(Exception):
    """The request doesn't say that its body is CSV or NDJSON."""


class LineReport(Struct, omit_defaults=True):
    """``result`` is accepted, unchanged, superseded or refused; ``detail`` says what to do about a refused line."""

    line: int
    result: str
    event_id: str = ""
    application: str = ""
    field: str = ""
    detail: str = ""


class ImportReport(Struct):
    """``next`` is the line to go on with after ``retry_after`` seconds; both are null once all lines are dealt with."""

    lines: list[LineReport]
    next: int | None = None
    retry_after: int | None = None


class Imports:
    def __init__(self, portal: PlanningApi) -> None:
        self._portal, self._door = portal, Door(portal)
        self._needs = TakingOver(portal.applications, portal.definition, portal.settings.lookup_secret)

    def receive(self) -> Response:
        key = opened(self._door.key(), "import")
        reader = READERS.get(request.mimetype)
        if reader is None:
            raise NotAListOfLines
        report = self._all(key, list(reader(request.get_data())))
        return Response(encode(report), content_type="application/json")

    def _all(self, key: Key, lines: list[Raw]) -> ImportReport:
        report, until = ImportReport([]), self._portal.now() + LONGEST
        recent = Recent(self._portal.applications)
        for place, line in enumerate(lines):
            if place == MOST_LINES or self._portal.now() > until:
                report.next, report.retry_after = line.number, 0
                break
            try:
                if place:
                    self._portal.limiter.count("event_sent", key.organisation)
                report.lines.append(self._one(recent, key, line))
            except TooOften as refused:
                report.next, report.retry_after = line.number, refused.seconds
                break
            except Unavailable:
                report.next, report.retry_after = line.number, RETRY_AFTER
                break
        return report

    def _one(self, recent: Recent, key: Key, line: Raw) -> LineReport:
        """Raises TooOften, Unavailable."""
        event_id = ""
        try:
            read = line.understood()
            event_id = read.event_id
            reference, result = self._take_in(recent, key, read)
        except WrongField as fault:
            return LineReport(line.number, "refused", event_id, field=fault.field, detail=str(fault))
        except UnknownApplication:
            detail = "You have no application with this reference; check the reference."
            return LineReport(line.number, "refused", event_id, field="application", detail=detail)
        except EventIdTaken as fault:
            detail = f"{fault} Give every event an id of its own."
            return LineReport(line.number, "refused", event_id, field="event_id", detail=detail)
        except NotDeliverable as fault:
            detail = f"This can't be had here: {fault}."
            return LineReport(line.number, "refused", event_id, field="orders", detail=detail)
        except (NotJson, NotOpened, *REFUSALS) as fault:
            return LineReport(line.number, "refused", event_id, detail=str(fault))
        return LineReport(line.number, result, event_id, reference)

    def _take_in(self, recent: Recent, key: Key, line: Line) -> tuple[str, str]:
        if isinstance(line, RunningApplication):
            return take_over(self._needs, _running(key, line), self._portal.now())
        return take_in(self._portal, recent, key, understood(line, key.organisation))


def _running(key: Key, line: RunningApplication) -> Running:
    """Raises WrongField."""
    within_era(line)
    try:
        answers, steps = line.answers(), line.steps()
    except NotAWeek as fault:
        raise WrongField("wish_week", f"{fault} Field wish_week should be {SHOULD_BE['week']}.") from fault
    digest = sha256(encode(line, order="sorted")).hexdigest()
    return Running(
        key.organisation,
        line.event_id,
        line.source,
        line.submitted_at.astimezone(UTC),
        answers,
        steps,
        digest,
        line.notify,
    )
