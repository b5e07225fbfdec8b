"""Names and sentences of a definition by their id, in a customer's language."""

from portal.domain.definition import Definition, Language


def organisation_name(id: str, definition: Definition) -> str:
    """The name a customer reads; ``""`` for the customer itself, the brand's own name for the portal."""
    if id == "portal":
        return definition.brand.name
    known = definition.organisations
    names = {operator.id: operator.name for operator in known.operators}
    names |= {contractor.id: contractor.name for contractor in known.contractors}
    return names.get(id, "")


def discipline_name(id: str, definition: Definition, language: Language) -> str:
    known = definition.catalogue.disciplines
    return next((discipline.name.in_(language) for discipline in known if discipline.id == id), id)


def cause_sentence(id: str, definition: Definition, language: Language) -> str:
    known = definition.process.causes
    return next((cause.sentence.in_(language) for cause in known if cause.id == id), "")
