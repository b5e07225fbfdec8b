"""Who of the staff may do what, and whose applications they see: the one table that every page of theirs asks.

Nobody changes what their organisation has no part in; that, and who may speak of planning ([KCP] rule 1), is decided
again by the domain for every report (``portal.domain.planning``).
"""

from collections.abc import Mapping
from typing import Literal

from portal.domain.application import SERVICE, Application
from portal.domain.staff import Employee, StaffRole

Action = Literal[
    "see_work",
    "see_week",
    "see_application",
    "find",
    "answer_enquiries",
    "log_contact",
    "report",
    "plan",
    "sample",
    "steer",
    "print",
]
"""``find``: look for an application or a customer. ``answer_enquiries``: questions that belong to no application.
``log_contact``: one of theirs with the customer. ``report``: what was reached, sums, standstills and the rest; for
customer service what a customer tells. ``plan``: soft and hard dates. ``sample``: judge logged contacts.
``steer``: the report of a combi. ``print``: letters to customers."""

ALL: frozenset[StaffRole] = frozenset(
    ("work_preparer", "planner", "coordinator", "customer_service", "quality", "administrator")
)
ALLOWED: Mapping[Action, frozenset[StaffRole]] = {
    "see_work": frozenset(("work_preparer", "planner", "coordinator", "customer_service")),
    "see_week": frozenset(("planner", "coordinator")),
    "see_application": ALL,
    "find": frozenset(("work_preparer", "planner", "coordinator", "customer_service", "administrator")),
    "answer_enquiries": frozenset(("customer_service", "administrator")),
    "log_contact": frozenset(("work_preparer", "planner", "customer_service")),
    "report": frozenset(("work_preparer", "planner", "customer_service")),
    "plan": frozenset(("planner",)),
    "sample": frozenset(("quality",)),
    "steer": frozenset(("coordinator", "quality", "administrator")),
    "print": frozenset(("customer_service", "administrator")),
}


def may(employee: Employee, action: Action) -> bool:
    return employee.role in ALLOWED[action]


def speaks_for(employee: Employee) -> str:
    """In whose name they speak with customers: their organisation's, or the brand's own."""
    return employee.organisation or SERVICE


def sees(employee: Employee, state: Application) -> bool:
    """Whether this application is one of their organisation's; who works for the brand itself sees all of them."""
    if employee.role == "coordinator":
        return state.combi == employee.organisation
    return not employee.organisation or employee.organisation in {*state.organisations, state.combi}
