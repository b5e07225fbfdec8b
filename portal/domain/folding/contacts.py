"""Folds of contacts and complaints."""

from collections.abc import Callable
from dataclasses import replace

from portal.domain.application import NEWEST_CONTACTS, Application, Complaint, Contact, Line
from portal.domain.events import (
    ComplaintAnswered,
    ComplaintMade,
    ComplaintRaised,
    ContactCorrected,
    ContactLogged,
)
from portal.domain.folding.parts import ended, newest, opened, said
from portal.domain.running import Deadlines, contacted
from portal.domain.term_names import of_complaint


def log(state: Application, event: ContactLogged) -> Application:
    contact = Contact(
        id=event.contact,
        by=event.by,
        moment=event.moment,
        disciplines=event.disciplines,
        happened_at=event.happened_at,
        means=event.means,
        incoming=event.incoming,
        reached=event.reached,
        subjects=event.subjects,
        text=event.text,
    )
    after = replace(
        state,
        contacts=(*state.contacts, contact)[-NEWEST_CONTACTS:],
        contacts_logged=state.contacts_logged + 1,
        next_contact=event.next or state.next_contact,
        tries=_tries(state.tries, event),
        deadlines=_left(state.deadlines, event),
    )
    text = "contact" if event.reached else "not_reached"
    return said(opened(after, event.opens), Line(event.at, text, event.by, "", {"contact": event.contact}))


def _left(running: Deadlines, event: ContactLogged) -> Deadlines:
    if not event.reached:
        return running
    left = contacted(running, event.moment, event.by)
    return contacted(left, event.also, event.by) if event.also else left


def _tries(before: dict[str, int], event: ContactLogged) -> dict[str, int]:
    if not event.reached:
        return {**before, event.moment: event.tries}
    return {moment: tries for moment, tries in before.items() if moment not in (event.moment, event.also)}


def correct(state: Application, event: ContactCorrected) -> Application:
    contacts = tuple(
        replace(contact, subjects=event.subjects, text=event.text, corrects=contact.text)
        if contact.id == event.contact
        else contact
        for contact in state.contacts
    )
    line = Line(event.at, "contact_corrected", event.by, "", {"contact": event.contact})
    return said(opened(replace(state, contacts=contacts), event.opens), line)


def complain(state: Application, event: ComplaintMade) -> Application:
    complaint = Complaint(event.complaint, event.at, event.owner, event.text)
    complaints = newest((*state.complaints, complaint), lambda known: known.answered_at is not None)
    after = opened(replace(state, complaints=complaints), event.opens)
    return said(after, Line(event.at, "complaint_made", event.by, "", {"complaint": event.complaint}))


def go_up(state: Application, event: ComplaintRaised) -> Application:
    """It waits for an answer again; the one that did not do stays to be read."""

    def waiting(complaint: Complaint) -> Complaint:
        return replace(complaint, owner=event.owner, answered_at=None)

    after = replace(state, complaints=_with(state, event.complaint, waiting))
    after = opened(ended(after, of_complaint(event.complaint)), event.opens)
    return said(after, Line(event.at, "complaint_raised", event.by, "", {"complaint": event.complaint}))


def answer(state: Application, event: ComplaintAnswered) -> Application:
    def answered(complaint: Complaint) -> Complaint:
        return replace(complaint, answer=event.text, answered_at=event.at)

    after = replace(state, complaints=_with(state, event.complaint, answered))
    after = opened(ended(after, of_complaint(event.complaint)), event.opens)
    return said(after, Line(event.at, "complaint_answered", event.by, "", {"complaint": event.complaint}))


def _with(state: Application, id: str, change: Callable[[Complaint], Complaint]) -> tuple[Complaint, ...]:
    return tuple(change(complaint) if complaint.id == id else complaint for complaint in state.complaints)
