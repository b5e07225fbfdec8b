"""Taking in what an organisation reports: decided once, written once, however often it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol, cast

from portal.domain.application import CUSTOMER, SERVICE, Application
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.meanwhile import touching
from portal.domain.overtaken import still_news
from portal.domain.person import Person
from portal.domain.planning import decide_all
from portal.domain.reports import Command, Impossible, NotYours
from portal.services.changes import changes
from portal.services.measures import measured
from portal.services.ports import Commit, Conflict, Reported, Unavailable

TRIES = 3

Result = Literal["accepted", "unchanged", "superseded", "taken_back"]
MEASURES = {
    "accepted": "PlanningEventsAccepted",
    "unchanged": "PlanningEventsUnchanged",
    "superseded": "PlanningEventsUnchanged",
}


@dataclass(frozen=True, slots=True)
class Report:
    """One event as an organisation sends it: its own id for it, what it is about, and a hash of the whole.

    ``commands`` are taken in together or not at all: a contact, and what was agreed in it. ``texts`` holds the words
    that they refer to, by their TEXT id (``portal.services.talks``).
    """

    organisation: str
    event_id: str
    reference: str
    body_hash: str
    commands: tuple[Command, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    seen: int = 0
    """Number of events that a form's page showed; 0 for a machine, which takes what stands."""
    person: Person | None = None
    """As they are from now on, where that changes."""
    mail_hash: str = ""
    """Of their mail address, by which they find this application."""
    wait: timedelta = timedelta()
    """So long it can be taken back, and messages about it wait."""
    as_of: datetime | None = None
    """When it was so (UTC), where that is not now: what stands and is newer is left as it is."""


class Takes(Protocol):
    """As much of ``portal.services.ports.Applications`` as taking in needs."""

    def load(self, reference: str) -> Application | None: ...

    def log(self, reference: str) -> tuple[Event, ...]: ...

    def reported(self, reference: str, organisation: str, event_id: str) -> Reported | None: ...

    def commit(self, commit: Commit) -> None: ...


class UnknownApplication(Exception):
    """There is no such application, or not for this organisation: who asks can't tell which of the two."""


class ChangedMeanwhile(Exception):
    """What a form decides about changed since its page was made; ``events`` say how, ``state`` stands now."""

    def __init__(self, state: Application, events: tuple[Event, ...]) -> None:
        super().__init__(f"{state.reference} changed since version {state.version - len(events)}")
        self.state = state
        self.events = events


class EventIdTaken(Exception):
    """The organisation used this event id before, for something else."""


def record_event(applications: Takes, definition: Definition, report: Report, now: datetime) -> Result:
    """Take a report in; the same report again gets the same answer, whatever happened since.

    Only what is taken in is remembered: a refused report may be mended and sent again under its id. Where another
    command was faster, it is decided anew on what stands then. Raises UnknownApplication, NotYours, Impossible,
    EventIdTaken, ChangedMeanwhile, Unavailable.
    """
    for _ in range(TRIES):
        state = _application(applications, report)
        if 0 < report.seen < state.version:
            before = _before(applications, report)
            if before is not None:
                return before
            _still_fits(applications, report, state)
        try:
            result, commit = taken_in(state, report, definition, now)
            applications.commit(commit)
        except (NotYours, Impossible):
            before = _before(applications, report)
            if before is None:
                raise
            return before
        except Conflict:
            before = _before(applications, report)
            if before is not None:
                return before
        else:
            _count(report, result)
            return result
    raise Unavailable(f"{report.reference} changed {TRIES} times while an event was taken in")


def _count(report: Report, result: Result) -> None:
    if report.organisation == CUSTOMER:
        measured(CustomerActs=1)
    else:
        measured(**{MEASURES[result]: 1})


def taken_in(state: Application, report: Report, definition: Definition, now: datetime) -> tuple[Result, Commit]:
    """What it comes to on ``state``, and what that writes. Raises NotYours, Impossible."""
    news = still_news(report.commands, state.as_of, report.as_of, now)
    events = decide_all(state, news, report.organisation, definition, now, report.as_of)
    late = len(news) < len(report.commands)
    result: Result = "superseded" if late else "accepted" if events else "unchanged"
    reported = Reported(report.organisation, report.event_id, report.body_hash, result)
    texts = report.texts if events else {}
    commit = changes(state, events, definition, reported, texts, report.wait)
    if report.person is None or not events:
        return result, commit
    return result, replace(commit, person=report.person, mail_hash=report.mail_hash)


def _application(applications: Takes, report: Report) -> Application:
    state = applications.load(report.reference)
    if state is None or report.organisation not in {*state.organisations, SERVICE, CUSTOMER}:
        raise UnknownApplication(f"Organisation {report.organisation} has no application {report.reference}.")
    return state


def _still_fits(applications: Takes, report: Report, state: Application) -> None:
    """Raises ChangedMeanwhile where something happened that the form's own fields are about."""
    since = applications.log(report.reference)[report.seen :]
    if touching(since, report.commands):
        raise ChangedMeanwhile(state, since)


def _before(applications: Takes, report: Report) -> Result | None:
    """The answer this very report got before, also where that answer was lost on its way back."""
    earlier = applications.reported(report.reference, report.organisation, report.event_id)
    if earlier is None:
        return None
    if earlier.body_hash != report.body_hash:
        raise EventIdTaken(f"Event id {report.event_id} was used before with another content.")
    return cast(Result, earlier.answer)
