"""Several reports about one application, one after the other, in one transaction: what an import mostly consists of.

Each is decided on what stands after the one before, and gets the answer it would have got alone. Where that can't be
(one is refused, was taken in before, or somebody else was faster) each is taken in by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.reports import Impossible, NotYours
from portal.services.changes import turned
from portal.services.measures import measured
from portal.services.ports import Commit, Conflict
from portal.services.record_event import (
    MEASURES,
    EventIdTaken,
    Report,
    Result,
    Takes,
    UnknownApplication,
    record_event,
    taken_in,
)

MOST_OPERATIONS = 60
"""Of one transaction."""
Outcome = Result | UnknownApplication | NotYours | Impossible | EventIdTaken


def record_many(
    applications: Takes, definition: Definition, reports: Sequence[Report], now: Callable[[], datetime]
) -> list[Outcome]:
    """What became of each report of one organisation about one application. Raises Unavailable."""
    together = _together(applications, definition, reports, now) if _can_go_together(reports) else None
    return together or [_alone(applications, definition, report, now()) for report in reports]


def _can_go_together(reports: Sequence[Report]) -> bool:
    return len(reports) > 1 and len({report.event_id for report in reports}) == len(reports)


def _alone(applications: Takes, definition: Definition, report: Report, now: datetime) -> Outcome:
    try:
        return record_event(applications, definition, report, now)
    except (UnknownApplication, NotYours, Impossible, EventIdTaken) as refused:
        return refused


def _together(
    applications: Takes, definition: Definition, reports: Sequence[Report], now: Callable[[], datetime]
) -> list[Outcome] | None:
    """None where they can't go together after all; then nothing was written."""
    first = state = applications.load(reports[0].reference)
    if first is None or state is None or reports[0].organisation not in first.organisations:
        return None
    results: list[Result] = []
    commits: list[Commit] = []
    for report in reports:
        try:
            result, commit = taken_in(state, report, definition, now())
        except (NotYours, Impossible):
            return None
        results.append(result)
        commits.append(commit)
        state = commit.state
    whole = _merged(first, commits)
    if _operations(whole) > MOST_OPERATIONS:
        return None
    try:
        applications.commit(whole)
    except Conflict:
        return None
    for result in results:
        measured(**{MEASURES[result]: 1})
    return [*results]


def _merged(first: Application, commits: Sequence[Commit]) -> Commit:
    """All of them as one: messages as each made them, lists as they stand after the last."""
    events = tuple(chain.from_iterable(commit.events for commit in commits))
    return replace(
        turned(first, commits[-1].state, events),
        messages=tuple(chain.from_iterable(commit.messages for commit in commits)),
        texts=dict(chain.from_iterable(commit.texts.items() for commit in commits)),
        logged=tuple(chain.from_iterable(commit.logged for commit in commits)),
        ended=tuple(chain.from_iterable(commit.ended for commit in commits)),
        reported=commits[0].reported,
        also_reported=tuple(commit.reported for commit in commits[1:] if commit.reported),
    )


def _operations(commit: Commit) -> int:
    lists = (commit.events, commit.opened, commit.closed, commit.planned, commit.unplanned, commit.messages)
    more = (commit.texts, commit.logged, commit.ended, commit.news, commit.also_reported)
    return 2 + sum(map(len, lists)) + sum(map(len, more))
