"""Who contacts the customer next, how, and by which day: what is due, and what follows from it.

A contact moment whose term hasn't started yet is projected: its cause is taken to happen on its own last day. So the
confirmation can say in which week the planner calls at the latest, before anyone has done anything ([KCP] the customer
hears beforehand the week in which a call will come).
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from portal.domain.application import CUSTOMER, Application
from portal.domain.calendar import add_term, local
from portal.domain.deadlines import moment_for
from portal.domain.definition import ContactMoment, Definition, Milestone, Term
from portal.domain.follow_views import Contact
from portal.domain.names import organisation_name

AHEAD: tuple[Milestone, ...] = ("soft_date_agreed",)
"""What is projected: the first contact moment with the contractor, the one that everything is sorted by ([KCP])."""


def contacts_to_come(state: Application, definition: Definition, today: date) -> tuple[Contact, ...]:
    """Soonest first, each contact moment once for each who makes it; what is overdue is due today."""
    found = {(moment.id, owner): (owner, due, moment) for owner, due, moment in _due(state, definition)}
    for owner, due, moment in _projected(state, definition):
        found.setdefault((moment.id, owner), (owner, due, moment))
    comes = [
        Contact(organisation_name(owner, definition), moment.means, moment.id, max(local(at).date(), today))
        for owner, at, moment in found.values()
    ]
    return tuple(sorted((*comes, *_announced(state, definition, comes, today)), key=lambda contact: contact.by))


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


def _projected(state: Application, definition: Definition) -> Iterable[Coming]:
    if not state.is_open:
        return
    reached = {milestone for order in state.orders for milestone in order.reached}
    for moment in definition.process.contact_moments:
        if moment.fulfilled_by in AHEAD and moment.fulfilled_by not in reached and moment.owner == "contractor":
            at = _expected(state, definition, moment.fulfilled_by, ())
            if at is not None:
                yield state.contractor, at, moment


def _expected(
    state: Application, definition: Definition, milestone: Milestone, seen: tuple[Milestone, ...]
) -> datetime | None:
    """When a milestone is reached at the latest: its own deadline, or the end of its term after what comes before."""
    own = [deadline.due for deadline in state.deadlines if deadline.closes_on == milestone]
    if own:
        return min(own)
    ends = (_end(state, definition, term, (*seen, milestone)) for term in _terms(state, definition, milestone))
    return min((end for end in ends if end is not None), default=None)


def _end(state: Application, definition: Definition, term: Term, seen: tuple[Milestone, ...]) -> datetime | None:
    if term.after in seen:
        return None
    starts = [order.reached[term.after] for order in state.orders if term.after in order.reached]
    start = min(starts) if starts else _expected(state, definition, term.after, seen)
    return add_term(start, term, definition.holidays) if start else None


def _terms(state: Application, definition: Definition, milestone: Milestone) -> Iterable[Term]:
    """The terms at whose end a milestone must be reached for one of the orders, whoever owns it."""
    for order in state.orders:
        quoted, part = order.part.cents is None, order.part
        for known in definition.process.contact_moments:
            moment = moment_for(definition.process, known, part.operator, state.combi)
            if moment.fulfilled_by == milestone and moment.term is not None and (quoted or not moment.only_with_quote):
                yield moment.term
        for inner in definition.process.milestones:
            concerned = not inner.only_standard if quoted else not inner.only_with_quote
            if inner.milestone == milestone and concerned and (part.digging or not inner.only_digging):
                yield inner.term
