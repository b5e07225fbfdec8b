"""Why something changed, and on whose account: the codes an editor wrote, and the organisation behind each."""

from portal.domain.application import Application, DisciplineOrder
from portal.domain.definition import Cause, Definition, Milestone
from portal.domain.reports import Impossible
from portal.domain.roles import behind


def known(id: str, definition: Definition) -> Cause:
    """The cause with that code. Raises Impossible with the codes there are."""
    for cause in definition.process.causes:
        if cause.id == id:
            return cause
    possible = ", ".join(cause.id for cause in definition.process.causes)
    raise Impossible("cause.unknown", f"Cause {id!r} is not known; possible: {possible}.")


def awaiting(milestone: Milestone, definition: Definition) -> Cause | None:
    """The cause of a standstill that ends when this is reached; None where the definition has none."""
    return next((cause for cause in definition.process.causes if cause.ends_on == milestone), None)


def responsible(cause: Cause, order: DisciplineOrder, state: Application) -> str:
    """The organisation, or the party where no organisation is behind it (the customer, nature)."""
    return behind(cause.party, order.part, state.contractor)
