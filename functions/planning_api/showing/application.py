"""From an application and its customer to what one organisation reads of it ([KCP] rule 15)."""

from collections.abc import Iterator

from functions.planning_api.showing import shapes
from portal.domain import application as domain
from portal.domain.events import Deadline
from portal.domain.person import Person


def shown(state: domain.Application, person: Person | None, organisation: str) -> shapes.Application:
    """``person`` is the customer, where it is still known."""
    return shapes.Application(
        application=state.reference,
        version=state.version,
        submitted_at=state.submitted_at,
        open=state.is_open,
        source=_source(state, organisation),
        language=state.language,
        area=state.area,
        combi=state.combi,
        contractor=state.contractor,
        homes=state.homes,
        wish_from=state.wish_from,
        wish_to=state.wish_to,
        pavement_openings=state.pavement_openings,
        orders=[_order(order, state, organisation) for order in state.orders],
        due=[_due(due) for due in state.deadlines if due.owner == organisation],
        next_contact=_next(state),
        inspection=_inspection(state),
        points=[_point(point) for point in state.points if organisation in (point.owner, state.contractor)],
        complaints=[_complaint(one) for one in state.complaints if one.owner == organisation],
        questions=[_question(one) for one in state.questions if one.owner == organisation],
        wishes=[_wish(one) for one in state.wishes if one.owner == organisation],
        customer=_customer(person) if person and speaks(state, organisation) else None,
    )


def speaks(state: domain.Application, organisation: str) -> bool:
    """Whether it has something to speak about with the customer: the operator until its order is delivered, the
    contractor from the first release until the work and its remaining points are done."""
    own = [order for order in state.orders if order.part.operator == organisation and order.cancelled_at is None]
    if any("delivered" not in order.reached for order in own):
        return True
    released = any("released" in order.reached for order in state.orders if order.cancelled_at is None)
    return organisation in _owing(state) or (organisation == state.contractor and state.is_open and released)


def _owing(state: domain.Application) -> Iterator[str]:
    """Whoever has a remaining point to mend, a complaint or a question to answer, or a wish to decide."""
    yield from (one.owner for one in state.points if one.solved_at is None)
    yield from (one.owner for one in state.complaints if one.answered_at is None)
    yield from (one.owner for one in state.questions if one.answered_at is None)
    yield from (one.owner for one in state.wishes if one.granted is None)


def _source(state: domain.Application, organisation: str) -> str:
    brought_by, _, reference = state.source.partition(":")
    return reference if brought_by == organisation else ""


def _order(order: domain.DisciplineOrder, state: domain.Application, organisation: str) -> shapes.Order:
    stall = order.stall
    return shapes.Order(
        discipline=order.discipline,
        operator=order.part.operator,
        state=_state(order),
        digging=order.part.digging,
        reached=order.reached,
        date=_date(order.current),
        first_date=_date(order.first),
        standstill=shapes.Standstill(stall.since, stall.cause, stall.caused_by) if stall else None,
        details=_details(order, organisation) if organisation in (order.part.operator, state.contractor) else None,
    )


def _state(order: domain.DisciplineOrder) -> str:
    if order.cancelled_at is not None:
        return "cancelled"
    if not order.is_open:
        return "completed"
    return "stalled" if order.stall else "open"


def _details(order: domain.DisciplineOrder, organisation: str) -> shapes.Details:
    part, sums = order.part, organisation == order.part.operator
    return shapes.Details(
        product=part.product,
        kind=part.kind,
        capacity=part.capacity,
        expected_from=part.expected_from,
        expected_to=part.expected_to,
        legal_deadline=order.legal_deadline,
        congested=order.congested,
        quote=shapes.Money(order.quote.cents, order.quote.until, order.quote.number) if sums and order.quote else None,
        invoice=shapes.Money(order.invoice.cents, order.invoice.until, order.invoice.number)
        if sums and order.invoice
        else None,
    )


def _date(plan: domain.Plan | None) -> shapes.PlannedDate | None:
    if plan is None:
        return None
    said = plan.promise
    return shapes.PlannedDate(plan.hardness, said.first_day, said.last_day, said.part, said.cause, said.caused_by)


def _next(state: domain.Application) -> shapes.NextContact | None:
    coming = state.next_contact
    return shapes.NextContact(coming.week, coming.by, coming.means) if coming else None


def _inspection(state: domain.Application) -> shapes.Inspection | None:
    planned = state.inspection
    return shapes.Inspection(planned.day, planned.part, planned.means, planned.passed) if planned else None


def _point(point: domain.Point) -> shapes.Point:
    return shapes.Point(point.id, point.discipline, point.owner, point.until, point.solved_at is not None)


def _due(due: Deadline) -> shapes.Due:
    return shapes.Due(due.moment, due.discipline, due.due, due.late)


def _complaint(one: domain.Complaint) -> shapes.Complaint:
    return shapes.Complaint(one.id, one.made_at, one.answered_at is not None)


def _question(one: domain.Question) -> shapes.Question:
    return shapes.Question(one.id, one.asked_at, one.topic, one.discipline, one.answered_at is not None)


def _wish(one: domain.Wish) -> shapes.Wish:
    return shapes.Wish(one.id, one.made_at, one.what, one.week, one.granted)


def _customer(person: Person) -> shapes.Customer:
    builder, at = person.builder, person.address
    return shapes.Customer(
        name=person.name,
        company=person.company,
        contact=person.contact,
        phone=person.phone,
        mail=person.mail,
        prefers=person.channel,
        street=at.street,
        number=at.number,
        addition=at.addition,
        postcode=at.postcode,
        place=at.place,
        plot=at.plot,
        builder=shapes.Builder(builder.name, builder.phone, builder.mail) if builder else None,
    )
