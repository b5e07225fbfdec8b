"""Who may do what, and whose applications they see."""

from typing import get_args

import pytest

from portal.domain.permissions import ALLOWED, Action, may, sees
from portal.domain.staff import Employee, StaffRole
from tests.builders import CONTRACTOR, POWER, an_application


def somebody(role: StaffRole, organisation: str = "") -> Employee:
    return Employee("s1", "Proef", role, organisation)


def test_every_action_has_somebody_who_may() -> None:
    assert set(ALLOWED) == set(get_args(Action))
    assert all(ALLOWED.values())


def test_an_operator_never_plans() -> None:
    """[KCP] rule 1: planning belongs to the contractor."""
    assert ALLOWED["plan"] == {"planner"}
    assert not may(somebody("work_preparer", POWER), "plan")


def test_a_coordinator_changes_nothing() -> None:
    assert not [act for act in ("log_contact", "plan", "sample") if may(somebody("coordinator"), act)]


@pytest.mark.parametrize(
    ("role", "organisation", "seen"),
    [
        ("planner", CONTRACTOR, True),
        ("planner", "polderbouw", False),
        ("work_preparer", POWER, True),
        ("work_preparer", "noordernet", False),
        ("coordinator", "combi_rivierenland", True),
        ("coordinator", "combi_noordwest", False),
        ("coordinator", "", False),
        ("customer_service", "", True),
        ("quality", CONTRACTOR, True),
        ("quality", "polderbouw", False),
        ("administrator", "", True),
    ],
)
def test_an_organisation_sees_its_own(role: StaffRole, organisation: str, seen: object) -> None:
    assert sees(somebody(role, organisation), an_application()) is seen
