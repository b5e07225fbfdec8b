"""Taking back what was just done: its events, its work items and the messages that still wait, all or nothing."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from portal.domain.after_messages import incoming
from portal.domain.definition import Definition
from portal.domain.events import ContactCorrected, ContactLogged, Event, Undone
from portal.domain.outgoing import messages_for
from portal.domain.taking_back import TakingBack, taking_back
from portal.domain.terms import terms_ended
from portal.services.changes import logged, turned
from portal.services.ports import Applications, Commit, Conflict, Reported, TakenBack, Unavailable

TRIES = 3
TAKEN_BACK = "taken_back"
"""What is remembered of a report that was taken back."""

Ending = Literal["taken_back", "already"]


@dataclass(frozen=True, slots=True)
class Undo:
    """``version`` is the number of events that stood when it was done; ``event_id`` the id of the report."""

    organisation: str
    reference: str
    version: int
    event_id: str


class SomethingHappened(Exception):
    """Another event came after it: what to do now is to correct it."""


class MessageLeft(Exception):
    """A mail about it is on its way to the customer already: what to do now is to correct it."""


def take_back(applications: Applications, definition: Definition, asked: Undo, now: datetime) -> Ending:
    """Take it back; asked twice it is done once.

    Raises SomethingHappened, MessageLeft, NotYours, Impossible (too late), Unavailable.
    """
    for _ in range(TRIES):
        log = applications.log(asked.reference)
        if _is_back(log, asked):
            return "already"
        if len(log) != asked.version:
            raise SomethingHappened(f"{asked.reference} has {len(log)} events, not {asked.version}")
        taken = taking_back(asked.reference, log, asked.organisation, definition, now)
        try:
            applications.commit(_commit(taken, asked, applications, definition))
        except Conflict as conflict:
            if len(applications.log(asked.reference)) == asked.version:
                raise MessageLeft(f"a message about {asked.reference} left within the two minutes") from conflict
        else:
            return "taken_back"
    raise Unavailable(f"{asked.reference} changed {TRIES} times while something was taken back")


def _is_back(log: tuple[Event, ...], asked: Undo) -> bool:
    following = log[asked.version] if len(log) > asked.version else None
    return isinstance(following, Undone) and following.by == asked.organisation


def _commit(taken: TakingBack, asked: Undo, applications: Applications, definition: Definition) -> Commit:
    back = TakenBack(
        messages=messages_for(taken.wrong, taken.events, definition, undoable(definition)),
        texts=tuple(event.text for event in taken.events if isinstance(event, ContactLogged | ContactCorrected)),
        logged=logged(asked.reference, taken.events),
        ended=terms_ended(taken.state, taken.wrong, taken.events),
        incoming=incoming(asked.reference, taken.events),
        reported=_remembered(asked, applications),
    )
    return replace(turned(taken.wrong, taken.state, taken.back), taken_back=back)


def undoable(definition: Definition) -> timedelta:
    """So long staff can take back what they did, and its messages wait."""
    return timedelta(minutes=definition.process.undo_minutes)


def _remembered(asked: Undo, applications: Applications) -> Reported | None:
    before = applications.reported(asked.reference, asked.organisation, asked.event_id)
    return Reported(before.organisation, before.event_id, before.body_hash, TAKEN_BACK) if before else None
