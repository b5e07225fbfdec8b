"""The work of an import: lines are understood one by one, and taken in together where they tell of one application."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from msgspec import Struct
from msgspec.json import encode

from functions.planning_api.bodies.running import RunningApplication
from functions.planning_api.door import NotOpened, opened
from functions.planning_api.lines import Line, Raw
from functions.planning_api.reading import SHOULD_BE, Event, NotJson, WrongField, understood, within_era
from functions.planning_api.taking import REFUSALS, report_of
from portal.bootstrap.planning_api import PlanningApi
from portal.domain.calendar import NotAWeek
from portal.domain.definition import Process
from portal.domain.submission import NotDeliverable
from portal.services.keys import Key
from portal.services.measures import measured
from portal.services.recent import Recent
from portal.services.record_event import EventIdTaken, UnknownApplication
from portal.services.record_many import record_many
from portal.services.take_over import Running, TakingOver, take_over

TOGETHER = 6
"""Lines about one application that go into one transaction."""


class LineReport(Struct, omit_defaults=True):
    """``result`` is accepted, unchanged, superseded or refused; ``detail`` says what to do about a refused line."""

    line: int
    result: str
    event_id: str = ""
    application: str = ""
    field: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """One line: what it tells, or why it can't be read."""

    number: int
    told: Event | Running | Exception
    event_id: str = ""

    @property
    def about(self) -> str:
        """What lines have in common that go together."""
        return self.told.application if isinstance(self.told, Event) else f"line {self.number}"


def read(key: Key, raw: Raw, process: Process) -> Understood:
    event_id = ""
    try:
        line = raw.understood()
        event_id = line.event_id
        return Understood(raw.number, _told(key, line, process), event_id)
    except (WrongField, NotJson, NotOpened) as fault:
        return Understood(raw.number, fault, event_id)


def parts(lines: Iterable[Understood]) -> Iterator[list[Understood]]:
    """Lines that follow each other and tell of one application, a few at a time."""
    for _, group in groupby(lines, key=lambda line: line.about):
        same = list(group)
        yield from (same[at : at + TOGETHER] for at in range(0, len(same), TOGETHER))


def take(portal: PlanningApi, recent: Recent, key: Key, lines: list[Understood]) -> list[LineReport]:
    """A report for each line of one part. Raises Unavailable."""
    [line, *_] = lines
    if isinstance(line.told, Event):
        return _events(portal, recent, key, lines)
    if isinstance(line.told, Running):
        return [_running(portal, line, line.told)]
    return [_refused(line, line.told)]


def _events(portal: PlanningApi, recent: Recent, key: Key, lines: list[Understood]) -> list[LineReport]:
    events = [line.told for line in lines if isinstance(line.told, Event)]
    try:
        reports = [report_of(portal, key, event) for event in events]
    except UnknownApplication as refused:
        measured(PlanningEventsRefused=len(lines))
        return [_refused(line, refused) for line in lines]
    outcomes = record_many(recent, portal.definition, reports, portal.now)
    told = []
    for line, outcome in zip(lines, outcomes, strict=True):
        if isinstance(outcome, Exception):
            measured(PlanningEventsRefused=1)
            told.append(_refused(line, outcome))
        else:
            told.append(LineReport(line.number, outcome, line.event_id, reports[0].reference))
    return told


def _running(portal: PlanningApi, line: Understood, running: Running) -> LineReport:
    needs = TakingOver(portal.applications, portal.definition, portal.settings.lookup_secret)
    try:
        reference, result = take_over(needs, running, portal.now())
    except (NotDeliverable, *REFUSALS) as refused:
        return _refused(line, refused)
    return LineReport(line.number, result, line.event_id, reference)


def _refused(line: Understood, why: Exception) -> LineReport:
    field, detail = "", str(why)
    match why:
        case WrongField():
            field = why.field
        case UnknownApplication():
            field, detail = "application", "You have no application with this reference; check the reference."
        case EventIdTaken():
            field, detail = "event_id", f"{why} Give every event an id of its own."
        case NotDeliverable():
            field, detail = "orders", f"This can't be had here: {why}."
    return LineReport(line.number, "refused", line.event_id, field=field, detail=detail)


def _told(key: Key, line: Line, process: Process) -> Event | Running:
    """Raises WrongField, NotOpened."""
    if isinstance(line, RunningApplication):
        return _as_running(key, line)
    event = understood(line, process, key.organisation)
    if event.with_contact:
        opened(key, "contacts:write")
    return event


OWN_DATE = "a date or a week with its cause, beside planned of the application; no week beside a date of the others"


def _as_running(key: Key, line: RunningApplication) -> Running:
    """Raises WrongField."""
    within_era(line)
    alone = line.alone()
    if alone is not None:
        field = f"orders[{alone}].planned"
        raise WrongField(field, f"Field {field} should be {OWN_DATE}.")
    try:
        answers, steps = line.answers(), line.steps()
    except NotAWeek as fault:
        raise WrongField("wish_week", f"{fault} Field wish_week should be {SHOULD_BE['week']}.") from fault
    return Running(
        organisation=key.organisation,
        event_id=line.event_id,
        source=line.source,
        submitted_at=line.applied_at,
        answers=answers,
        steps=steps,
        body_hash=sha256(encode(line, order="sorted")).hexdigest(),
        notify=line.notify,
    )
