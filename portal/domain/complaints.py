"""Complaints: a term of their own, and a way up where the term passes or the answer does not do."""

from datetime import datetime

from portal.domain.application import Application, Complaint
from portal.domain.calendar import add_term
from portal.domain.definition import ComplaintTerm, Definition
from portal.domain.events import ComplaintAnswered, ComplaintMade, ComplaintRaised, Deadline, Event
from portal.domain.numbering import following
from portal.domain.reports import AnswerComplaint, Complain, Impossible, NotYours, RaiseComplaint
from portal.domain.roles import behind
from portal.domain.term_names import of_complaint


def complain(
    state: Application, command: Complain, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """The customer complains, or an organisation writes it down for them. Raises Impossible."""
    if any(known.text == command.text for known in state.complaints):
        return ()
    waiting = [known for known in state.complaints if not known.answered_at]
    if len(waiting) >= definition.process.most_open:
        raise Impossible(
            "complaint.full", f"{len(waiting)} complaints wait for an answer already; answer some of those first."
        )
    id, owner = following("k", state.complaints), _owners(state, definition.process.complaints)[0]
    return (ComplaintMade(now, by, id, command.text, owner, (_term(id, owner, definition, now),)),)


def go_up(
    state: Application, command: RaiseComplaint, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Raises Impossible."""
    return raised(state, _complaint(state, command.complaint), by, definition, now)


def raised(
    state: Application, complaint: Complaint, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """To the next one up; nobody is above the last, who stays its owner with a new term."""
    owners = _owners(state, definition.process.complaints)
    place = owners.index(complaint.owner) if complaint.owner in owners else -1
    owner = owners[min(place + 1, len(owners) - 1)]
    return (ComplaintRaised(now, by, complaint.id, owner, (_term(complaint.id, owner, definition, now),)),)


def answer(state: Application, command: AnswerComplaint, by: str, _: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    complaint = _complaint(state, command.complaint)
    if by != complaint.owner:
        raise NotYours("complaint.of_other", f"Complaint {complaint.id} is answered by {complaint.owner}.")
    return () if complaint.answered_at else (ComplaintAnswered(now, by, complaint.id, command.text),)


def _complaint(state: Application, id: str) -> Complaint:
    found = next((known for known in state.complaints if known.id == id), None)
    if found is None:
        there = ", ".join(known.id for known in state.complaints) or "none"
        raise Impossible("complaint.unknown", f"There is no complaint {id!r}; there are: {there}.")
    return found


def _owners(state: Application, rule: ComplaintTerm) -> list[str]:
    """From first to last; an application with several operators goes up to each in the order of its orders."""
    owners = (behind(role, order.part, state.contractor) for role in rule.up for order in state.orders)
    return list(dict.fromkeys(owners))


def _term(id: str, owner: str, definition: Definition, now: datetime) -> Deadline:
    due = add_term(now, definition.process.complaints.within, definition.holidays)
    return Deadline(of_complaint(id), "", owner, due, "complaint_answered")
