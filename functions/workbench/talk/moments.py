"""Which contact moment a form is about, and what that one asks for besides the talk itself."""

from collections.abc import Iterable, Mapping
from typing import Literal

from portal.domain.application import Application
from portal.domain.contacts import role_of
from portal.domain.definition import ContactMoment, Definition, Milestone
from portal.domain.reports import REPORTABLE

Outcome = Literal["", "soft", "hard", "inspection", "done"]
JOIN = "+"
"""Between two contact moments that are made in one talk, in an address: ``2+3``."""
PLANS: Mapping[Milestone, Outcome] = {
    "soft_date_agreed": "soft",
    "hard_date_agreed": "hard",
    "inspected": "inspection",
}
"""What the contractor fills in where the moment is there to reach this."""


def own_moments(state: Application, organisation: str, definition: Definition) -> tuple[ContactMoment, ...]:
    """Those that this organisation makes ([KCP] rule 2)."""
    role = role_of(organisation, state)
    return tuple(moment for moment in definition.process.contact_moments if moment.owner == role)


def moment_called(id: str, moments: Iterable[ContactMoment]) -> ContactMoment | None:
    return next((moment for moment in moments if moment.id == id), None)


def due_moment(state: Application, organisation: str, definition: Definition) -> str:
    """The contact moment that this organisation owes first; ``""`` where it owes none."""
    known = {moment.id for moment in own_moments(state, organisation, definition)}
    owed = [due for due in state.deadlines if due.owner == organisation and due.moment in known]
    return min(owed, key=lambda due: due.due).moment if owed else ""


def joined_to(moment: ContactMoment | None, moments: Iterable[ContactMoment]) -> tuple[ContactMoment, ...]:
    """Those that the definition lets be made in the same talk ([KCP] 3 may join 2)."""
    return tuple(one for one in moments if moment is not None and one.joins == moment.id)


def outcome_of(moment: ContactMoment | None, state: Application, organisation: str) -> Outcome:
    """What the form asks for; an operator plans nothing ([KCP] rule 1)."""
    if moment is None:
        return ""
    if organisation == state.contractor:
        if moment.term is not None and moment.term.after == "shifted":
            return "hard" if _hard(state) else "soft"
        if moment.fulfilled_by is not None and moment.fulfilled_by in PLANS:
            return PLANS[moment.fulfilled_by]
    return "done" if moment.fulfilled_by in REPORTABLE else ""


def _hard(state: Application) -> bool:
    return any(order.current and order.current.hardness == "hard" for order in state.orders if order.is_open)


def may_shift(state: Application, outcome: Outcome) -> bool:
    """Whether a date that stands may move by what is filled in: then its cause is asked."""
    stands = {order.current.hardness for order in state.orders if order.is_open and order.current}
    return (outcome == "hard" and bool(stands)) or (outcome == "soft" and bool(stands))
