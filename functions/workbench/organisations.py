"""The organisations of a brand as staff meet them: what each of them is, and how it is called."""

from collections.abc import Mapping

from portal.domain.definition import Definition, Organisations
from portal.domain.names import party_name
from portal.domain.staff import Employee


def kinds(organisations: Organisations) -> Mapping[str, str]:
    """Operator, contractor or combi, by id."""
    return {
        **{operator.id: "operator" for operator in organisations.operators},
        **{contractor.id: "contractor" for contractor in organisations.contractors},
        **{combi.id: "combi" for combi in organisations.combis},
    }


def employer(employee: Employee, definition: Definition) -> str:
    """The name of the organisation somebody works for; the brand's own where that is none of them."""
    return party_name(employee.organisation, definition.organisations) or definition.brand.name
