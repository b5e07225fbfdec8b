"""A country to scale by: 25 operators, 20 contractors and 47 areas, of which a few have most of the customers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from portal.domain.definition import Area, Combi, Contractor, Definition, NetworkOperator, Organisations

OPERATORS = {("electricity", "gas"): 7, ("water",): 10, ("cable",): 8}
"""How many operators there are for these disciplines."""
CONTRACTORS = 20
AREAS = 47
FIRST_POSTCODE, LAST_POSTCODE = 1000, 9999
SHARES = tuple(accumulate(1 / (rank + 1) for rank in range(AREAS)))
"""Customers of the first areas together (Zipf): the largest area has more than a fifth of all."""


def a_country(definition: Definition) -> Definition:
    """The same administration with the organisations of a whole country."""
    operators, contractors = tuple(_operators()), tuple(map(_contractor, range(CONTRACTORS)))
    combi = Combi("all", "All", tuple(each.id for each in operators), tuple(each.id for each in contractors))
    areas = tuple(_area(number) for number in range(AREAS))
    return replace(definition, organisations=Organisations(operators, contractors, (combi,), areas))


def a_postcode(drawn: float) -> str:
    """Of an area drawn by its share of the customers; ``drawn`` is in [0, 1)."""
    area = next(rank for rank, share in enumerate(SHARES) if drawn * SHARES[-1] < share)
    return f"{_first(area)} AB"


def _operators() -> Iterator[NetworkOperator]:
    for disciplines, count in OPERATORS.items():
        for number in range(count):
            name = f"{disciplines[0]}_{number}"
            yield NetworkOperator(name, name, disciplines, "0800 000 0000", f"{name}@netten.example")


def _contractor(number: int) -> Contractor:
    name = f"contractor_{number}"
    return Contractor(name, name, f"Planning {number}", "0800 000 0000", f"{name}@aannemers.example")


def _area(number: int) -> Area:
    """Neighbouring areas differ in who works there; the largest ones have the first of each."""
    working = {
        discipline: f"{disciplines[0]}_{number % count}"
        for disciplines, count in OPERATORS.items()
        for discipline in disciplines
    }
    last = _first(number + 1) - 1 if number + 1 < AREAS else LAST_POSTCODE
    contractor = f"contractor_{number % CONTRACTORS}"
    return Area(f"area_{number}", f"Area {number}", ((_first(number), last),), "all", contractor, working)


def _first(area: int) -> int:
    return FIRST_POSTCODE + area * (LAST_POSTCODE + 1 - FIRST_POSTCODE) // AREAS
