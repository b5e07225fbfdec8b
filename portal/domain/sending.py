"""What follows where a message doesn't reach a customer."""

from dataclasses import replace
from datetime import datetime

from portal.domain.application import PORTAL, Application
from portal.domain.calendar import add_term
from portal.domain.definition import Definition
from portal.domain.events import Deadline, MessageUndelivered
from portal.domain.person import Person
from portal.domain.roles import behind
from portal.domain.running import UNDELIVERED


def failed(person: Person, address: str) -> Person | None:
    """The person with this address given up; None where it is theirs no longer, or given up already."""
    if address in person.failed or address not in (person.mail, person.phone):
        return None
    return replace(person, failed=(*person.failed, address))


def undelivered(state: Application, message: str, definition: Definition, now: datetime) -> MessageUndelivered:
    """With the task of whoever speaks to the customer, unless that waits already."""
    if any(due.moment == UNDELIVERED for due in state.deadlines):
        return MessageUndelivered(now, PORTAL, message)
    rule = definition.brand.messages
    due = add_term(now, rule.undelivered_within, definition.holidays)
    owner = behind(rule.undelivered_owner, state.orders[0].part, state.contractor)
    speak = Deadline(UNDELIVERED, "", owner, due, "contacted")
    return MessageUndelivered(now, PORTAL, message, (speak,))
