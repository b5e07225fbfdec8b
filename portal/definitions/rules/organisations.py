"""Rules for organisations.toml."""

from collections.abc import Iterable

from portal.definitions.mistakes import Faults, KeyPath
from portal.definitions.rules.ids import all_exist, exists, ids, once
from portal.definitions.rules.periods import ends_after_start
from portal.domain.application import CUSTOMER, PORTAL, SERVICE
from portal.domain.definition import Area, Contractor, NetworkOperator, Organisations

POSTCODES = range(1000, 10_000)


def organisation_rules(organisations: Organisations) -> Faults:
    yield from _names(organisations)
    for place, combi in enumerate(organisations.combis):
        path: KeyPath = ("combis", place)
        yield from all_exist((*path, "operators"), combi.operators, ids(organisations.operators), "network operator")
        yield from all_exist((*path, "contractors"), combi.contractors, ids(organisations.contractors), "contractor")
    for place, contractor in enumerate(organisations.contractors):
        yield from _crews(("contractors", place, "crews"), contractor, organisations)
    for place, area in enumerate(organisations.areas):
        yield from _contractor(("areas", place), area, organisations)
        yield from _operators(("areas", place), area, organisations)
        for number, works in enumerate(area.works):
            yield from ends_after_start(("areas", place, "works", number), works)
    yield from _postcodes(organisations.areas)


def _names(organisations: Organisations) -> Faults:
    """An id names one organisation, of whatever sort: keys, logs and combis know it by nothing else."""
    yield from once(("operators",), organisations.operators)
    yield from once(("contractors",), organisations.contractors)
    yield from once(("combis",), organisations.combis)
    yield from once(("areas",), organisations.areas)
    yield from _taken("operators", organisations.operators)
    yield from _taken("contractors", organisations.contractors)
    operators = ids(organisations.operators)
    for place, contractor in enumerate(organisations.contractors):
        if contractor.id in operators:
            yield (
                ("contractors", place, "id"),
                f"{contractor.id!r} is a network operator; an id names one organisation.",
            )


def _crews(path: KeyPath, contractor: Contractor, organisations: Organisations) -> Faults:
    """A crew works where its contractor does, for what is connected there."""
    own = {area.id: area for area in organisations.areas if area.contractor == contractor.id}
    served = dict.fromkeys(discipline for area in own.values() for discipline in area.operators)
    yield from once(path, contractor.crews)
    for place, crew in enumerate(contractor.crews):
        yield from all_exist((*path, place, "areas"), crew.areas, own, f"area of {contractor.id}")
        yield from all_exist((*path, place, "disciplines"), crew.disciplines, served, "discipline in its areas")


def _taken(kind: str, parties: Iterable[NetworkOperator | Contractor]) -> Faults:
    """Logs and lists name these besides organisations."""
    for place, party in enumerate(parties):
        if party.id in (CUSTOMER, PORTAL, SERVICE):
            yield (kind, place, "id"), f"{party.id!r} is what logs call somebody else; give it another id."


def _contractor(path: KeyPath, area: Area, organisations: Organisations) -> Faults:
    combis = {combi.id: combi for combi in organisations.combis}
    yield from exists((*path, "combi"), area.combi, combis, "combi")
    yield from exists((*path, "contractor"), area.contractor, ids(organisations.contractors), "contractor")
    combi = combis.get(area.combi)
    if combi is not None and area.contractor not in combi.contractors:
        yield (
            (*path, "contractor"),
            f"{area.contractor} does not work in {combi.id}; it has: {', '.join(combi.contractors)}.",
        )


def _operators(path: KeyPath, area: Area, organisations: Organisations) -> Faults:
    operators = {operator.id: operator for operator in organisations.operators}
    combi = next((combi for combi in organisations.combis if combi.id == area.combi), None)
    for discipline, id in area.operators.items():
        key = (*path, "operators", discipline)
        yield from exists(key, id, operators, "network operator")
        operator = operators.get(id)
        if operator is not None and discipline not in operator.disciplines:
            yield key, f"{id} does not serve {discipline}; it serves {', '.join(operator.disciplines)}."
        if operator is not None and combi is not None and id not in combi.operators:
            yield key, f"{id} is not in {combi.id}; it has: {', '.join(combi.operators)}."


def _postcodes(areas: tuple[Area, ...]) -> Faults:
    """Every range lies in 1000–9999, begins before it ends, and shares no postcode with another."""
    taken: list[tuple[int, int, str]] = []
    for place, area in enumerate(areas):
        for number, (first, last) in enumerate(area.postcodes):
            path: KeyPath = ("areas", place, "postcodes", number)
            if first not in POSTCODES or last not in POSTCODES or last < first:
                yield path, f"{first}–{last} is no range of postcodes; it runs from low to high within 1000–9999."
            for low, high, other in taken:
                if first <= high and low <= last:
                    yield path, f"{first}–{last} overlaps {low}–{high} of {other}; a postcode lies in one area."
            taken.append((first, last, area.id))
