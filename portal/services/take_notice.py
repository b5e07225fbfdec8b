"""A mail came back, or its reader called it unwanted: nothing goes to that address any more."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Literal

from portal.domain.application import PORTAL, Application
from portal.domain.channels import ways
from portal.domain.definition import Definition
from portal.domain.events import AddressFailed, Event
from portal.domain.outgoing import Message, leaves_at
from portal.domain.person import Person
from portal.domain.sending import failed, undelivered
from portal.services.changes import changes
from portal.services.ports import Applications, Commit, Conflict, Delivery, Unavailable

TRIES = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """``message`` is what stands before the @ in the mail's Message-ID."""

    reference: str
    message: str
    address: str
    why: Literal["bounce", "complaint"]


def take_notice(applications: Applications, definition: Definition, notice: Notice, now: datetime) -> bool:
    """Give the address up, and send what came back the next way; a complaint is no reason to send it again.

    Taken twice it is done once; False where it changed nothing: the address is the customer's no longer. Raises
    Unavailable.
    """
    for _ in range(TRIES):
        commit = _commit(applications, definition, notice, now)
        if commit is None:
            return False
        try:
            applications.commit(commit)
        except Conflict:
            continue
        return True
    raise Unavailable(f"{notice.reference} changed {TRIES} times while a notice about its mail was taken")


def _commit(applications: Applications, definition: Definition, notice: Notice, now: datetime) -> Commit | None:
    state, person = applications.load(notice.reference), applications.person(notice.reference)
    after = failed(person, notice.address) if person else None
    if state is None or after is None:
        return None
    back = [one for one in applications.deliveries(notice.reference) if _hash(one.sent_as) == notice.message]
    events = tuple(_events(state, after, notice, back, definition, now))
    marked = tuple(replace(one, state="bounced", at=now) for one in back)
    reached = len(events) == 1 and notice.why == "bounce"
    again = tuple(_again(one, definition, now) for one in back if one.made) if reached else ()
    commit = changes(state, events, definition)
    return replace(commit, person=after, messages=again, deliveries=marked)


def _events(
    state: Application, person: Person, notice: Notice, back: Iterable[Delivery], definition: Definition, now: datetime
) -> Iterable[Event]:
    """With a task for somebody to speak to the customer, where there is no other way."""
    yield AddressFailed(now, PORTAL, "mail", notice.why)
    name = next((one.name for one in back), "")
    if not ways(person, definition.brand.messages.order):
        yield undelivered(state, name, definition, now)


def _again(delivery: Delivery, definition: Definition, now: datetime) -> Message:
    assert delivery.made is not None
    made = delivery.made
    return replace(made, id=f"{made.id}.again", not_before=leaves_at(made.kind, now, definition.brand), attempts=0)


def _hash(id: str) -> str:
    return sha256(id.encode()).hexdigest()[:32]
