"""Which deadlines open when a milestone is reached: read from the process, decided once, carried by the event."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from portal.domain.application import Application
from portal.domain.calendar import END_OF_WORKING_DAY, add_term, add_working_days, instant, local
from portal.domain.definition import ContactMoment, Definition, InternalMilestone, Milestone, Process, Role
from portal.domain.events import Deadline, OrderedPart
from portal.domain.running import key

COUNTED_BACK_AT: Milestone = "soft_date_agreed"
"""When a contact moment that is due so many working days before the agreed week becomes known."""
ASKED_FOR: Milestone = "call_requested"
"""The one milestone at which an optional contact moment starts by itself: the customer asked for it."""


def starting(
    after: Application,
    parts: tuple[OrderedPart, ...],
    definition: Definition,
    milestone: Milestone,
    at: datetime,
    *,
    first_day: date | None = None,
) -> tuple[Deadline, ...]:
    """What opens in an application where ``milestone`` was just reached: nothing that runs already or is done.

    ``after`` is the state with that milestone in it. An agreed week that shifts moves what is counted back from it.
    """
    running = {key(deadline): deadline for deadline in after.deadlines}
    movable = {moment.id for moment in definition.process.contact_moments if moment.working_days_before is not None}
    opens = opened(
        definition.process,
        definition.holidays,
        milestone,
        at,
        parts,
        contractor=after.contractor,
        combi=after.combi,
        first_day=first_day,
    )
    return tuple(
        deadline
        for deadline in opens
        if not _done(after, deadline)
        and running.get(key(deadline)) != deadline
        and (key(deadline) not in running or deadline.moment in movable)
    )


def opened(
    process: Process,
    holidays: frozenset[date],
    milestone: Milestone,
    at: datetime,
    parts: Iterable[OrderedPart],
    *,
    contractor: str,
    combi: str,
    first_day: date | None = None,
) -> tuple[Deadline, ...]:
    """Deadlines that start for these parts when ``milestone`` is reached at ``at`` (UTC).

    ``first_day`` is the first day of the agreed week, known when the milestone is a soft date. Contact moments of the
    contractor cover all disciplines at once ([KCP] planning is for all disciplines), so one of them stands for all
    parts; those of an operator stand per discipline.
    """
    found: dict[tuple[str, str], Deadline] = {}
    for part in parts:
        for moment in _moments(process, part, combi):
            due = _due(moment, milestone, at, first_day, holidays)
            if due is not None and moment.fulfilled_by is not None:
                discipline = part.discipline if moment.per_discipline else ""
                owner = _organisation(moment.owner, part, contractor)
                deadline = Deadline(moment.id, discipline, owner, due, moment.fulfilled_by)
                found.setdefault(key(deadline), deadline)
        for inner in _inner(process, milestone, part):
            owner = _organisation(inner.owner, part, contractor)
            due = add_term(at, inner.term, holidays)
            deadline = Deadline(inner.milestone, part.discipline, owner, due, inner.milestone)
            found.setdefault(key(deadline), deadline)
    return tuple(found.values())


def moment_for(process: Process, moment: ContactMoment, organisation: str, combi: str) -> ContactMoment:
    """The contact moment as this organisation or combi has it ([KCP] generic where possible, specific where needed)."""
    for override in process.overrides:
        if override.moment == moment.id and override.organisation in (organisation, combi):
            moment = replace(
                moment,
                term=override.term or moment.term,
                working_days_before=None if override.term else moment.working_days_before,
                optional=moment.optional if override.optional is None else override.optional,
                customer_text=override.customer_text or moment.customer_text,
            )
    return moment


def _moments(process: Process, part: OrderedPart, combi: str) -> Iterable[ContactMoment]:
    """The contact moments that an organisation has to make for this part."""
    for moment in process.contact_moments:
        own = moment_for(process, moment, part.operator, combi)
        if own.owner in ("operator", "contractor") and (part.cents is None or not own.only_with_quote):
            yield own


def _due(
    moment: ContactMoment, milestone: Milestone, at: datetime, first_day: date | None, holidays: frozenset[date]
) -> datetime | None:
    """When a contact moment is due that this milestone starts; None where it doesn't start it."""
    if moment.optional and milestone != ASKED_FOR:
        return None
    if moment.term is not None and moment.term.after == milestone:
        return add_term(at, moment.term, holidays)
    if moment.working_days_before is not None and first_day is not None and milestone == COUNTED_BACK_AT:
        return counted_back(first_day, moment.working_days_before, at, holidays)
    return None


def counted_back(first_day: date, working_days: int, at: datetime, holidays: frozenset[date]) -> datetime:
    """The end of the working day so many before ``first_day``; never before the end of the first one after ``at``."""
    wanted = add_working_days(first_day, -working_days, holidays)
    earliest = add_working_days(local(at).date(), 1, holidays)
    return instant(max(wanted, earliest), END_OF_WORKING_DAY)


def _inner(process: Process, milestone: Milestone, part: OrderedPart) -> Iterable[InternalMilestone]:
    with_quote = part.cents is None
    for inner in process.milestones:
        concerned = not inner.only_standard if with_quote else not inner.only_with_quote
        if inner.term.after == milestone and concerned and (part.digging or not inner.only_digging):
            yield inner


def _organisation(owner: Role, part: OrderedPart, contractor: str) -> str:
    return {"operator": part.operator, "contractor": contractor}.get(owner, owner)


def _done(after: Application, deadline: Deadline) -> bool:
    orders = [order for order in after.orders if deadline.discipline in ("", order.discipline)]
    return any(deadline.closes_on in order.reached for order in orders)
