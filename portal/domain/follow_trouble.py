"""What goes otherwise than it should: what happened, why, what now, what the customer can do, what it costs.

Each kind has its sentences under ``track.trouble.<kind>`` in the words of the pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from portal.domain.application import CUSTOMER, NOBODYS_LIST, Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.deadlines import moment_of
from portal.domain.definition import Definition, Language
from portal.domain.follow_money import invoice_state
from portal.domain.names import cause_sentence, discipline_name, organisation, organisation_name
from portal.domain.running import RESUME

Kind = Literal["stalled", "inspection", "payment", "moved", "late", "congested"]


@dataclass(frozen=True, slots=True)
class Trouble:
    kind: Kind
    names: tuple[str, ...] = ()
    """Of the disciplines it is about."""
    since: date | None = None
    why: str = ""
    who: str = ""
    """Who sees to it, or who has to be paid."""
    phone: str = ""
    """Of who can be asked about it."""
    by: date | None = None
    """The day by which something is done about it, or by which it had to be."""
    yours: bool = False
    cents: int = 0
    charge: str = ""
    discipline: str = ""
    """Whose sum it is, where one is owed."""


def troubles(state: Application, definition: Definition, language: Language, now: datetime) -> tuple[Trouble, ...]:
    """The worst first; that something is late only where nothing worse says why."""
    found = (
        *_together(_stalled(state, definition, language)),
        *_inspection(state, definition, language),
        *_unpaid(state, definition, language, local(now).date()),
        *_together(_moved(state, definition, language)),
        *_together(_congested(state, definition, language)),
    )
    return found or tuple(_late(state, definition, language, now))


def _together(troubles: Iterable[Trouble]) -> Iterator[Trouble]:
    """What is the same for several disciplines is said once."""
    names: dict[Trouble, list[str]] = {}
    for trouble in troubles:
        names.setdefault(replace(trouble, names=()), []).extend(trouble.names)
    return (replace(trouble, names=tuple(its)) for trouble, its in names.items())


def sees_to(order: DisciplineOrder, state: Application) -> str:
    """Who acts while it stands still: who caused it; where that is nobody (frost), whoever must see that it goes on."""
    cause = order.stall.caused_by if order.stall else ""
    if cause == CUSTOMER or cause in state.organisations:
        return cause
    owners = (due.owner for due in state.deadlines if (due.moment, due.discipline) == (RESUME, order.discipline))
    return next(owners, state.contractor)


def _stalled(state: Application, definition: Definition, language: Language) -> Iterator[Trouble]:
    for order in state.orders:
        if order.stall is None:
            continue
        owner = sees_to(order, state)
        ends = [due.due for due in state.deadlines if (due.moment, due.discipline) == (RESUME, order.discipline)]
        yield Trouble(
            kind="stalled",
            names=(discipline_name(order.discipline, definition, language),),
            since=local(order.stall.since).date(),
            why=cause_sentence(order.stall.cause, definition, language),
            who=organisation_name(owner, definition),
            phone=_phone(state.contractor if owner == CUSTOMER else owner, definition),
            by=local(min(ends)).date() if ends else None,
            yours=owner == CUSTOMER,
        )


def _inspection(state: Application, definition: Definition, language: Language) -> Iterator[Trouble]:
    """A look at the site that found something; until the next look is planned or done."""
    look = state.inspection
    if look is None or look.passed is not False or not state.is_open:
        return
    charges = {charge.id: charge.name.in_(language) for charge in definition.catalogue.charges}
    again = [due.due for due in state.deadlines if due.closes_on == "inspected"]
    yield Trouble(
        kind="inspection",
        since=look.day,
        who=organisation_name(state.contractor, definition),
        phone=_phone(state.contractor, definition),
        by=local(min(again)).date() if again else None,
        cents=look.cents,
        charge=charges.get(look.charge, ""),
    )


def _unpaid(state: Application, definition: Definition, language: Language, today: date) -> Iterator[Trouble]:
    for order in state.orders:
        if order.invoice and invoice_state(order, today) == "overdue" and order.cancelled_at is None:
            yield Trouble(
                kind="payment",
                names=(discipline_name(order.discipline, definition, language),),
                who=organisation_name(order.part.operator, definition),
                phone=_phone(order.part.operator, definition),
                by=order.invoice.until,
                yours=True,
                cents=order.invoice.cents,
                discipline=order.discipline,
            )


def _moved(state: Application, definition: Definition, language: Language) -> Iterator[Trouble]:
    """A date that gave way to a later one, as long as the work is to come."""
    for order in state.orders:
        plan, earlier = order.current, order.before[-1] if order.before else order.first
        if plan is None or earlier is None or not order.is_open or order.stall is not None:
            continue
        if plan.promise.first_day > earlier.promise.last_day:
            yield Trouble(
                kind="moved",
                names=(discipline_name(order.discipline, definition, language),),
                since=local(plan.said_at).date(),
                why=cause_sentence(plan.promise.cause, definition, language),
                who=organisation_name(state.contractor, definition),
                phone=_phone(state.contractor, definition),
                by=_call(state, definition),
                yours=plan.promise.caused_by == CUSTOMER,
            )


def _call(state: Application, definition: Definition) -> date | None:
    """Until when the contractor calls about it, where the customer has not been called yet ([KCP] rule 5)."""
    moment = moment_of("shifted", definition.process)
    calls = [due.due for due in state.deadlines if moment and due.moment == moment.id]
    return local(min(calls)).date() if calls else None


def _congested(state: Application, definition: Definition, language: Language) -> Iterator[Trouble]:
    for order in state.orders:
        if order.congested and order.is_open:
            yield Trouble(
                kind="congested",
                names=(discipline_name(order.discipline, definition, language),),
                who=organisation_name(order.part.operator, definition),
                phone=_phone(order.part.operator, definition),
                by=order.legal_deadline,
            )


def _late(state: Application, definition: Definition, language: Language, now: datetime) -> Iterator[Trouble]:
    """What an organisation should have done by now; said once, of what waits longest."""
    overdue = [due for due in state.deadlines if due.due < now and due.owner not in NOBODYS_LIST and state.is_open]
    if overdue:
        longest = min(overdue, key=lambda due: due.due)
        named = (discipline_name(longest.discipline, definition, language),) if longest.discipline else ()
        who, phone = organisation_name(longest.owner, definition), _phone(longest.owner, definition)
        yield Trouble(kind="late", names=named, who=who, phone=phone, by=local(longest.due).date())


def _phone(id: str, definition: Definition) -> str:
    party = organisation(id, definition)
    return party.phone if party else definition.brand.phone
