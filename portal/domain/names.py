"""Names and sentences of a definition by their id, in a customer's language."""

from portal.domain.application import PORTAL, SERVICE
from portal.domain.definition import Combi, Contractor, Definition, Language, NetworkOperator, Organisations


def organisation(id: str, definition: Definition) -> NetworkOperator | Contractor | None:
    known = definition.organisations
    parties: tuple[NetworkOperator | Contractor, ...] = (*known.operators, *known.contractors)
    return next((party for party in parties if party.id == id), None)


def organisation_name(id: str, definition: Definition) -> str:
    """The name a customer reads; ``""`` for the customer itself, the brand's own name for the portal and its
    customer service."""
    if id in (PORTAL, SERVICE):
        return definition.brand.name
    party = organisation(id, definition)
    return party.name if party else ""


def party_name(id: str, organisations: Organisations) -> str:
    """The name of an operator, a contractor or a combi; "" for what is none of them."""
    every: tuple[NetworkOperator | Contractor | Combi, ...]
    every = (*organisations.operators, *organisations.contractors, *organisations.combis)
    return next((one.name for one in every if one.id == id), "")


def discipline_name(id: str, definition: Definition, language: Language) -> str:
    known = definition.catalogue.disciplines
    return next((discipline.name.in_(language) for discipline in known if discipline.id == id), id)


def cause_sentence(id: str, definition: Definition, language: Language) -> str:
    known = definition.process.causes
    return next((cause.sentence.in_(language) for cause in known if cause.id == id), "")
