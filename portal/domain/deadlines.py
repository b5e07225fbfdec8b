"""Which deadlines open when a milestone is reached: read from the process, decided once, carried by the event."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import END_OF_DAY, END_OF_WORKING_DAY, add_term, add_working_days, instant, local
from portal.domain.definition import ContactMoment, Definition, InternalMilestone, Milestone, Process
from portal.domain.events import Deadline, Hardness, OrderedPart, Promise
from portal.domain.roles import behind
from portal.domain.running import EXECUTION, key

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
        if not (_done(after, deadline) or _too_early(after, deadline))
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
                owner = behind(moment.owner, part, contractor)
                deadline = Deadline(moment.id, discipline, owner, due, moment.fulfilled_by)
                found.setdefault(key(deadline), deadline)
        for inner in _inner(process, milestone, part, combi):
            owner = behind(inner.owner, part, contractor)
            due = add_term(at, inner.term, holidays)
            deadline = Deadline(inner.milestone, part.discipline, owner, due, inner.milestone)
            found.setdefault(key(deadline), deadline)
    return tuple(found.values())


def moment_of(milestone: Milestone, process: Process) -> ContactMoment | None:
    """The contact moment in which this is reached; of ``shifted`` the one that a shift starts. None without one."""
    for moment in process.contact_moments:
        if moment.fulfilled_by == milestone or (
            moment.term is not None and moment.term.after == milestone == "shifted"
        ):
            return moment
    return None


def call(state: Application, about: Milestone, definition: Definition, at: datetime) -> tuple[Deadline, ...]:
    """The contractor's call about what the customer did not hear from anybody yet ([KCP] rule 5).

    ``about`` is the date that was planned, or ``shifted``. None where it is owed already: what shifts twice is told
    once, by the first day; and none where this process has no contact moment for it.
    """
    general = moment_of(about, definition.process)
    if general is None or any(_is_call(due, general) for due in state.deadlines):
        return ()
    moment = moment_for(definition.process, general, state.contractor, state.combi)
    own = moment.term if moment.term is not None and about == "shifted" else None
    due = add_term(at, own or definition.process.call_within, definition.holidays)
    return (Deadline(moment.id, "", state.contractor, due, "contacted"),)


def _is_call(due: Deadline, moment: ContactMoment) -> bool:
    return (due.moment, due.closes_on) == (moment.id, "contacted")


def execution(contractor: str, hardness: Hardness, promise: Promise) -> tuple[Deadline, ...]:
    """The work itself is owed on the day that was agreed; a week still becomes a day."""
    if hardness == "soft":
        return ()
    return (Deadline(EXECUTION, promise.discipline, contractor, instant(promise.last_day, END_OF_DAY), "completed"),)


def day_owed(after: Application, order: DisciplineOrder, definition: Definition, at: datetime) -> tuple[Deadline, ...]:
    """The contact moment in which the day is agreed, for an order that has a week while the others have their day."""
    if order.current is None or order.current.hardness == "hard" or not order.is_open:
        return ()
    if any(due.closes_on == "hard_date_agreed" for due in after.deadlines):
        return ()
    first_day = order.current.promise.first_day
    opens = starting(after, (order.part,), definition, COUNTED_BACK_AT, at, first_day=first_day)
    return tuple(due for due in opens if due.closes_on == "hard_date_agreed")


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


def _milestone_for(process: Process, inner: InternalMilestone, organisation: str, combi: str) -> InternalMilestone:
    """The internal milestone as this operator or combi has it: a quick scan may be the contractor's."""
    for override in process.overrides:
        if override.moment == inner.milestone and override.organisation in (organisation, combi):
            inner = replace(inner, term=override.term or inner.term, owner=override.owner or inner.owner)
    return inner


def inner_of(process: Process, part: OrderedPart, combi: str) -> Iterable[InternalMilestone]:
    """The internal milestones that this part passes: with or without a quote, with or without digging."""
    for general in process.milestones:
        concerned = not general.only_standard if part.cents is None else not general.only_with_quote
        if concerned and (part.digging or not general.only_digging):
            yield _milestone_for(process, general, part.operator, combi)


def _inner(process: Process, milestone: Milestone, part: OrderedPart, combi: str) -> Iterable[InternalMilestone]:
    return (inner for inner in inner_of(process, part, combi) if inner.term.after == milestone)


def _too_early(after: Application, deadline: Deadline) -> bool:
    """Nobody is asked for a day as long as no quote is accepted ([KCP] rule 8); ``day_owed`` does so then."""
    can = any(order.is_open and order.may_begin for order in after.orders)
    return deadline.closes_on == "hard_date_agreed" and not can


def _done(after: Application, deadline: Deadline) -> bool:
    """What covers the whole application is done once every order has it that is still open and can."""
    concerned = [order for order in after.orders if deadline.discipline in ("", order.discipline)]
    still_open = [order for order in concerned if order.is_open] or concerned
    waiting = [order for order in still_open if order.may_begin] or still_open
    return all(deadline.closes_on in order.reached for order in waiting)
