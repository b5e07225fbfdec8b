"""Deciding a submission: from complete answers to the first event of an application."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain

from portal.domain.answers import Answers, Choice
from portal.domain.applicant import FOLLOW
from portal.domain.calendar import local
from portal.domain.catalogue import area_of, expected_window, legal_deadline, price_on, product_for
from portal.domain.deadlines import opened
from portal.domain.definition import Area, Definition, Product
from portal.domain.events import ApplicationSubmitted, Deadline, OrderedPart, Todo
from portal.domain.legal import watch
from portal.domain.reminding import first
from portal.domain.watching import silence


class NotDeliverable(Exception):
    """What was asked for can't be had from this brand; the message is a sentence for the log, ``key`` a words key."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key


def decide_submission(answers: Answers, definition: Definition, now: datetime) -> ApplicationSubmitted:
    """The event that begins an application at ``now`` (UTC).

    Raises NotDeliverable where no area or product fits: the form asks only for what can be had, so this means that
    the definition changed between the question and the answer.
    """
    area = _area(answers, definition)
    parts = tuple(_part(choice, answers, definition, area, now) for choice in answers.choices)
    submitted = ApplicationSubmitted(
        at=now,
        by="customer",
        language=answers.language,
        parts=parts,
        wish_from=answers.wish_from,
        wish_to=answers.wish_from + timedelta(days=4),
        area=area.id,
        combi=area.combi,
        contractor=area.contractor,
        place=answers.person.address.place,
        todos=_todos(answers, definition),
        documents=len(answers.documents),
        homes=answers.homes,
        opens=(),
        follow=FOLLOW,
        definition=definition.digest,
    )
    return replace(submitted, opens=_opens(submitted, definition))


def _area(answers: Answers, definition: Definition) -> Area:
    postcode = answers.person.address.postcode
    area = area_of(definition.organisations, postcode)
    if area is None:
        raise NotDeliverable("apply.where.no_area", f"no area has postcode {postcode[:4]}")
    return area


def _opens(submitted: ApplicationSubmitted, definition: Definition) -> tuple[Deadline, ...]:
    """What the organisations owe from the first day on, what the portal watches, and what the customer hears again."""
    owed = opened(
        definition.process,
        definition.holidays,
        "submitted",
        submitted.at,
        submitted.parts,
        contractor=submitted.contractor,
        combi=submitted.combi,
    )
    return *owed, *_watches(submitted.parts, definition, submitted.at), *first(submitted, definition)


def _watches(parts: tuple[OrderedPart, ...], definition: Definition, now: datetime) -> tuple[Deadline, ...]:
    """What the portal itself keeps an eye on from the first day: silence, and every legal term."""
    legal = (
        watch(definition.process, part.discipline, now, part.legal_deadline, now)
        for part in parts
        if part.legal_deadline is not None
    )
    return silence(definition, now), *chain.from_iterable(legal)


def total_price(answers: Answers, definition: Definition, day: date) -> int | None:
    """Cents for the whole application on that day; None where any part needs a quote ([KCP] rule 7)."""
    products = ((choice, _product(choice, answers.kind, definition)) for choice in answers.choices)
    prices = [_price(choice, product, day, answers.homes) for choice, product in products]
    known = [price for price in prices if price is not None]
    return sum(known) if len(known) == len(prices) else None


def _part(choice: Choice, answers: Answers, definition: Definition, area: Area, now: datetime) -> OrderedPart:
    product = _product(choice, answers.kind, definition)
    operator = area.operators.get(choice.discipline)
    if operator is None:
        raise NotDeliverable("apply.where.no_operator", f"area {area.id} has no operator for {choice.discipline}")
    today = local(now).date()
    expected_from, expected_to = expected_window(product, today, answers.wish_from)
    return OrderedPart(
        discipline=choice.discipline,
        product=product.id,
        kind=answers.kind,
        capacity=choice.capacity,
        operator=operator,
        digging=product.digging,
        cents=_price(choice, product, today, answers.homes),
        expected_from=expected_from,
        expected_to=expected_to,
        legal_deadline=legal_deadline(product, definition.catalogue, now, definition.holidays, choice.capacity),
    )


def _product(choice: Choice, kind: str, definition: Definition) -> Product:
    product = product_for(definition.catalogue, choice.discipline, kind)
    if product is None or product.not_possible is not None:
        raise NotDeliverable("apply.disciplines.not_possible", f"{choice.discipline} can't be had as {kind}")
    return product


def _price(choice: Choice, product: Product, day: date, homes: int) -> int | None:
    cents = price_on(product, choice.capacity, day)
    return None if cents is None else homes * cents


def _todos(answers: Answers, definition: Definition) -> tuple[Todo, ...]:
    """Missing drawings don't block: they and the customer works become what the customer still has to do."""
    products = [_product(choice, answers.kind, definition) for choice in answers.choices]
    given = {document.drawing for document in answers.documents}
    todos: dict[str, Todo] = {}
    for product in products:
        for drawing in product.drawings:
            if drawing not in given:
                todos.setdefault(drawing, Todo(drawing, "drawing", product.discipline))
    for product in products:
        for work in product.works:
            todos.setdefault(work, Todo(work, "works", product.discipline))
    return tuple(todos.values())
