"""Which deadlines open when a milestone is reached: read from the process, decided once, carried by the event."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from portal.domain.calendar import add_term
from portal.domain.definition import ContactMoment, InternalMilestone, Milestone, Process, Role, Term
from portal.domain.events import Deadline, OrderedPart


def opened(
    process: Process,
    holidays: frozenset[date],
    milestone: Milestone,
    at: datetime,
    parts: Iterable[OrderedPart],
    contractor: str,
    combi: str,
) -> tuple[Deadline, ...]:
    """Deadlines that start for these parts when ``milestone`` is reached at ``at`` (UTC).

    Contact moments of the contractor cover all disciplines at once ([KCP] planning is for all disciplines), so one of
    them stands for all parts; those of an operator stand per discipline.
    """
    found: dict[tuple[str, str], Deadline] = {}
    for part in parts:
        for name, closes_on, owner, term, shared in _starting(process, milestone, part, combi):
            discipline = "" if shared else part.discipline
            organisation = _organisation(owner, part, contractor)
            due = add_term(at, term, holidays)
            found.setdefault((name, discipline), Deadline(name, discipline, organisation, due, closes_on))
    return tuple(found.values())


def moment_for(process: Process, moment: ContactMoment, organisation: str, combi: str) -> ContactMoment:
    """The contact moment as this organisation or combi has it ([KCP] generic where possible, specific where needed)."""
    for override in process.overrides:
        if override.moment == moment.id and override.organisation in (organisation, combi):
            moment = replace(
                moment,
                term=override.term or moment.term,
                optional=moment.optional if override.optional is None else override.optional,
                customer_text=override.customer_text or moment.customer_text,
            )
    return moment


Starting = tuple[str, Milestone, Role, Term, bool]


def _starting(process: Process, milestone: Milestone, part: OrderedPart, combi: str) -> Iterable[Starting]:
    for moment in process.contact_moments:
        own = moment_for(process, moment, part.operator, combi)
        if _starts_moment(own, milestone, part) and own.term and own.fulfilled_by:
            yield own.id, own.fulfilled_by, own.owner, own.term, not own.per_discipline
    for inner in process.milestones:
        if inner.term.after == milestone and _concerns(inner, part):
            yield inner.milestone, inner.milestone, inner.owner, inner.term, False


def _starts_moment(moment: ContactMoment, milestone: Milestone, part: OrderedPart) -> bool:
    if moment.optional or moment.term is None or moment.term.after != milestone:
        return False
    return moment.owner in ("operator", "contractor") and (part.cents is None or not moment.only_with_quote)


def _concerns(inner: InternalMilestone, part: OrderedPart) -> bool:
    with_quote = part.cents is None
    return not (inner.only_with_quote and not with_quote) and not (inner.only_standard and with_quote)


def _organisation(owner: Role, part: OrderedPart, contractor: str) -> str:
    return {"operator": part.operator, "contractor": contractor}.get(owner, owner)
