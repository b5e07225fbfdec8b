"""Which organisation stands behind a role of the process, for one order of an application."""

from portal.domain.events import OrderedPart


def behind(role: str, part: OrderedPart, contractor: str) -> str:
    """The role itself where no organisation does: the customer, the portal, customer service, nature."""
    return {"operator": part.operator, "contractor": contractor}.get(role, role)
