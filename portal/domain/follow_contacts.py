"""Who contacts the customer next, how, and by which day: what is due, and what follows from it.

A contact moment whose term hasn't started yet is projected (``portal.domain.follow_expected``). So the confirmation
can say in which week the planner calls at the latest, before anyone has done anything ([KCP] the customer hears
beforehand the week in which a call will come).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from portal.domain.application import CUSTOMER, Application
from portal.domain.calendar import local
from portal.domain.definition import ContactMoment, Definition, Milestone
from portal.domain.follow_expected import Expected
from portal.domain.follow_views import Contact, TalkedView
from portal.domain.names import organisation_name

AHEAD: tuple[Milestone, ...] = ("soft_date_agreed",)
"""What is projected: the first contact moment with the contractor, the one that everything is sorted by ([KCP])."""


def contacts_to_come(
    state: Application, definition: Definition, today: date, ahead: Mapping[str, Expected]
) -> tuple[Contact, ...]:
    """Soonest first, each contact moment once for each who makes it; what is overdue is due today.

    ``ahead``: by discipline what is to be expected.
    """
    found = {(moment.id, owner): (owner, due, moment) for owner, due, moment in _due(state, definition)}
    for owner, due, moment in _projected(state, definition, ahead):
        found.setdefault((moment.id, owner), (owner, due, moment))
    comes = [
        Contact(organisation_name(owner, definition), moment.means, moment.id, max(local(at).date(), today))
        for owner, at, moment in found.values()
    ]
    return tuple(sorted((*comes, *_announced(state, definition, comes, today)), key=lambda contact: contact.by))


def talked(state: Application, definition: Definition) -> tuple[TalkedView, ...]:
    """Contacts that were made, or tried, newest first."""
    return tuple(
        TalkedView(
            on=local(contact.happened_at).date(),
            who=organisation_name(contact.by, definition),
            means=contact.means,
            incoming=contact.incoming,
            reached=contact.reached,
        )
        for contact in reversed(state.contacts)
    )


def _announced(state: Application, definition: Definition, due: Iterable[Contact], today: date) -> Iterable[Contact]:
    """The contact that the last one ended with ([KCP] rule 3), unless its maker has one to make before that anyway."""
    said = state.next_contact
    if said is None or not state.is_open or said.by == CUSTOMER:
        return
    friday, who = said.week + timedelta(days=4), organisation_name(said.by, definition)
    if friday >= today and not any(contact.who == who and contact.by <= friday for contact in due):
        yield Contact(who, (said.means,), "", friday)


Coming = tuple[str, datetime, ContactMoment]


def _due(state: Application, definition: Definition) -> Iterable[Coming]:
    moments = {moment.id: moment for moment in definition.process.contact_moments}
    for deadline in sorted(state.deadlines, key=lambda deadline: deadline.due, reverse=True):
        if deadline.moment in moments:
            yield deadline.owner, deadline.due, moments[deadline.moment]


def _projected(state: Application, definition: Definition, ahead: Mapping[str, Expected]) -> Iterable[Coming]:
    reached = {milestone for order in state.orders for milestone in order.reached}
    for moment in definition.process.contact_moments:
        if moment.fulfilled_by in AHEAD and moment.fulfilled_by not in reached and moment.owner == "contractor":
            times = [those[moment.fulfilled_by] for those in ahead.values() if moment.fulfilled_by in those]
            if times:
                yield state.contractor, min(times), moment
